import { isDeepStrictEqual } from 'node:util'
import { type ChangeGrade, changeGrade } from '@outerpark/core/musical'
import { accepted, refusedFor } from '../lab/outcome.ts'
import type { Booked } from './promises.ts'
import type { Season, Telling } from './telling.ts'

const won = (amount: number) => ({ amount, currency: 'KRW' })
const OLD_PRICE = won(190_000)
const NEW_PRICE = won(210_000)
const KEY = 'change the price'
/** After this time (ms) the card company has charged a `card-slow`, and has not answered. */
const UNDER_WAY_MS = 25

/**
 * The price and the seats of a grade change while a payment is under way. That booking keeps its amount, and gets it back
 * when it is cancelled. The change is asked for again after the next one, and is not carried out again.
 */
export async function changeOnSale(telling: Telling, season: Season): Promise<void> {
  const { world, people, promises, settled } = telling
  const { minji, performanceId, order } = season
  const changes = (key: string, terms: Pick<ChangeGrade, 'price' | 'seats'>) => {
    const command = { performanceId, grade: 'VIP', ...terms }
    return people.send({ key, body: command, operation: changeGrade, command })
  }
  const before = await people.books('at the old price', order({ card: 'card-slow' }))
  await world.wait(UNDER_WAY_MS)
  const dearer = { price: NEW_PRICE, seats: 9 }
  const first = accepted(await changes(KEY, dearer))
  refusedFor(
    'offer-changed',
    await people.asksFor('shown the old price', order({ expectedAmount: OLD_PRICE })),
  )
  const told = await people.books('shown the new price', order({ expectedAmount: NEW_PRICE }))
  promises.ends(told.key, 'confirmed')
  refusedFor('seats-taken', await changes('too few seats', { seats: 2 }))
  accepted(await changes('fewer seats', { seats: 8 }))
  const again = accepted(await changes(KEY, dearer))
  if (!isDeepStrictEqual(again, first))
    throw new Error(`The same key gave ${JSON.stringify([first, again])}.`)
  refusedFor('idempotency-key-reused', await changes(KEY, { price: OLD_PRICE }))
  await settled()
  await people.cancels(before, minji)
  await settled()
  expectAmounts([before, OLD_PRICE.amount], [told, NEW_PRICE.amount])
  await expectOnSale(telling, season)
}

function expectAmounts(...expected: readonly (readonly [Booked, number])[]): void {
  for (const [{ key, amount }, due] of expected)
    if (amount !== due) throw new Error(`"${key}" costs ${amount}, not ${due}.`)
}

/** What is on sale is what the last changes said. */
async function expectOnSale({ world }: Telling, { performanceId }: Season): Promise<void> {
  const performance = await world.ask(({ store }) => store.queries.performance(performanceId))
  const vip = performance?.grades.find(({ grade }) => grade === 'VIP')
  if (vip?.price.amount !== NEW_PRICE.amount || vip.capacity !== 8)
    throw new Error(`On sale is ${JSON.stringify(vip)}.`)
}
