import type { CancellationResponse } from '@outerpark/core/contract'
import type { Money } from '@outerpark/core/kernel'
import type { Client } from '../../client/client.ts'
import type { MyPage } from '../../client/mypage.ts'
import { Failure } from '../../failure.ts'
import type { Action } from '../keys/keymap.ts'
import type { CancelWanted } from '../model/cancellation.ts'
import { moved } from '../parts/list.ts'
import type { ActionNames, Scene } from '../screen.ts'
import {
  isDivisible,
  isNone,
  type SeatRow,
  type Stays,
  seatRows,
  seatsChosen,
} from './cancel-rows.ts'
import { scrolled, scrollKeys } from './refund-steps.ts'

type Booking = MyPage['reservations'][number]

/** The question before a cancel: which seats, and what the customer has read about the refund. */
export type CancelAsked = {
  /** what the box office is asked about; undefined while no seat is chosen */
  readonly wanted: CancelWanted | undefined
  readonly id: string
  readonly isByStaff: boolean
  readonly stays: Stays
  /** the row of the cursor */
  readonly at: number
  /** what goes back for these seats, as it was shown first; undefined before */
  readonly seen: Money | undefined
  /** the step of the schedule from which on it is shown; the first one if left out */
  readonly from?: number
}

/** The question about a booking, with all of its seats. */
export const askToCancel = (id: string, isByStaff = false): CancelAsked => ({
  ...{ id, isByStaff, stays: {}, at: 0, seen: undefined },
  wanted: { id, seats: {}, isByStaff },
})

/** What a cancel of these seats gives back, as far as that is known now. */
export type Quoted =
  | { readonly is: 'none' }
  | { readonly is: 'asking' }
  | { readonly is: 'silent'; readonly why: Failure }
  | { readonly is: 'refused'; readonly why: Failure }
  /** `before`: what was shown first, if it is another sum now */
  | {
      readonly is: 'known'
      readonly quote: CancellationResponse
      readonly before: Money | undefined
    }

export function quotedFor(asked: CancelAsked, { snapshot }: Pick<Scene, 'snapshot'>): Quoted {
  if (!asked.wanted) return { is: 'none' }
  const { value, freshness } = snapshot.cancellation
  const failure =
    freshness.state === 'lost' || freshness.state === 'failed' ? freshness.failure : undefined
  if (failure !== undefined) {
    // What is not a refusal is a fault of the program, and says so where it was thrown.
    const why =
      failure instanceof Failure
        ? failure
        : new Failure({ code: 'internal', title: '', detail: String(failure) })
    return { is: freshness.state === 'lost' ? 'silent' : 'refused', why }
  }
  if (!value || value.id !== asked.id) return { is: 'asking' }
  const { seen } = asked
  const isOther = seen !== undefined && seen.amount !== value.expectedRefund.amount
  return { is: 'known', quote: value, before: isOther ? seen : undefined }
}

/** The question after its sum was shown. */
export function withSeen(asked: CancelAsked, scene: Pick<Scene, 'snapshot'>): CancelAsked {
  const quoted = quotedFor(asked, scene)
  return quoted.is === 'known' && asked.seen === undefined
    ? { ...asked, seen: quoted.quote.expectedRefund }
    : asked
}

/** The question after the person has read the new sum. */
export const seenAnew = (asked: CancelAsked, scene: Pick<Scene, 'snapshot'>): CancelAsked =>
  withSeen({ ...asked, seen: undefined }, scene)

/** What the keys do at the question. */
export function cancelNames(asked: CancelAsked, scene: Pick<Scene, 'snapshot'>): ActionNames {
  const quoted = quotedFor(asked, scene)
  if (quoted.is === 'refused') return { back: 'goBack' }
  const isNews = quoted.is === 'known' && quoted.before !== undefined
  return {
    ...{ open: isNews ? 'goOn' : 'cancelIt', back: 'keep' },
    toggle: 'choose',
  }
}

/** The keys at the question, the likeliest first. */
export function cancelActions(asked: CancelAsked, booking: Booking, scene: Scene): Action[] {
  const send: readonly Action[] = quotedFor(asked, scene).is === 'known' ? ['open'] : []
  const rows = seatRows(booking, asked.stays)
  const scroll = scrollKeys(stepsIn(scene))
  if (!isDivisible(booking)) return [...send, 'back', ...scroll]
  const move: readonly Action[] = rows.length > 1 ? ['up', 'down'] : []
  const one: readonly Action[] = rows[asked.at]?.place
    ? ['toggle']
    : ['less', 'more', 'left', 'right']
  return [...send, 'back', ...one, ...move, ...scroll]
}

/** How many steps the schedule has that is shown. */
export const stepsIn = ({ snapshot }: Pick<Scene, 'snapshot'>): number =>
  snapshot.cancellation.value?.schedule.length ?? 0

const BY: Partial<Record<Action, number>> = { more: 1, right: 1, less: -1, left: -1 }

/** The question after a key that moves or chooses. What goes back for other seats is asked anew. */
export function cancelMoved(
  asked: CancelAsked,
  action: Action,
  booking: Booking,
  scene: Pick<Scene, 'snapshot'>,
): CancelAsked {
  if (action === 'pageDown' || action === 'pageUp')
    return { ...asked, from: scrolled(asked.from ?? 0, action, stepsIn(scene)) }
  const rows = seatRows(booking, asked.stays)
  if (action === 'up' || action === 'down')
    return { ...asked, at: moved(asked.at, action === 'up' ? -1 : 1, rows.length) }
  const row = rows[asked.at]
  if (!row) return asked
  const seats = action === 'toggle' ? row.most - row.seats : row.seats + (BY[action] ?? 0)
  if (seats < 0 || seats > row.most || seats === row.seats) return asked
  const stays = { ...asked.stays, [row.key]: row.most - seats }
  return asking({ ...asked, stays }, seatRows(booking, stays))
}

function asking(asked: CancelAsked, rows: readonly SeatRow[]): CancelAsked {
  const { id, isByStaff } = asked
  const wanted = isNone(rows) ? undefined : { id, isByStaff, seats: seatsChosen(rows) }
  return { ...asked, seen: undefined, wanted }
}

/** The request that cancels what is asked about. */
export function orderOf(
  asked: CancelAsked,
  quoted: Quoted,
): NonNullable<Parameters<Client['cancel']>[1]> {
  const expected = quoted.is === 'known' && { expectedRefund: quoted.quote.expectedRefund }
  return { ...asked.wanted?.seats, ...expected }
}

/** The command of the CLI that cancels it. */
export function cancelCommand({ id, wanted }: CancelAsked, quoted: Quoted): readonly string[] {
  const { places, lines = [] } = wanted?.seats ?? {}
  const isLess = quoted.is === 'known' && quoted.quote.kept.amount > 0
  return [
    ...['cancel', id],
    ...(places ? ['--seats', places.join()] : []),
    ...lines.flatMap(({ grade, seats }) => ['--grade', `${grade}:${seats}`]),
    ...(isLess ? ['--expect', String(quoted.quote.expectedRefund.amount)] : []),
    '--yes',
  ]
}

/** The question again, if less goes back by now than was shown; undefined after any other refusal. */
export const askedAgain = (asked: CancelAsked, refusal: Failure): CancelAsked | undefined =>
  refusal.code === 'quote-changed' && asked.wanted
    ? { ...asked, wanted: { ...asked.wanted } }
    : undefined
