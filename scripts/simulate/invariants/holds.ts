import { isDeepStrictEqual } from 'node:util'
import type { HoldRow } from '@outerpark/core/engine'
import type { Line } from '@outerpark/core/kernel'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { HoldEnded, HoldExtended, SeatsHeld } from '@outerpark/core/reservation'
import { type HoldTimes, holdTimes } from './hold-times.ts'
import { type Held, heldKey, heldPlaces, type Known } from './known.ts'

import { linesIn } from './lines.ts'
import { closesOf } from './windows.ts'

type Recorded<Event> = RecordedEvent & Event

/** What has to come right after the end of a hold that made room for something else. */
type Due = { readonly type: 'SeatsHeld' | 'Reserved'; readonly ended: Held; readonly cause: string }

/** What is kept of the log. */
type Pages = {
  readonly known: Known & { readonly holds: Map<string, Held> }
  /** when each performance begins, in ms since the epoch */
  readonly starts: Map<string, number>
  /** when its seats can be had no longer: its sale closes, or it begins */
  readonly ends: Map<string, number>
  readonly times: HoldTimes
  /** everybody who has held seats, by performance */
  readonly holders: Map<string, Set<string>>
  /** the requests that have led to a hold */
  readonly causes: Set<string>
  due: Due | undefined
}

/**
 * Keeps what customers hold, from the log alone, and what the rules say of it: one hold for each customer and performance, which is
 * replaced as a whole and keeps its deadline, is extended once, never lasts beyond the start of the performance, and ends with a
 * booking.
 * @param known its `holds` are filled from the events
 */
export function holdBook(known: Pages['known']) {
  const pages: Pages = {
    known,
    starts: new Map(),
    ends: new Map(),
    times: holdTimes(known),
    holders: new Map(),
    causes: new Set(),
    due: undefined,
  }
  return {
    /** Reads an event. Gives an error if a hold may not begin, change or end like this. */
    read(event: RecordedEvent): string | undefined {
      const before = pages.due
      pages.due = undefined
      const lost = notFollowed(before, event)
      if (lost) return lost
      switch (event.type) {
        case 'PerformanceAdded':
          pages.starts.set(event.performanceId, Date.parse(event.startsAt))
          pages.ends.set(event.performanceId, closesOf(event))
          return undefined
        case 'SeatsHeld':
          return began(pages, event, before?.ended)
        case 'HoldExtended':
          return extended(pages, event)
        case 'HoldEnded':
          return ended(pages, event)
        case 'Reserved':
          return known.holds.has(heldKey(event))
            ? `${event.reservationId} is booked, and its customer still holds seats`
            : undefined
        default:
          return undefined
      }
    },
    times: pages.times,
    /** when the performance begins, in ms since the epoch */
    startOf: (performanceId: string): number | undefined => pages.starts.get(performanceId),
    /** Everybody who has held seats of the performance. */
    holdersOf: (performanceId: string): readonly string[] => [
      ...(pages.holders.get(performanceId) ?? []),
    ],
  }
}

export type HoldBook = ReturnType<typeof holdBook>

/** The latest time at which a hold that is extended now may end. */
const latest = ({ known, ends }: Pages, { at, performanceId }: Recorded<HoldExtended>): number =>
  Math.min(Date.parse(at) + known.setup.holdMs, ends.get(performanceId) ?? 0)

/** @param before the hold that it replaces */
function began(
  pages: Pages,
  event: Recorded<SeatsHeld>,
  before: Held | undefined,
): string | undefined {
  const { known, starts, ends, holders, causes } = pages
  const { customerId, performanceId, mayExtend, currency, causationId } = event
  const [key, until] = [heldKey(event), Date.parse(event.until)]
  const theirs = holders.get(performanceId) ?? new Set()
  holders.set(performanceId, theirs.add(customerId))
  const isSecond = known.holds.has(key)
  const lines = linesIn(event)
  const isSame = before && heldPlaces(before).join() === heldPlaces({ lines }).join()
  const best = known.asked.get(causationId)?.picks === undefined || (isSame && before.best) === true
  known.holds.set(key, { customerId, performanceId, lines, currency, until, mayExtend, best })
  if ((event.best ?? false) !== best) return `${key} says ${event.best}, and was ${best} chosen`
  if (isSecond) return `${key} is held twice`
  if (causes.has(causationId)) return `${causationId} was carried out twice`
  causes.add(causationId)
  if (Date.parse(event.at) >= (starts.get(performanceId) ?? 0))
    return `${key} is held after the start`
  // A hold whose time is over, and that the pipeline has not ended yet, gives its place to a new one.
  const at = Date.parse(event.at)
  const time = before && before.until > at ? before : pages.times.timeAt(key, before, at)
  pages.times.began(key)
  if (typeof time === 'number') return `${key} is held ${time} ms before it may be`
  const right = { ...time, until: Math.min(time.until, ends.get(performanceId) ?? 0) }
  if (until === right.until && mayExtend === right.mayExtend) return undefined
  return `${key} is held until ${event.until} (${mayExtend}), and not until ${isoOf(right.until)} (${right.mayExtend})`
}

