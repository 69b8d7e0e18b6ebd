import type { ReservationView } from '@outerpark/core/mypage'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { Reserved } from '@outerpark/core/reservation'
import type { State } from '../../../packages/daemon/src/store/memory/state.ts'
import type { Office } from '../plan/plan.ts'
import type { CardCompany } from '../world/card-company.ts'
import type { receivers } from '../world/receivers.ts'

/** An invariant that does not hold: its name, stable, and what breaks it. */
export type Broken = { readonly invariant: string; readonly detail: string }

/** One reservation as its events tell it, read one after the other. */
export type Case = {
  /** its number in the story; undefined if nobody of the story made it */
  readonly booking: number | undefined
  readonly reserved: Extract<RecordedEvent, { type: 'Reserved' }> & Reserved
  readonly events: RecordedEvent[]
  /** MyPage, folded event by event */
  view: ReservationView
}

/** What was promised to somebody: answers that went out. */
export type Promised = {
  readonly booked: Map<string, { seats: number; performanceId: string; customerId: string }>
  readonly cancelled: Set<string>
}

/** All that the invariants look at: both sides' books, and what was said between them. */
export type Known = {
  readonly office: Office
  /** the box office's disk */
  readonly state: State
  readonly company: CardCompany
  readonly receivers: ReturnType<typeof receivers>
  readonly cases: ReadonlyMap<string, Case>
  readonly promised: Promised
  /** what the card company said in answers that arrived whole, by the payment's id: `approved 2000`, `voided`, `refunded 2000`, … */
  readonly heard: ReadonlyMap<string, ReadonlySet<string>>
  /** how often the wall clock was set */
  readonly jumps: () => number
}

/** The name under which the card company knows the payment of a reservation. */
export const keyOf = (reservationId: string) => `memory.${reservationId.replace(/^RV/, 'PY')}`

/** The reservation that a key of the card company is about. */
export const reservationOfKey = (key: string) => key.replace(/^memory\.PY/, 'RV')

/** Calls a reservation by its number in the story. */
export function nameOf(known: Pick<Known, 'cases'>, reservationId: string): string {
  const booking = known.cases.get(reservationId)?.booking
  return booking === undefined ? reservationId : `booking ${booking} (${reservationId})`
}
