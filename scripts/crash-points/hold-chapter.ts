import { isDeepStrictEqual } from 'node:util'
import { accepted, refusedFor } from '../lab/outcome.ts'
import { addsIn, chosen, expectPlaces, type Numbered, seatsOfRows } from './numbered-chapter.ts'
import type { Order } from './people.ts'
import type { HeldSeats } from './promises.ts'
import type { Season, Telling } from './telling.ts'

const BEST = { grade: 'R', seats: 3 } as const
/** How often to look whether a hold has ended, in milliseconds. */
const LOOK_MS = 500

/**
 * Two customers hold seats of a performance, and a third request wants one of them. One changes her mind, gets more time, and books what
 * she holds; the daemon is restarted meanwhile. The other one's time runs out. Then seats are held and given back.
 */
export async function holdSeats(
  telling: Telling,
  season: Season,
  { hallId }: Pick<Numbered, 'hallId'>,
): Promise<void> {
  const { world, people, holders, promises, settled, placesAreRight } = telling
  const { minji: customerId, jun } = season
  const performanceId = await addsIn(people, season, hallId, '2027-01-08T19:30+09:00')
  promises.seated(performanceId, seatsOfRows(0, 1, 2))
  const order = (over: Partial<Order>) => season.order({ performanceId, ...over })
  const whose = { customerId, performanceId }
  const [first] = await Promise.all([
    holders.holds('holds', order(chosen('1F/1/2', '1F/1/3'))),
    holders.holds('holds the best', order({ ...BEST, customer: jun })),
  ])
  placesAreRight()
  const others = order({ ...chosen('1F/1/2', '1F/1/3'), customer: jun })
  refusedFor('seat-taken', await holders.asksToHold('is held', others))
  refusedFor('seat-taken', await people.asksFor('is held, to book', others))

  const replaced = await holders.holds('holds others', order(chosen('1F/1/1', '1F/1/2')))
  if (replaced.until !== first.until) throw new Error(`It is until ${replaced.until} now.`)
  const extended = await holders.extends('more time', whose)
  refusedFor('hold-extended-before', await holders.asksForTime('still more time', whose))
  placesAreRight()
  await world.closeFor(200)
  expectHeld(accepted(await holders.looksAtHold(whose)), extended)

  promises.unheld(whose)
  const booked = await people.books('held before', order(chosen('1F/1/1', '1F/1/2')))
  promises.ends('held before', 'confirmed')
  expectPlaces(booked, [['1F/1/1', '1F/1/2']])
  refusedFor('hold-not-found', await holders.looksAtHold(whose))
  await settled()
  await untilAllEnded(telling)
  promises.unheld({ customerId: jun, performanceId })
  placesAreRight()

  await holders.holds('holds again', order(chosen('1F/0/1', '1F/0/2')))
  placesAreRight()
  const seats = await holders.givesBack('gives back', whose)
  if (seats !== 2) throw new Error(`${seats} seats were given back.`)
  // The next hold has what is left of the time.
  await holders.holds('holds the rest', order(chosen('1F/0/1')))
  await holders.givesBack('gives back the rest', whose)
  placesAreRight()
}

function expectHeld(found: Pick<HeldSeats, 'lines' | 'until' | 'mayExtend'>, due: HeldSeats): void {
  const textOf = ({ lines, until, mayExtend }: typeof found) => ({ lines, until, mayExtend })
  if (!isDeepStrictEqual(textOf(found), textOf(due)))
    throw new Error(`Held is ${JSON.stringify(found)}, not ${JSON.stringify(due)}.`)
}

async function untilAllEnded({ world: { ask, wait } }: Telling): Promise<void> {
  while ((await ask(({ store }) => store.queries.nextHoldEnd())) !== undefined) await wait(LOOK_MS)
}