function extended(pages: Pages, event: Recorded<HoldExtended>): string | undefined {
  const { holds } = pages.known
  const key = heldKey(event)
  const before = holds.get(key)
  if (!before) return `${key} is extended, and nothing is held`
  const until = Date.parse(event.until)
  holds.set(key, { ...before, until, mayExtend: false })
  if (!before.mayExtend) return `${key} is extended a second time`
  const right = Math.max(before.until, latest(pages, event))
  if (until !== right) return `${key} is extended to ${event.until}, and not to ${isoOf(right)}`
  return otherSeats(event, before)
}

function ended(pages: Pages, event: Recorded<HoldEnded>): string | undefined {
  const { holds, jumps } = pages.known
  const { because, causationId: cause, at, actor, customerId } = event
  const key = heldKey(event)
  const before = holds.get(key)
  if (!before) return `${key} ends, and nothing is held`
  holds.delete(key)
  pages.times.ended(event, before)
  if (because === 'replaced') pages.due = { type: 'SeatsHeld', ended: before, cause }
  if (because === 'booked') pages.due = { type: 'Reserved', ended: before, cause }
  const isExpired = because === 'expired'
  if (actor !== (isExpired ? 'system' : customerId)) return `${key} was ended by ${actor}`
  if (isExpired !== (cause === 'hold-deadline')) return `${key} is ${because} by ${cause}`
  // If the wall clock was set, it does not show how much time has passed.
  if (isExpired && jumps() === 0 && Date.parse(at) < before.until)
    return `${key} expired at ${at}, and is held until ${isoOf(before.until)}`
  return otherSeats(event, before)
}

const isoOf = (ms: number) => new Date(ms).toISOString()

/** What a hold made room for comes in the same commit, right after it. */
function notFollowed(due: Due | undefined, event: RecordedEvent): string | undefined {
  if (!due) return undefined
  const { type, ended, cause } = due
  const isIt =
    event.type === type && heldKey(event) === heldKey(ended) && event.causationId === cause
  return isIt ? undefined : `${heldKey(ended)} ended for ${type}, and ${event.type} follows`
}

function otherSeats(event: Recorded<HoldEnded | HoldExtended>, before: Held): string | undefined {
  if (isDeepStrictEqual(linesIn(event), before.lines) && event.currency === before.currency)
    return undefined
  return `${event.type} of ${heldKey(event)} has ${JSON.stringify(linesIn(event))}, and held are ${JSON.stringify(before.lines)}`
}

/** The holds of a performance are what the log says. */
export function heldAsTheLogSays(
  performanceId: string,
  { holds, state }: Known,
): string | undefined {
  const textOf = (all: readonly Held[]) =>
    all
      .filter((each) => each.performanceId === performanceId)
      .map(
        (each) =>
          `${heldKey(each)} ${each.until} ${each.mayExtend} ${each.best} ${linesText(each)}`,
      )
      .sort()
      .join('; ')
  const found = textOf(state.office.holds.values().map(heldOf))
  const due = textOf([...holds.values()])
  return found === due ? undefined : `held are ${found}; by the log ${due}`
}

const heldOf = (row: HoldRow): Held => ({
  ...row,
  lines: linesIn(row),
  best: row.best ?? false,
})

const linesText = ({ lines, currency }: { lines: readonly Line[]; currency: string }) =>
  lines.map(({ grade, price, places }) => `${grade} ${places} at ${price} ${currency}`).join(', ')
