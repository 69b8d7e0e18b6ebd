import type { Line, LineShown } from '@outerpark/core/kernel'
import type { ReservationView } from '@outerpark/core/mypage'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { Reserved } from '@outerpark/core/reservation'
import type { State } from '../../../packages/daemon/src/store/memory/state.ts'
import type { Setup } from '../plan/plan.ts'
import type { RefundTerms } from '../plan/refunds.ts'
import type { CardCompany } from '../world/card-company.ts'
import type { receivers } from '../world/receivers.ts'

/** An invariant that does not hold. Its name is stable. `detail` says why it does not hold. */
export type Broken = { readonly invariant: string; readonly detail: string }

/** The history of one reservation, from its events in order. */
export type History = {
  /** its number in the story; undefined if the story did not make it */
  readonly booking: number | undefined
  readonly reserved: Extract<RecordedEvent, { type: 'Reserved' }> & Reserved
  readonly events: RecordedEvent[]
  /** its MyPage, folded event by event */
  view: ReservationView
}

/** The promises of the box office, in answers that reached their customer. */
export type Promised = {
  readonly booked: Map<
    string,
    {
      readonly performanceId: string
      readonly customerId: string
      readonly amount: number
      readonly lines: readonly LineShown[]
    }
  >
  readonly cancelled: Set<string>
}

/** What a customer holds of a performance, as the log says. */
export type Held = {
  readonly customerId: string
  readonly performanceId: string
  readonly lines: readonly Line[]
  readonly currency: string
  /** ms since the epoch */
  readonly until: number
  readonly mayExtend: boolean
  /** the box office chose these seats */
  readonly best: boolean
}

/** The name of a hold: a customer has one of each performance. */
export const heldKey = ({
  customerId,
  performanceId,
}: Pick<Held, 'customerId' | 'performanceId'>) => `${customerId} of ${performanceId}`

/** The seats of a hold. */
export const heldPlaces = ({ lines }: Pick<Held, 'lines'>): readonly string[] =>
  lines.flatMap(({ places = [] }) => places)

/** What a booking or a hold asked for. */
export type Asked = {
  /** chosen seats; undefined if the box office chooses */
  readonly picks: readonly string[] | undefined
  readonly acceptRestricted: boolean
  /** the party may be apart */
  readonly split: boolean
  /** how many of the first grade's seats are places for wheelchairs */
  readonly wheelchairs: number
  readonly wanted: readonly { readonly grade: string; readonly seats: number }[]
  /** the code of the presale, or another one */
  readonly code?: 'right' | 'wrong' | undefined
}

/** Everything that the invariants check: the records of both sides, and the answers between them. */
export type Known = {
  readonly setup: Setup
  /** the box office's disk */
  readonly state: State
  readonly company: CardCompany
  readonly receivers: ReturnType<typeof receivers>
  readonly histories: ReadonlyMap<string, History>
  readonly promised: Promised
  /** what customers hold now, by {@link heldKey} */
  readonly holds: ReadonlyMap<string, Held>
  /** the amounts that customers were told before they booked, by the cause of their booking */
  readonly told: ReadonlyMap<string, number>
  /** what goes back at least, as whoever cancels was told, by the cause of the cancel */
  readonly expected: ReadonlyMap<string, number>
  /** the refund policies of performances, by their ids, if they have one */
  readonly policies: ReadonlyMap<string, RefundTerms>
  /** the same for the seats that they asked for */
  readonly asked: ReadonlyMap<string, Asked>
  /** by the payment's id: the complete answers of the card company in words (`approved 2000`, `voided`, …) */
  readonly heard: ReadonlyMap<string, ReadonlySet<string>>
  /**
   * the reservations whose payments may have been sent: a worker has claimed them, or a daemon that has ended may have
   */
  readonly claimed: ReadonlySet<string>
  /** how often the wall clock was set */
  readonly jumps: () => number
}

/** The name under which the card company knows the payment of a reservation. */
export const keyOf = (reservationId: string) => `memory.${reservationId.replace(/^RV/, 'PY')}`

/** The reservation that a key of the card company is about. */
export const reservationOfKey = (key: string) => key.replace(/^memory\.PY/, 'RV')

/** The name of a reservation in messages: its number in the story, and its id. */
export function nameOf(known: Pick<Known, 'histories'>, reservationId: string): string {
  const booking = known.histories.get(reservationId)?.booking
  return booking === undefined ? reservationId : `booking ${booking} (${reservationId})`
}
