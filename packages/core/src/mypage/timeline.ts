import {
  type Announcement,
  type LineShown,
  type Money,
  type Nothing,
  shownLines,
} from '../kernel/index.ts'
import type { Channel, NoticeFields, NoticeTemplate } from '../notice/index.ts'
import type { CancelledLine } from '../refund/index.ts'
import type { Booked, MyPageEvent } from './events.ts'

/** A notice as MyPage shows it. Only an older version recorded its text, and nothing else. */
export type NoticeParams =
  | { readonly template: NoticeTemplate; readonly fields: NoticeFields }
  | { readonly text: string }

/**
 * What each entry of a timeline says, by the type of its event: plain JSON, from which `words/` makes sentences. They are
 * read at any later time, so no sentence names `retryAt` or `deferredUntil` (ISO 8601).
 */
export type TimelineParams = {
  Reserved: {
    readonly seats: number
    readonly grade: string | null
    /** only if the seats are of several grades or have numbers */
    readonly lines?: readonly LineShown[]
    readonly amount: Money
    readonly deferredUntil: string | null
  }
  PaymentApproved: { readonly amount: Money }
  PaymentNotNeeded: Nothing
  PaymentApprovedLate: { readonly amount: Money }
  PaymentDeferred: { readonly retryAt: string }
  /** `reason`: a code of the gateway */
  PaymentDeclined: { readonly reason: string }
  /** `cancelled`: the seats, if not all; `reason`: of staff */
  ReservationCancelled: CancelParams
  SeatsCancelled: CancelParams & { readonly cancelled: readonly LineShown[] }
  ReservationExpired: Nothing
  PaymentRefunded: { readonly refunded: Money }
  PaymentCancelled: { readonly refunded: Money; readonly kept?: Money }
  CustomerInformed: { readonly announcement: Announcement }
  NoticeSent: { readonly channel: Channel } & NoticeParams
}

/** What a cancel says. `kept` and `refund` are left out if everything goes back, and nothing was cancelled before. */
export type CancelParams = {
  readonly by: 'customer' | 'admin' | 'house'
  readonly kept?: Money
  readonly refund?: Money
  readonly reason?: string
}

/** What happened to a reservation: a type with its parameters. */
export type Happened = {
  readonly [Type in keyof TimelineParams]: {
    readonly type: Type
    readonly params: TimelineParams[Type]
  }
}[keyof TimelineParams]

/** One event of a reservation. */
export type TimelineEntry = { readonly at: string; readonly position: number } & Happened

/** What a reservation says of itself in its notices and its timeline. */
type Subject = Omit<NoticeFields, 'refunded'>

/** The entry of an event in the timeline of its reservation. */
export function entryOf(event: MyPageEvent, subject: Subject): TimelineEntry {
  const { at, position } = event
  return { at, position, ...happenedIn(event, subject) }
}

function happenedIn(event: MyPageEvent, subject: Subject): Happened {
  const { amount } = subject
  switch (event.type) {
    case 'Reserved':
      return { type: event.type, params: bookedParams(event, subject) }
    case 'PaymentApproved':
    case 'PaymentApprovedLate':
      return { type: event.type, params: { amount } }
    case 'PaymentNotNeeded':
    case 'ReservationExpired':
      return { type: event.type, params: {} }
    case 'PaymentDeferred':
      return { type: event.type, params: { retryAt: event.retryAt } }
    case 'PaymentDeclined':
      return { type: event.type, params: { reason: event.reason } }
    case 'ReservationCancelled':
      return { type: event.type, params: cancelParams(event, amount) }
    case 'SeatsCancelled': {
      const cancelled = linesIn(event.cancelled, amount)
      return { type: event.type, params: { ...cancelParams(event, amount), cancelled } }
    }
    case 'PaymentRefunded':
      return { type: event.type, params: { refunded: { ...amount, amount: event.refunded } } }
    case 'PaymentCancelled': {
      const { refunded, kept } = event
      const said = { refunded: { ...amount, amount: refunded } }
      const more = kept === undefined ? {} : { kept: { ...amount, amount: kept } }
      return { type: event.type, params: { ...said, ...more } }
    }
    case 'CustomerInformed':
      return { type: event.type, params: { announcement: event.announcement } }
    case 'NoticeSent':
      return {
        type: event.type,
        params: { channel: event.channel, ...noticeParams(event, subject) },
      }
  }
}

function cancelParams(
  { by, cancelled, reason }: Pick<Cancel, 'by' | 'cancelled' | 'reason'>,
  amount: Money,
): CancelParams {
  const money = (sum: number) => ({ ...amount, amount: sum })
  const sums = cancelled && {
    kept: money(cancelled.reduce((sum, { kept }) => sum + kept, 0)),
    refund: money(cancelled.reduce((sum, { refund }) => sum + refund, 0)),
  }
  return { by, ...sums, ...(reason !== undefined && { reason }) }
}

type Cancel = Extract<MyPageEvent, { readonly type: 'ReservationCancelled' }>

const linesIn = (cancelled: readonly CancelledLine[], { currency }: Money): readonly LineShown[] =>
  shownLines({ grade: null, seats: 0, amount: 0, currency, lines: cancelled })

function bookedParams(
  { deferredUntil }: Booked,
  { seats, grade, lines, amount }: Subject,
): TimelineParams['Reserved'] {
  const said = saidLines(grade, lines)
  return { seats, grade, ...said, amount, deferredUntil: deferredUntil ?? null }
}

/** What a notice says about its reservation. */
export function noticeParams(
  notice: Extract<MyPageEvent, { readonly type: 'NoticeSent' }>,
  { title, startsAt, grade, seats, lines, amount, left }: Subject,
): NoticeParams {
  if ('text' in notice) return { text: notice.text }
  const refunded = { ...amount, amount: notice.refunded ?? 0 }
  const said = saidLines(grade, lines)
  const { announcement } = notice
  const some = notice.template === 'seats-cancelled' && left ? { left } : {}
  const told = announcement ? { announcement } : {}
  const fields = { title, startsAt, grade, seats, ...said, amount, ...some, refunded, ...told }
  return { template: notice.template, fields }
}

/** The lines of a booking, if its other fields do not say them. */
const saidLines = (grade: string | null, lines: Subject['lines']) =>
  lines && (grade === null || lines.some(({ places }) => places)) ? { lines } : {}
