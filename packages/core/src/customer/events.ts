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
  /** whether a code was sent to the address and came back; no if left out */
  readonly confirmed?: boolean
}

export const CUSTOMER_FIELDS = ['name', 'email', 'language', 'mail'] as const
export type CustomerField = (typeof CUSTOMER_FIELDS)[number]

/** A customer changed something about themselves. It says which fields, and the new values of two of them. */
export type CustomerChanged = {
  readonly type: 'CustomerChanged'
  readonly customerId: CustomerId
  readonly changed: readonly CustomerField[]
  /** only if it changed */
  readonly language?: Language
  /** only if it changed */
  readonly mail?: boolean
  /** only if the address changed: whether the new one is confirmed; no if left out */
  readonly confirmed?: boolean
}

/** The address is known to be the customer's: a code that was sent there came back, or the admin says so. */
export type AddressConfirmed = {
  readonly type: 'AddressConfirmed'
  readonly customerId: CustomerId
  readonly by: 'code' | 'admin'
}

/** A customer was erased: name, address, codes and tokens are deleted. Bookings and payments stay. */
export type CustomerErased = {
  readonly type: 'CustomerErased'
  readonly customerId: CustomerId
}

export type CustomerEvent = CustomerSignedUp | CustomerChanged | CustomerErased | AddressConfirmed
