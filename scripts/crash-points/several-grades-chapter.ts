import { isDeepStrictEqual } from 'node:util'
import { accepted, refusedFor } from '../lab/outcome.ts'
import type { Order } from './people.ts'
import type { Booked } from './promises.ts'
import type { Season, Telling } from './telling.ts'

const won = (amount: number) => ({ amount, currency: 'KRW' })
const PRICES = { VIP: 190_000, R: 150_000, standing: 0 }

const BOTH = [
  { grade: 'VIP', seats: 1 },
  { grade: 'R', seats: 2 },
] as const
const WITH_STANDING = [
  { grade: 'standing', seats: 1 },
  { grade: 'VIP', seats: 1 },
] as const

type Lines = NonNullable<Order['lines']>

const several = (lines: Lines): Pick<Order, 'grade' | 'seats' | 'lines'> => ({
  grade: undefined,
  seats: lines.reduce((sum, { seats }) => sum + seats, 0),
  lines,
})

/**
 * Bookings with seats of several grades in one commit: one is paid, one is paid and will be cancelled, one has its card declined.
 * Others are refused, since one of their grades has too few seats, or another price.
 *
 * @returns the one that will be cancelled
 */
export async function bookTwoGrades(telling: Telling, season: Season): Promise<Booked> {
  const { people, promises, settled } = telling
  const { jun, order } = season
  const [both, regretted] = await Promise.all([
    people.books('two grades', order(several(BOTH))),
    people.books('two grades, regretted', order({ ...several(WITH_STANDING), customer: jun })),
    people.books('two grades, declined', order({ ...several(BOTH), card: 'card-declined' })),
    people
      .asksFor('two grades, too many', order(several([BOTH[0], { grade: 'R', seats: 7 }])))
      .then((outcome) => refusedFor('seats-unavailable', outcome)),
    people
      .asksFor('two grades, other price', order({ ...several(BOTH), expectedAmount: won(1) }))
      .then((outcome) => refusedFor('offer-changed', outcome)),
  ])
  promises.ends('two grades', 'confirmed')
  promises.ends('two grades, declined', 'payment-failed')
  expectLines(both, BOTH)
  expectLines(regretted, WITH_STANDING)
  await settled()
  return regretted
}

/** The booking is cancelled after a price has changed, and the same key still gets the first answer. */
export async function cancelTwoGrades(
  { people, settled }: Telling,
  { jun, order }: Season,
  regretted: Booked,
): Promise<void> {
  await people.cancels(regretted, jun)
  await settled()
  const again = order({ ...several(WITH_STANDING), customer: jun })
  const { id, lines } = accepted(await people.asksFor(regretted.key, again))
  if (id !== regretted.id || !isDeepStrictEqual(lines, regretted.lines))
    throw new Error(`The same key gave ${JSON.stringify([regretted, { id, lines }])}.`)
}

function expectLines({ key, lines }: Booked, wanted: Lines): void {
  const due = wanted.map(({ grade, seats }) => ({ grade, seats, price: won(PRICES[grade]) }))
  if (!isDeepStrictEqual(lines, due))
    throw new Error(`"${key}" has ${JSON.stringify(lines)}, not ${JSON.stringify(due)}.`)
}
