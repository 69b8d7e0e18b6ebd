import { isDeepStrictEqual } from 'node:util'
import type { HallDraft, HallPlanned } from '@outerpark/core/hall'
import type { PerformanceId } from '@outerpark/core/kernel'
import { type ReplanPerformance, replanPerformance } from '@outerpark/core/musical'
import { accepted, refusedFor } from '../lab/outcome.ts'
import {
  addsIn,
  chosen,
  expectStates,
  LARGER,
  type Numbered,
  seatsOfRows,
  won,
} from './numbered-chapter.ts'
import type { Order, People } from './people.ts'
import type { Season, Telling } from './telling.ts'

const operation = replanPerformance<HallDraft, HallPlanned>()

/** The row in front is of a grade that the hall does not have, and two seats are kept for the house. */
const OWN: HallDraft = {
  ...LARGER,
  grades: [...(LARGER.grades as object[]), { name: 'front', seats: ['1F/0'] }],
  flags: [...(LARGER.flags as object[]), { name: 'house', seats: ['1F/2/5-6'] }],
}
/** The seats of the house are released already. */
const RELEASED: HallDraft = { ...OWN, releases: [{ name: 'house', before: '999d' }] }
/** Nobody may have the seats that somebody has. */
const LOSES: HallDraft = { ...LARGER, flags: [{ name: 'kill', seats: ['1F/1', '1F/2/1'] }] }
const PRICES = [{ grade: 'front', price: won(90_000) }]
const KEPT = ['1F/1/6', '1F/2/5', '1F/2/6']
/** How often to look whether seats are released, in milliseconds. */
const LOOK_MS = 500

type Replan = ReplanPerformance<HallDraft>

const replans = (
  { send }: People,
  performanceId: PerformanceId,
  key: string,
  to: Replan['to'],
  prices?: Replan['prices'],
) => {
  const command = { performanceId, to, prices }
  return send({ key, body: command, operation, command })
}

/**
 * Seats of a performance are sold and held, and it gets plans of its own. They stay where they are. One of the plans releases seats
 * while the daemon is closed.
 */
export async function replanNumbered(
  telling: Telling,
  season: Season,
  { hallId }: Pick<Numbered, 'hallId'>,
): Promise<void> {
  const { world, people, holders, promises, settled, placesAreRight } = telling
  const { jun: customerId } = season
  const performanceId = await addsIn(people, season, hallId, '2027-01-09T19:30+09:00')
  promises.seated(performanceId, seatsOfRows(0, 1, 2))
  const order = (over: Partial<Order>) => season.order({ performanceId, ...over })
  await people.books('before the plan', order(chosen('1F/1/1', '1F/1/2')))
  promises.ends('before the plan', 'confirmed')
  await holders.holds('holds one', order({ ...chosen('1F/2/1'), customer: customerId }))
  await settled()

  const [key, own] = ['own plan', { own: OWN }] as const
  refusedFor('hall-grades', await replans(people, performanceId, 'no price', own))
  const lost = await replans(people, performanceId, 'loses', { own: LOSES })
  refusedFor('plan-loses-seats', lost)
  const first = accepted(await replans(people, performanceId, key, own, PRICES))
  promises.seated(performanceId, { ...seatsOfRows(0, 1, 2), neverSold: KEPT })
  const again = accepted(await replans(people, performanceId, key, own, PRICES))
  const same = accepted(await replans(people, performanceId, 'the same', own))
  if (!isDeepStrictEqual(again, first) || !isDeepStrictEqual(same, first))
    throw new Error(`The same plan gave ${JSON.stringify([first, again, same])}.`)
  refusedFor('seat-not-sold', await people.asksFor('for the house', order(chosen('1F/2/5'))))

  await people.books('in front', order(chosen('1F/0/1', '1F/0/2')))
  promises.ends('in front', 'confirmed')
  const back = await replans(people, performanceId, 'back', { version: 1 })
  refusedFor('plan-loses-seats', back)
  await settled()
  await releases(telling, performanceId)

  await people.books('released', order(chosen('1F/2/5', '1F/2/6')))
  promises.ends('released', 'confirmed')
  await holders.givesBack('gives back one', { customerId, performanceId })
  await settled()
  placesAreRight()
  await expectStates(telling, performanceId, 'xx....xx...-....xx')
  const hall = await world.ask(({ store }) => store.queries.hall(hallId))
  if (hall?.version !== 2) throw new Error(`The newest plan of the hall is ${hall?.version}.`)
}

/** The performance gets a plan that releases seats, and the daemon is closed. */
async function releases({ world, people, promises }: Telling, id: PerformanceId): Promise<void> {
  accepted(await replans(people, id, 'releases', { own: RELEASED }))
  await world.closeFor(200)
  const isReleased = async () => {
    const seats = await world.ask(({ store }) => store.queries.seatStates(id))
    return seats?.states.at(-1) === '.'
  }
  while (!(await isReleased())) await world.wait(LOOK_MS)
  promises.seated(id, seatsOfRows(0, 1, 2))
}
