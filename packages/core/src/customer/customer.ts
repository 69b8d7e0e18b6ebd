import { type CustomerId, refuse } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'

export type Customer = {
  readonly id: CustomerId
  readonly name: string
  readonly email: string
  readonly language: Language
  /** whether the customer gets notices by mail too */
  readonly mail: boolean
  /** whether the address is known to be theirs: they sent back a code, or the admin said so */
  readonly confirmed: boolean
}

/** What a notice needs of a customer. Name and address are null if the customer is erased. */
export type Recipient = Pick<Customer, 'language' | 'mail' | 'confirmed'> &
  (Pick<Customer, 'name' | 'email'> | { readonly name: null; readonly email: null })

/** @param erasedAt when the customer was erased (ISO 8601), if that is why there is none */
export const noSuchCustomer = (id: CustomerId, erasedAt: string | undefined) =>
  erasedAt === undefined
    ? refuse('customer-not-found', { case: 'id', id })
    : refuse('customer-erased', { case: 'before', id, at: erasedAt })

export const addressTaken = () => refuse('email-already-registered', {})
