import { type SeatMap, seatId } from '@outerpark/core/hall'
import { asId } from '@outerpark/core/kernel'
import type { HallVersion } from '@outerpark/core/musical'
import type { Queries, Store } from '@outerpark/core/ports'
import { LRUCache } from 'lru-cache'
import { type TaggedText, tagged } from './tagged.ts'

/** Which seats of a performance are free, at one moment. */
export type SeatsAt = {
  /** the states have at least the events up to this position */
  readonly position: number
  readonly hall: HallVersion
  /** a character for each seat (`SeatStates`) */
  readonly states: string
  /** the answer to whoever asks for them */
  readonly answer: TaggedText
  /** what has changed, as messages, by the states that the reader has */
  readonly changes: Map<string, string>
}

/** So many performances are kept. The one that nobody asked for the longest goes first. */
const KEPT_PERFORMANCES = 500
/** Followers of a performance have one of the last few states, or are so late that their message is made for them alone. */
const KEPT_CHANGES = 8
/** After a commit the followed performances are looked at so late (ms), and once for all commits meanwhile. */
const LOOK_MS = 50

type Parts = {
  readonly queries: Pick<Queries, 'seatStates' | 'lastPosition' | 'hall'>
  readonly onCommit: Store['onCommit']
}

type Reading = { readonly commits: number; readonly seats: Promise<SeatsAt | undefined> }

/**
 * The seats of performances, for many who ask. They are read once after a commit, however many ask at the same time, and what they
 * have in common is made once: the answer with its tag, and the message with what has changed. Followers are woken only if their
 * own performance has changed.
 */
export function seatNews({ queries, onCommit }: Parts) {
  const kept = new LRUCache<string, Reading>({ max: KEPT_PERFORMANCES })
  let commits = 0

  const read = async (id: string, earlier: Reading | undefined): Promise<SeatsAt | undefined> => {
    // First the position: a commit between the two reads must not be claimed.
    const position = await queries.lastPosition()
    const found = await queries.seatStates(asId<'performance'>(id))
    if (!found) return undefined
    const before = await earlier?.seats.catch(() => undefined)
    if (before?.states === found.states && before.hall.version === found.hall.version) return before
    const text = JSON.stringify({ performanceId: id, ...found })
    const changes = new Map<string, string>()
    return { position, ...found, answer: tagged(text, 'asking'), changes }
  }
  /** The seats now. Undefined if there is no such performance, or if its seats have no numbers. */
  const now = (performance: string): Promise<SeatsAt | undefined> => {
    const before = kept.get(performance)
    if (before?.commits === commits) return before.seats
    const reading = { commits, seats: read(performance, before) }
    kept.set(performance, reading)
    const forget = () => kept.peek(performance) === reading && kept.delete(performance)
    // What does not exist takes no place, and what could not be read is read again.
    reading.seats.then((seats) => seats ?? forget(), forget)
    return reading.seats
  }
  const followed = followers(now)
  onCommit(() => {
    commits += 1
    followed.look()
  })
  return {
    now,
    /** Calls the listener when the seats of the performance have changed. Returns what ends it. */
    subscribe: followed.add,
    /** The message with the seats that differ from the states that a reader has, which are of the same hall. */
    async changed(from: string, { hall, position, states, changes }: SeatsAt): Promise<string> {
      const before = changes.get(from)
      if (before !== undefined) return before
      const found = await queries.hall(hall.id, hall.version)
      if (!found) throw new Error(`${hall.id} has no version ${hall.version}.`)
      const text = JSON.stringify({ position, seats: differing(found.map, from, states) })
      if (changes.size < KEPT_CHANGES) changes.set(from, text)
      return text
    },
  }
}

export type SeatNews = ReturnType<typeof seatNews>

/** Those who follow performances. They are woken by what they see, and not by each commit. */
function followers(now: (performance: string) => Promise<SeatsAt | undefined>) {
  const all = new Map<string, { seen: SeatsAt | undefined; readonly listeners: Set<() => void> }>()
  let isDue = false
  const look = async (): Promise<void> => {
    isDue = false
    for (const [performance, each] of all) {
      // If it cannot be read, they are woken, and hear why.
      const seen = await now(performance).catch(() => undefined)
      if (seen !== undefined && seen === each.seen) continue
      each.seen = seen
      for (const ring of each.listeners) ring()
    }
  }
  return {
    look(): void {
      if (isDue || all.size === 0) return
      isDue = true
      setTimeout(() => void look(), LOOK_MS).unref()
    },
    add(performance: string, listener: () => void): () => void {
      const each = all.get(performance) ?? { seen: undefined, listeners: new Set() }
      all.set(performance, each)
      each.listeners.add(listener)
      return () => {
        each.listeners.delete(listener)
        if (each.listeners.size === 0) all.delete(performance)
      }
    },
  }
}

function differing(map: SeatMap, from: string, to: string): Record<string, string> {
  const seats: Record<string, string> = {}
  for (let seat = 0; seat < to.length; seat++) {
    const state = to.charAt(seat)
    if (state !== from.charAt(seat)) seats[seatId(map, seat)] = state
  }
  return seats
}
