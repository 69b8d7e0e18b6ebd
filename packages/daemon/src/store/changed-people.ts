import type { CustomerRow, StaffRow, TokenRow } from '@outerpark/core/engine'
import type { Owner } from '@outerpark/core/kernel'

type Changes = {
  readonly customers: { readonly changed: readonly Pick<CustomerRow, 'id'>[] }
  readonly tokens: { readonly changed: readonly Pick<TokenRow, 'owner'>[] }
  readonly staff: { readonly changed: readonly Pick<StaffRow, 'id'>[] }
}

const NOBODY: readonly Owner[] = []

/** The people whose rows or tokens a group has changed. Most groups only book, and change nobody. */
export function changedPeople({ customers, tokens, staff }: Changes): readonly Owner[] {
  if (customers.changed.length + tokens.changed.length + staff.changed.length === 0) return NOBODY
  return [
    ...customers.changed.map(({ id }) => id),
    ...tokens.changed.map(({ owner }) => owner),
    ...staff.changed.map(({ id }) => id),
  ]
}
