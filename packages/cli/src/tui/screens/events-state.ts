import type { EventResponse, ReservationResponse } from '@outerpark/core/contract'
import type { MyPage } from '../../client/mypage.ts'
import type { Failure } from '../../failure.ts'
import type { Field } from '../parts/field.ts'
import { type Window, windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import { isWide, type Size } from '../view.ts'
import { WORDS } from '../words/words.ts'
import { fitsEvent } from './event-row.ts'

export type EventsState = {
  /** the position of the selected event; undefined while the newest is followed */
  readonly held: number | undefined
  /** the position of the first event that is shown; undefined while the newest is followed */
  readonly from?: number | undefined
  /** the position of the newest event when the list was held: what came later is new */
  readonly since?: number | undefined
  readonly filter: Field
  readonly isFiltering: boolean
  /** what is shown beside the events: a booking, or the event itself if it belongs to none */
  readonly opened?: OpenBooking | OpenEvent | undefined
}

/** A booking and what happened to it. Later events are in the log that is followed anyway. */
export type OpenBooking = { readonly id: string } & (
  | { readonly is: 'loading' }
  | {
      readonly is: 'known'
      readonly booking: ReservationResponse
      readonly timeline: MyPage['reservations'][number]['timeline']
    }
  | { readonly is: 'refused'; readonly why: Failure }
)

/** An event with all of its fields. */
export type OpenEvent = { readonly id: string; readonly is: 'event'; readonly event: EventResponse }

/** The events that are known, oldest first. None until those of before are read: the list is not drawn twice. */
export function knownEvents({ snapshot }: Scene): readonly EventResponse[] {
  const { before, events = [] } = snapshot.office.value ?? {}
  return before ? [...before, ...events] : []
}

/** The events that fit the filter, in either language. */
export function shownEvents({ filter }: EventsState, scene: Scene): readonly EventResponse[] {
  const all = knownEvents(scene)
  if (filter.text === '') return all
  return all.filter((event) =>
    Object.values(WORDS).some((words) => fitsEvent(event, filter.text, { words })),
  )
}

/** The rows of the opened booking where it stands below the events, without the line above it. */
export const BOOKING_ROWS = 9

/** How many events are shown. */
export const listHeight = ({ opened }: EventsState, size: Size): number =>
  size.rows - 1 - (opened && !isWide(size) ? BOOKING_ROWS + 1 : 0)

/** Which events are shown. Rows stay in their places while the selection moves among them. */
export function windowIn(
  state: EventsState,
  all: readonly EventResponse[],
  height: number,
): Window {
  const { from } = state
  const before = from === undefined ? -1 : all.findIndex(({ position }) => position >= from)
  return windowOf(all.length, placeOf(state, all), height, before < 0 ? all.length : before)
}

/** The place of the selected event. If it is not kept any more, the oldest after it. */
export function placeOf({ held }: EventsState, all: readonly EventResponse[]): number {
  if (held === undefined) return all.length - 1
  const found = all.findIndex(({ position }) => position >= held)
  return found < 0 ? all.length - 1 : found
}
