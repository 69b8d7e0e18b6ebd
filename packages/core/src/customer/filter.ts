import { nameKey } from '../names/index.ts'
import type { Customer } from './customer.ts'

/** Which customers: all that fit everything that is given. */
export type CustomerFilter = {
  /** the beginning of the id */
  readonly idPrefix?: string | undefined
  /** a part of the name or of the address, in any case */
  readonly search?: string | undefined
}

/** @returns whether a customer fits the filter */
export function fitting({
  idPrefix = '',
  search = '',
}: CustomerFilter): (customer: Customer) => boolean {
  const part = nameKey(search)
  return ({ id, name, email }) =>
    id.startsWith(idPrefix) && (nameKey(name).includes(part) || email.includes(part))
}
