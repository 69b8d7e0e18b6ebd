import {
  type ChangeSaleTerms,
  cancelPerformance,
  changeSaleTerms,
  closeSale,
  openSale,
  type TakeOffSale,
} from '@outerpark/core/musical'
import { accepted, refusedFor } from '../lab/outcome.ts'
import type { Order, People } from './people.ts'
import type { Season, Telling } from './telling.ts'

const STARTS_AT = '2027-01-12T19:30+09:00'
const VIP = { grade: 'VIP', seats: 6, price: { amount: 190_000, currency: 'KRW' } }
/** How often to look whether all seats are free, in milliseconds. */
const LOOK_MS = 200

const OPERATIONS = { close: closeSale, open: openSale, cancel: cancelPerformance } as const

const changes = async ({ send }: People, to: keyof typeof OPERATIONS, command: TakeOffSale) =>
  accepted(
    await send<TakeOffSale, unknown>({
      ...{ key: `${to} it`, body: command, command },
      operation: OPERATIONS[to],
    }),
  )

const sellsWithin = async (
  { send }: People,
  performanceId: ChangeSaleTerms['performanceId'],
  terms: Pick<ChangeSaleTerms, 'opens'>,
) =>
  accepted(
    await send<ChangeSaleTerms, unknown>({
      ...{ key: `sells it from ${terms.opens}`, body: terms },
      ...{ command: { performanceId, ...terms }, operation: changeSaleTerms },
    }),
  )

/**
 * A customer cancels one of two seats. Its sale is not open yet for a while. The sale is closed and opened again. Then the performance is cancelled, and its reservations with
 * it.
 */
export async function takeOffSale(telling: Telling, season: Season): Promise<void> {
  const { people, promises, settled, world } = telling
  const { jun, minji, musicalId } = season
  const performances = [{ startsAt: STARTS_AT, grades: [VIP] }]
  const added = await people.adds({ musicalId, performances }, 'add one that will be off')
  const [performance] = added.performances
  if (!performance) throw new Error('Nothing was added.')
  const performanceId = performance.id
  const order = (over: Partial<Order>) => season.order({ performanceId, ...over })
  const [some] = await Promise.all([
    people.books('some seats', order({ seats: 2 })),
    people.books('all seats', order({ customer: jun })),
  ])
  for (const key of ['some seats', 'all seats']) promises.ends(key, 'cancelled')
  await settled()
  const one = { lines: [{ grade: 'VIP', seats: 1 }] }
  const { left } = accepted(await people.asksToCancel('cancel a seat', some.id, minji, one))
  const again = accepted(await people.asksToCancel('cancel a seat', some.id, minji, one))
  if (left?.seats !== 1 || again.left?.seats !== 1)
    throw new Error(`${left?.seats} seats are left, and then ${again.left?.seats}.`)
  await settled()

  await sellsWithin(people, performanceId, { opens: '2027-01-12T09:00:00+09:00' })
  refusedFor('sale-not-open', await people.asksFor('before it opens', order({})))
  await sellsWithin(people, performanceId, { opens: null })

  await changes(people, 'close', { performanceId, reason: 'rehearsal' })
  refusedFor('sale-closed', await people.asksFor('while it is closed', order({})))
  await changes(people, 'open', { performanceId })
  await changes(people, 'cancel', { performanceId, reason: 'ill' })
  refusedFor('performance-cancelled', await people.asksFor('once it is off', order({})))
  const isEmpty = async () =>
    (await world.ask(({ store }) => store.queries.cancelledWithSeats())).length === 0
  while (!(await isEmpty())) await world.wait(LOOK_MS)
  await settled()
}
