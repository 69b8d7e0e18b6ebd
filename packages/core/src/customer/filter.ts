import { idPrefix as normalPrefix } from '../kernel/index.ts'
import { searchKey, searchPart } from '../search/index.ts'
import type { Customer } from './customer.ts'

/** Which customers: all that fit everything that is given. */
export type CustomerFilter = {
  /** the beginning of the id */
  readonly idPrefix?: string | undefined
  /** a part of the name or of the address in any case, initial consonants of the name (초성), or the beginning of the id (`CU-7K`) */
  readonly search?: string | undefined
  /** only those whose address is not confirmed */
  readonly unconfirmed?: boolean | undefined
}

/** The text of a customer in which a search looks. It has personal data. */
export const customerSearchKey = ({ name, email }: Pick<Customer, 'name' | 'email'>): string =>
  searchKey(name, email)

/** What a search means: a part of {@link customerSearchKey}, or, if it can be one, the beginning of an id. */
export function searchedFor(search = ''): { part: string; id: string | undefined } {
  const typed = search.trim()
  const id = /^cu-./i.test(typed) ? normalPrefix('customer', typed) : undefined
  return { part: searchPart(search), id: /^cu-$/i.test(typed) ? 'CU-' : id }
}

/** @returns whether a customer fits the filter */
export function fitting({
  idPrefix = '',
  search,
  unconfirmed = false,
}: CustomerFilter): (customer: Customer) => boolean {
  const { part, id: prefix } = searchedFor(search)
  return (customer) =>
    customer.id.startsWith(idPrefix) &&
    !(unconfirmed && customer.confirmed) &&
    (customerSearchKey(customer).includes(part) ||
      (prefix !== undefined && customer.id.startsWith(prefix)))
}
