import type { PerformanceResponse, SeatStatesResponse } from '@outerpark/core/contract'
import { BIT, FLAGS, type Seat, type SeatMap, seatId, seatOf } from '@outerpark/core/hall'
import { isOver } from '@outerpark/core/kernel'
import type { Client } from '../client/client.ts'
import { readList } from '../client/list.ts'
import { performanceId } from '../client/lookups.ts'
import { connectAs } from '../connect.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { gradeTyped } from '../hall/grade.ts'
import { placesOf } from '../hall/places.ts'
import type { SeatNow, SeatState, SeatsDrawn, SeatsNow } from '../hall/seats-now.ts'
import { readSentPlan } from '../hall/sent.ts'
import { oddAnswer } from '../http/odd-answer.ts'
import { chooseIdentity } from '../profiles/identity.ts'
import { chooser } from '../prompts/ask.ts'
import { whichPerformance } from '../prompts/which.ts'

export type SeatsShownOptions = { readonly grade?: string }

/** Which seats of a performance are free. Who is signed in as a customer sees their own. */
export async function showSeats(
  context: Context,
  given: string | undefined,
  options: SeatsShownOptions,
): Promise<SeatsDrawn> {
  const typed = await whichPerformance(context, given)
  const identity = chooseIdentity(context, 'anybody')
  const client = await connectAs(context, identity)
  const id = await performanceId(client, typed, chooser(context))
  const now = await client.seatStates(id)
  const [performance, hall] = await Promise.all([
    client.performance(id),
    client.hallVersion(now.hall.id, now.hall.version),
  ])
  const { map } = readSentPlan(hall)
  const isCustomer = identity.profile?.customer && identity.token() !== undefined
  const [places, held] = isCustomer
    ? await Promise.all([ownPlaces(client, id), whatIsHeld(client, id)])
    : [[]]
  const own = [...places, ...(held ? placesOf(held) : [])]
  const states = statesIn(now, map, new Set(own.flatMap((place) => seatOf(map, place) ?? [])))
  return { data: dataOf(performance, { now, map, states }, options), map, states, held }
}

/** Why no hold can be shown, while everything else can: none, a token that may not book, or a box office of an older version. */
const UNKNOWN = ['hold-not-found', 'not-allowed', 'customer-not-confirmed', 'route-not-found']

const whatIsHeld = (client: Pick<Client, 'held'>, id: string) =>
  client.held(id).catch((error: unknown) => {
    if (error instanceof Failure && UNKNOWN.includes(error.code)) return undefined
    throw error
  })

/** The seats that this customer has booked, paid or not. */
async function ownPlaces(
  { reservations }: Pick<Client, 'reservations'>,
  performance: string,
): Promise<readonly string[]> {
  const { items } = await readList(
    (query) => reservations({ ...query, performanceId: performance }),
    { limit: Number.POSITIVE_INFINITY },
  )
  return items.filter(({ status }) => !isOver(status)).flatMap(placesOf)
}

const STATES: Readonly<Record<string, SeatState>> = { '.': 'free', x: 'taken', '-': 'not-on-sale' }

function statesIn(
  { states }: SeatStatesResponse,
  map: SeatMap,
  own: ReadonlySet<Seat>,
): readonly SeatState[] {
  if (states.length !== map.count) throw oddAnswer()
  return Array.from(states, (sign, seat): SeatState => {
    const state = STATES[sign]
    if (state === undefined) throw oddAnswer()
    return state === 'taken' && own.has(seat) ? 'yours' : state
  })
}

type Known = Pick<SeatsDrawn, 'map' | 'states'> & { readonly now: SeatStatesResponse }

function dataOf(
  { id, title, startsAt, grades }: PerformanceResponse,
  { now, map, states }: Known,
  options: SeatsShownOptions,
): SeatsNow {
  const names = grades.map(({ grade }) => grade)
  const only = options.grade === undefined ? undefined : gradeTyped(names, options.grade)
  const all = states.map((state, seat): SeatNow => {
    const bits = map.flags[seat] ?? 0
    const flags = FLAGS.filter((flag) => (bits & BIT[flag]) !== 0)
    const grade = map.grades[map.gradeOf[seat] ?? -1] ?? ''
    return { id: seatId(map, seat), grade, state, ...(flags.length > 0 && { flags }) }
  })
  const isWanted = ({ grade }: { readonly grade: string }) => only === undefined || grade === only
  return {
    ...{ performanceId: id, title, startsAt, hall: { ...now.hall, name: map.hall } },
    grades: grades.filter(isWanted).map(({ grade, price }) => {
      const onSale = all.filter((each) => each.grade === grade && each.state !== 'not-on-sale')
      const free = onSale.filter(({ state }) => state === 'free').length
      return { grade, price, free, seats: onSale.length }
    }),
    seats: all.filter(isWanted),
  }
}
