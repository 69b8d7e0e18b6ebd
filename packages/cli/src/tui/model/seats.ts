import type { SeatStatesResponse } from '@outerpark/core/contract'
import { type SeatMap, type SeatStates, seatOf } from '@outerpark/core/hall'
import type { Client } from '../../client/client.ts'
import type { SeatsChange } from '../../client/halls.ts'
import { readSentPlan } from '../../hall/sent.ts'
import { oddAnswer } from '../../http/odd-answer.ts'
import type { Follow } from './feed.ts'
import { followAgain, streamedOr } from './polled.ts'

/** The seats of a performance in a hall. A change makes a new object. */
export type HallSeats = {
  readonly performanceId: string
  /** the same object as long as the performance has this plan */
  readonly map: SeatMap
  /** as everybody sees them: who holds a seat finds it taken, too */
  readonly states: SeatStates
}

type Source = Pick<Client, 'seatStates' | 'hallVersion' | 'followSeats'>

/** How often the seats are read again while there is no stream of them (ms). */
const EVERY_MS = 1_000
/** Messages that come within this time are shown together (ms). */
const GATHER_MS = 16

/** The maps of halls that were read. A version of a plan never changes. */
export function makeMaps() {
  const known = new Map<string, SeatMap>()
  return async (
    client: Pick<Source, 'hallVersion'>,
    { id, version }: { readonly id: string; readonly version: number },
  ): Promise<SeatMap> => {
    const key = `${id}/${version}`
    const map = known.get(key) ?? readSentPlan(await client.hallVersion(id, version)).map
    known.set(key, map)
    return map
  }
}
export type Maps = ReturnType<typeof makeMaps>

/** Follows the seats of a performance whose seats have numbers. */
export function followSeats(client: Source, maps: Maps, performanceId: string): Follow<HallSeats> {
  return async (publish, signal, before) => {
    const mapOf = (hall: SeatStatesResponse['hall']) => maps(client, hall)
    const first = await seatsAt(performanceId, await client.seatStates(performanceId), mapOf)
    publish(first)
    const stream: Follow<HallSeats> = (shown, until) =>
      streamed(client.followSeats(performanceId, until), { first, mapOf, publish: shown })
    let seats = first
    const readAgain = followAgain(async () => {
      seats = await withChange(seats, await client.seatStates(performanceId), mapOf)
      return String.fromCharCode(...seats.states)
    }, EVERY_MS)
    const read: Follow<HallSeats> = (shown, until) =>
      readAgain(() => shown(seats), until, undefined)
    await streamedOr(stream, read)(publish, signal, before)
  }
}

type MapOf = (hall: SeatStatesResponse['hall']) => Promise<SeatMap>

type Streamed = {
  readonly first: HallSeats
  readonly mapOf: MapOf
  readonly publish: (seats: HallSeats) => void
}

async function streamed(
  changes: AsyncIterable<SeatsChange>,
  { first, mapOf, publish }: Streamed,
): Promise<void> {
  let seats = first
  let gathering: NodeJS.Timeout | undefined
  try {
    for await (const change of changes) {
      const next = await withChange(seats, change, mapOf)
      if (next === seats) continue
      seats = next
      gathering ??= setTimeout(() => {
        gathering = undefined
        publish(seats)
      }, GATHER_MS)
    }
  } finally {
    clearTimeout(gathering)
  }
}

/** The seats after a message; the same object if nothing has changed. */
export async function withChange(
  seats: HallSeats,
  change: SeatsChange,
  mapOf: MapOf,
): Promise<HallSeats> {
  const next =
    'states' in change
      ? await seatsAt(seats.performanceId, change, mapOf)
      : { ...seats, states: changed(seats, change.seats) }
  const { map, states } = next
  const isSame = map === seats.map && states.every((state, seat) => state === seats.states[seat])
  return isSame ? seats : next
}

/** All seats, on the plan that the performance has now. It may get another one. */
async function seatsAt(
  performanceId: string,
  { hall, states }: Pick<SeatStatesResponse, 'hall' | 'states'>,
  mapOf: MapOf,
): Promise<HallSeats> {
  const map = await mapOf(hall)
  return { performanceId, map, states: statesIn(states, map) }
}

function changed({ map, states }: HallSeats, seats: Readonly<Record<string, string>>): SeatStates {
  const next = states.slice()
  for (const [id, sign] of Object.entries(seats)) {
    const seat = seatOf(map, id)
    if (seat !== undefined) next[seat] = stateOf(sign)
  }
  return next
}

function statesIn(text: string, { count }: SeatMap): SeatStates {
  if (text.length !== count) throw oddAnswer()
  return Uint8Array.from(text, stateOf)
}

function stateOf(sign: string): number {
  if (sign !== '.' && sign !== 'x' && sign !== '-') throw oddAnswer()
  return sign.charCodeAt(0)
}
