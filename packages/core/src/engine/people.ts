import {
  type AddressConfirmed,
  type Customer,
  type CustomerChanged,
  type CustomerErased,
  type CustomerEvent,
  type CustomerSignedUp,
  changeOf,
  type Recipient,
} from '../customer/index.ts'
import type { Envelope, Person } from '../kernel/index.ts'
import type { CustomerRow } from './rows.ts'
import type { State } from './state.ts'

/** Applies an event about a customer to the rows. */
export function evolveCustomer(state: State, event: CustomerEvent & Pick<Envelope, 'at'>): void {
  if (event.type === 'CustomerSignedUp') signedUp(state, event)
  else if (event.type === 'CustomerChanged') customerChanged(state, event)
  else if (event.type === 'CustomerErased') customerErased(state, event)
  else addressConfirmed(state, event)
}

/** The event makes the row, and the commit enters name and address (`enterPerson`). */
function signedUp(state: State, event: CustomerSignedUp): void {
  const { customerId: id, language, mail = true, confirmed = false } = event
  state.customers.add(id, {
    id,
    name: null,
    email: null,
    language,
    mail,
    confirmed,
    erasedAt: null,
  })
}

/** Applies what the event says; a new name or address comes from the commit. */
function customerChanged(state: State, event: CustomerChanged): void {
  const row = state.customers.get(event.customerId)
  if (row === undefined) throw new Error(`There is no customer ${event.customerId}.`)
  const { changed, language = row.language, mail = row.mail } = event
  const confirmed = changed.includes('email') ? (event.confirmed ?? false) : row.confirmed
  state.customers.replace(row.id, { ...row, language, mail, confirmed })
}

function addressConfirmed(state: State, { customerId }: AddressConfirmed): void {
  const row = state.customers.get(customerId)
  if (row === undefined) throw new Error(`There is no customer ${customerId}.`)
  state.customers.replace(customerId, { ...row, confirmed: true })
}

/** Deletes name, address and codes. The row stays, since bookings refer to it. */
function customerErased(
  state: State,
  { customerId, at }: CustomerErased & Pick<Envelope, 'at'>,
): void {
  const row = state.customers.get(customerId)
  if (row?.email == null) throw new Error(`There is no customer ${customerId}.`)
  state.emails.remove(row.email)
  for (const code of state.codes.values())
    if (code.email === row.email || changeOf(code) === customerId) state.codes.remove(code.email)
  state.customers.replace(customerId, { ...row, name: null, email: null, erasedAt: at })
  state.erased.add(customerId, at)
}

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
  const { id, name, email, language, mail, confirmed } = row
  return { id, name, email, language, mail, confirmed }
}

/** What a notice needs of the customer in a row, who may be erased. */
export function recipientOf(row: CustomerRow | undefined): Recipient | undefined {
  if (!row) return undefined
  const { name, email, language, mail, confirmed } = row
  return name === null || email === null
    ? { name: null, email: null, language, mail, confirmed }
    : { name, email, language, mail, confirmed }
}
