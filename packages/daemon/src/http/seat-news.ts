import { type SeatMap, seatId } from '@outerpark/core/hall'
import { asId, type PerformanceId } from '@outerpark/core/kernel'
import type { HallVersion } from '@outerpark/core/musical'
import type { Queries, Store } from '@outerpark/core/ports'
import { LRUCache } from 'lru-cache'
import { type TaggedText, tagged } from './tagged.ts'

/** Which seats of a performance are free, at one moment. */
export type SeatsAt = {
  /** the log has at least what these states come of */
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

/**
 * The seats of performances, for many who ask. They are read once after a commit, however many ask, and what they have in common is
 * made once: the answer with its tag, and the message with what has changed.
 */
export function seatNews({
  queries,
  onCommit,
}: {
  readonly queries: Pick<Queries, 'seatStates' | 'lastPosition' | 'hall'>
  readonly onCommit: Store['onCommit']
}) {
  const kept = new LRUCache<string, { readonly commits: number; readonly seats: SeatsAt }>({
    max: KEPT_PERFORMANCES,
  })
  let commits = 0
  onCommit(() => {
    commits += 1
  })

  const read = async (id: PerformanceId, before: SeatsAt | undefined) => {
    // First the position: a commit between the two reads must not be claimed.
    const position = await queries.lastPosition()
    const found = await queries.seatStates(id)
    if (!found) return undefined
    if (before?.states === found.states && before.hall.version === found.hall.version) return before
    const text = JSON.stringify({ performanceId: id, ...found })
    const changes = new Map<string, string>()
    return { position, ...found, answer: tagged(text, 'asking'), changes }
  }
  return {
    /** The seats now. Undefined if there is no such performance, or if its seats have no numbers. */
    async now(performance: string): Promise<SeatsAt | undefined> {
      const before = kept.get(performance)
      const asOf = commits
      if (before?.commits === asOf) return before.seats
      const seats = await read(asId<'performance'>(performance), before?.seats)
      if (seats) kept.set(performance, { commits: asOf, seats })
      return seats
    },
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

function differing(map: SeatMap, from: string, to: string): Record<string, string> {
  const seats: Record<string, string> = {}
  for (let seat = 0; seat < to.length; seat++) {
    const state = to.charAt(seat)
    if (state !== from.charAt(seat)) seats[seatId(map, seat)] = state
  }
  return seats
}
