import { nameKey } from '../names/index.ts'
import type { Customer } from './customer.ts'

/** Which customers: all that fit everything that is given. */
export type CustomerFilter = {
  /** the beginning of the id */
  readonly idPrefix?: string | undefined
  /** a part of the name or of the address, in any case */
  readonly search?: string | undefined
  /** only those whose address is not confirmed */
  readonly unconfirmed?: boolean | undefined
}

/** @returns whether a customer fits the filter */
export function fitting({
  idPrefix = '',
  search = '',
  unconfirmed = false,
}: CustomerFilter): (customer: Customer) => boolean {
  const part = nameKey(search)
  return ({ id, name, email, confirmed }) =>
    id.startsWith(idPrefix) &&
    !(unconfirmed && confirmed) &&
    (nameKey(name).includes(part) || email.includes(part))
}
