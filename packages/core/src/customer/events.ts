import type { CustomerId } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'

// No event has a customer's name or address: see `Person`.

export type CustomerSignedUp = {
  readonly type: 'CustomerSignedUp'
  readonly customerId: CustomerId
  readonly language: Language
  /**
   * whether the customer gets notices by mail too; events of versions without this field leave it out, which means yes
   */
  readonly mail?: boolean
}

export type CustomerEvent = CustomerSignedUp
