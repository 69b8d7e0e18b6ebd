import type { CustomerResponse, ReservationResponse } from '@outerpark/core/contract'
import { idPrefix, isWholeId } from '@outerpark/core/kernel'
import { nameKey } from '@outerpark/core/names'
import { Failure, failure, usage } from '../failure.ts'
import { words } from '../words/words.ts'
import type { Client } from './client.ts'
import type { Choose } from './ids.ts'

/** A customer with their bookings, newest first. */
export type ShownCustomer = {
  readonly customer: CustomerResponse
  readonly reservations: readonly ReservationResponse[]
}

/** How many customers are listed if several fit. */
const CANDIDATES = 10

/** So many characters of an id are surely meant as an id. Fewer could be a name. */
const SURELY_AN_ID = 4

/**
 * The id of the customer who is meant: by the id or its beginning, by the e-mail address, or by the name, in any case. If
 * no customer has the whole name, a part of it is enough. If several fit, `choose` asks a person. Fails if nobody fits, or more than
 * one and nobody can be asked.
 *
 * @param typed e.g. `CU-7KQ`, `minji@example.com` or `Kim Minji`
 */
export async function customerId(
  client: Pick<Client, 'customers'>,
  typed: string,
  choose?: Choose,
): Promise<string> {
  if (typed.trim() === '')
    throw usage(
      ({ people }) => people.whom,
      ({ people }) => people.seeCustomers,
    )
  const prefix = idPrefix('customer', typed)
  if (prefix !== undefined && isWholeId('customer', prefix)) return prefix
  const fitting = await customersFitting(client, typed, prefix)
  const [first, ...others] = fitting.items
  if (!first) throw nobody(typed)
  if (others.length === 0 && !fitting.more) return first.id
  if (choose && !fitting.more)
    return choose(fitting.items.map(({ id, name, email }) => ({ id, label: `${name}, ${email}` })))
  throw failure(
    'ambiguous-id',
    ({ people }) => people.severalFit(fitting.more ? undefined : fitting.items.length, typed),
    ({ people }) => people.nameOne,
    {
      flaws: fitting.items.map(({ id, name, email }) => ({
        path: id,
        message: `${name}, ${email}`,
      })),
    },
  )
}

type Fitting = { readonly items: readonly CustomerResponse[]; readonly more: boolean }

async function customersFitting(
  { customers }: Pick<Client, 'customers'>,
  typed: string,
  prefix: string | undefined,
): Promise<Fitting> {
  const isId =
    prefix !== undefined && (/^cu-/i.test(typed.trim()) || typed.trim().length >= SURELY_AN_ID)
  const byId = isId ? (await customers({ idPrefix: prefix, limit: CANDIDATES })).items : []
  const named = await customers({ search: typed.trim(), limit: 500 })
  const wanted = nameKey(typed)
  const exact = named.items.filter(
    ({ name, email }) => nameKey(name) === wanted || email === wanted,
  )
  const byName = exact.length > 0 ? exact : named.items
  const others = byName.filter(({ id }) => !byId.some((each) => each.id === id))
  const items = [...byId, ...others]
  const more = exact.length === 0 && named.next !== null
  return { items: items.slice(0, CANDIDATES), more: more || items.length > CANDIDATES }
}

function nobody(typed: string): Failure {
  return new Failure({
    code: 'customer-not-found',
    title: words().people.noSuchCustomer,
    detail: words().people.noCustomer(typed),
    hint: words().people.seeCustomers,
  })
}
