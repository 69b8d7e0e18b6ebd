import type { Customer } from '../customer/index.ts'
import type { Person } from '../kernel/index.ts'
import type { CustomerRow } from './rows.ts'
import type { State } from './state.ts'

/**
 * Enters the name and the address of a customer, which are in no event. The customer's row has to be in the working set.
 * @throws if another customer has the address, which means that a rule has a bug
 */
export function enterPerson(state: State, { customerId, name, email }: Person): void {
  const row = state.customers.get(customerId)
  if (row === undefined) throw new Error(`There is no customer ${customerId}.`)
  if (row.email !== email) {
    state.emails.add(email, customerId)
    if (row.email !== null) state.emails.remove(row.email)
  }
  state.customers.replace(customerId, { ...row, name, email })
}

/** The customer of a row. Undefined if there is no row, or if the customer is erased. */
export function customerOf(row: CustomerRow | undefined): Customer | undefined {
  if (!row || row.name === null || row.email === null) return undefined
  const { id, name, email, language, mail } = row
  return { id, name, email, language, mail }
}
