import { isDeepStrictEqual } from 'node:util'
import { addHall, changeHall, type HallDraft } from '@outerpark/core/hall'
import type { HallId, PerformanceId } from '@outerpark/core/kernel'
import { PLAN as SMALL_STAGE } from '../../packages/daemon/src/store/testing/contract/numbered-scene.ts'
import { accepted, refusedFor } from '../lab/outcome.ts'
import type { Order, People } from './people.ts'
import type { Booked, Seated } from './promises.ts'
import type { Season, Telling } from './telling.ts'

/** Two rows of six; the last seat of the first one is never sold. */
const PLAN: HallDraft = { ...SMALL_STAGE, hall: '샤롯데씨어터' }
/** The next version has a row in front, so a seat has another number in it. */
export const LARGER: HallDraft = { ...PLAN, levels: [{ name: '1F', rows: '0..2 1-6' }] }

/** The seats of these plans, as {@link Seated} has them. They are written out here, so that no code that reads a plan is trusted. */
export const seatsOfRows = (...rows: readonly number[]): Seated => ({
  seats: rows.flatMap((row) => [1, 2, 3, 4, 5, 6].map((seat) => `1F/${row}/${seat}`)),
  neverSold: ['1F/1/6'],
})

export const won = (amount: number) => ({ amount, currency: 'KRW' })
const GRADES = [
  { grade: 'VIP', price: won(170_000) },
  { grade: 'R', price: won(120_000) },
]

export const chosen = (
  ...places: readonly string[]
): Pick<Order, 'grade' | 'seats' | 'places'> => ({
  grade: undefined,
  seats: places.length,
  places,
})
const BEST = {
  grade: undefined,
  seats: 3,
  lines: [
    { grade: 'R', seats: 2 },
    { grade: 'VIP', seats: 1 },
  ],
} as const

/** What the second half of the chapter needs of the first one. */
export type Numbered = {
  readonly hallId: HallId
  readonly performanceId: PerformanceId
  readonly regretted: Booked
}

/**
 * A hall gets a plan and another one. Seats of a performance with the first plan are booked in one commit: some are chosen, some are
 * the best that are free, some have their card declined, and one is taken already.
 */
export async function bookNumbered(telling: Telling, season: Season): Promise<Numbered> {
  const { people, promises, settled } = telling
  const { jun } = season
  const hallId = await plansHall(people)
  const performanceId = await addsIn(people, season, hallId, '2027-01-06T19:30+09:00')
  promises.seated(performanceId, seatsOfRows(1, 2))
  await changesHall(people, hallId)
  const order = (over: Partial<Order>) => season.order({ performanceId, ...over })
  const [picked, best, regretted] = await Promise.all([
    people.books('picked', order(chosen('1F/1/1', '1F/1/2'))),
    people.books('best', order(BEST)),
    people.books('picked, regretted', order({ ...chosen('1F/2/5', '1F/2/6'), customer: jun })),
    people.books('picked, declined', order({ ...chosen('1F/1/4', '1F/1/5'), card: DECLINED })),
    people
      .asksFor('picked too late', order({ ...chosen('1F/1/2', '1F/2/1'), customer: jun }))
      .then((outcome) => refusedFor('seat-taken', outcome)),
    people
      .asksFor('never sold', order(chosen('1F/1/6')))
      .then((outcome) => refusedFor('seat-not-sold', outcome)),
  ])
  promises.ends('picked', 'confirmed')
  promises.ends('best', 'confirmed')
  promises.ends('picked, declined', 'payment-failed')
  expectPlaces(picked, [['1F/1/1', '1F/1/2']])
  expectPlaces(best, [['1F/2/3', '1F/2/4'], ['1F/1/3']])
  await settled()
  await expectStates(telling, performanceId, 'xxx..-..xxxx')
  return { hallId, performanceId, regretted }
}

const DECLINED = 'card-declined'

/**
 * The box office has been restarted meanwhile. Seats that are given back, or were not paid, are somebody else's. A performance with the
 * second plan sells the row that the first one does not have.
 */
export async function sellAgain(
  telling: Telling,
  season: Season,
  { hallId, performanceId, regretted }: Numbered,
): Promise<void> {
  const { people, promises, settled } = telling
  const { jun, order } = season
  await people.cancels(regretted, jun)
  const later = await addsIn(people, season, hallId, '2027-01-07T19:30+09:00')
  promises.seated(later, seatsOfRows(0, 1, 2))
  const row = order({ performanceId: later, ...chosen('1F/0/1', '1F/0/2') })
  await Promise.all([
    people.books('given back', order({ performanceId, ...chosen('1F/2/5', '1F/2/6') })),
    people.books('not paid for', order({ performanceId, ...chosen('1F/1/4', '1F/1/5') })),
    people.books('in the new row', row),
    people
      .asksFor('no such row', order({ performanceId, ...chosen('1F/0/1') }))
      .then((outcome) => refusedFor('seat-unknown', outcome)),
  ])
  for (const key of ['given back', 'not paid for', 'in the new row'])
    promises.ends(key, 'confirmed')
  await settled()
  await expectStates(telling, performanceId, 'xxxxx-..xxxx')
  await expectStates(telling, later, 'xx.........-......')
  const again = order({ performanceId, ...chosen('1F/2/5', '1F/2/6'), customer: jun })
  const { id, lines } = accepted(await people.asksFor(regretted.key, again))
  if (id !== regretted.id || !isDeepStrictEqual(lines, regretted.lines))
    throw new Error(`The same key gave ${JSON.stringify([regretted, { id, lines }])}.`)
}

async function plansHall(people: People): Promise<HallId> {
  const command = { plan: PLAN }
  const request = { key: 'hall', body: PLAN, operation: addHall, command }
  return accepted(await people.send(request)).id
}

async function changesHall(people: People, hallId: HallId): Promise<void> {
  const command = { hallId, plan: LARGER }
  const request = { key: 'larger hall', body: LARGER, operation: changeHall, command }
  const { version } = accepted(await people.send(request))
  if (version !== 2) throw new Error(`The second plan is version ${version}.`)
  const other = { key: 'hall once more', body: PLAN, operation: addHall, command: { plan: PLAN } }
  refusedFor('hall-exists', await people.send(other))
}

export async function addsIn(
  people: People,
  { musicalId }: Season,
  hall: HallId,
  startsAt: string,
): Promise<PerformanceId> {
  const command = { musicalId, performances: [{ startsAt, hall, grades: GRADES }] }
  const [performance] = (await people.adds(command, `in the hall at ${startsAt}`)).performances
  if (!performance) throw new Error('No performance was added.')
  return performance.id
}

export function expectPlaces({ key, lines }: Booked, due: readonly (readonly string[])[]): void {
  const places = lines.map((line) => line.places)
  if (!isDeepStrictEqual(places, due))
    throw new Error(`"${key}" has ${JSON.stringify(places)}, not ${JSON.stringify(due)}.`)
}

export async function expectStates(
  { world }: Telling,
  id: PerformanceId,
  due: string,
): Promise<void> {
  const found = await world.ask(({ store }) => store.queries.seatStates(id))
  if (found?.states !== due) throw new Error(`The seats are ${found?.states}, not ${due}.`)
}
