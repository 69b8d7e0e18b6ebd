import type { CustomerId } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'

export type CustomerSignedUp = {
  readonly type: 'CustomerSignedUp'
  readonly customerId: CustomerId
  readonly name: string
  readonly email: string
  readonly language: Language
  /** whether notices come by mail as well; left out by those who signed up before they were asked: they do */
  readonly mail?: boolean
}

export type CustomerEvent = CustomerSignedUp
