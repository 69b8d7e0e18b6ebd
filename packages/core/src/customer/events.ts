import type { CustomerId } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'

export type CustomerSignedUp = {
  readonly type: 'CustomerSignedUp'
  readonly customerId: CustomerId
  readonly name: string
  readonly email: string
  readonly language: Language
  /**
   * whether the customer gets notices by mail too; events of versions without this field leave it out, which means yes
   */
  readonly mail?: boolean
}

export type CustomerEvent = CustomerSignedUp
