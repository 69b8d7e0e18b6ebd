import type { CancellationResponse } from '@outerpark/core/contract'
import type { Money } from '@outerpark/core/kernel'
import type { Client } from '../../client/client.ts'
import type { MyPage } from '../../client/mypage.ts'
import { gradeDraft } from '../../season/draft.ts'
import { type Field, fieldOf } from '../parts/field.ts'
import { moved } from '../parts/list.ts'
import { isDivisible, paidFor, type SeatRow, seatRows } from './cancel-rows.ts'
import { type CancelAsked, orderOf, type Quoted } from './cancel-state.ts'

type Booking = MyPage['reservations'][number]

const WAYS = ['policy', 'full', 'amount'] as const

/** What those who work at the box office say about the refund of a booking that they cancel. */
export type RefundChoice = {
  /** where the cursor is */
  readonly row: 'seats' | 'refund' | 'amount' | 'reason'
  readonly way: (typeof WAYS)[number]
  readonly amount: Field
  readonly reason: Field
}

export const NEW_CHOICE: RefundChoice = {
  ...{ row: 'refund', way: 'policy', amount: fieldOf(''), reason: fieldOf('') },
}

/** A cancel on behalf of the customer. */
export type StaffCancel = {
  readonly is: 'cancel'
  readonly reservationId: string
  readonly asked: CancelAsked
  readonly choice: RefundChoice
}

/** Whether there is something to decide: nothing goes back of what is not paid, and only all of it can be cancelled. */
export const isPaid = ({ status }: Booking): boolean => status === 'confirmed'

/** The other ways to the right and to the left. */
export const turnedWay = (choice: RefundChoice, by: number): RefundChoice => ({
  ...choice,
  way: WAYS[(WAYS.indexOf(choice.way) + by + WAYS.length) % WAYS.length] ?? choice.way,
})

/** The question with its cursor so many rows further. */
export function rowMoved(what: StaffCancel, booking: Booking, by: number): StaffCancel {
  const { asked, choice } = what
  const seats = isDivisible(booking) ? seatRows(booking, asked.stays).length : 0
  const fields = choice.way === 'amount' ? (['amount', 'reason'] as const) : (['reason'] as const)
  const others = ['refund', ...fields] as const
  const here = choice.row === 'seats' ? asked.at : seats + Math.max(0, rowIn(others, choice.row))
  const to = moved(here, by, seats + others.length)
  return to < seats
    ? { ...what, asked: { ...asked, at: to }, choice: { ...choice, row: 'seats' } }
    : { ...what, choice: { ...choice, row: others[to - seats] ?? choice.row } }
}

const rowIn = (rows: readonly RefundChoice['row'][], row: RefundChoice['row']): number =>
  rows.indexOf(row)

const paidMoney = (rows: readonly SeatRow[], booking: Booking): Money => ({
  ...booking.amount,
  amount: paidFor(rows, booking),
})

/** What is to go back if the policy does not say it; undefined while it is not written, or more than was paid. */
function wishOf({ way, amount }: RefundChoice, paid: Money): Money | undefined {
  if (way === 'full') return paid
  const read = gradeDraft(`- 1 ${amount.text.trim()}`, paid.currency).amount
  return typeof read === 'number' && read <= paid.amount ? { ...paid, amount: read } : undefined
}

/** A refusal to say what the policy gives: then somebody has to decide it. */
export const isUndecided = (quoted: Quoted): boolean =>
  quoted.is === 'refused' && quoted.why.code === 'refund-not-decided'

/** What goes back by the choice, as far as that is known. */
export function decided({ asked, choice }: StaffCancel, booking: Booking, quoted: Quoted): Quoted {
  if (choice.way === 'policy' || (quoted.is !== 'known' && !isUndecided(quoted))) return quoted
  const paid = paidMoney(seatRows(booking, asked.stays), booking)
  const refund = wishOf(choice, paid)
  if (!refund) return { is: 'none' }
  const { id, title, startsAt } = booking
  const quote: CancellationResponse = {
    ...{ id, title, startsAt, lines: [], paid, refund, validUntil: startsAt, schedule: [] },
    ...{ kept: { ...paid, amount: paid.amount - refund.amount }, expectedRefund: refund },
  }
  return { is: 'known', quote, before: undefined }
}

/** What has to be written before Enter cancels. */
export function missingIn(
  { choice }: StaffCancel,
  booking: Booking,
  { shown }: { readonly shown: Quoted },
): 'amount' | 'reason' | undefined {
  if (!isPaid(booking) || choice.way === 'policy') return undefined
  if (choice.way === 'amount' && shown.is === 'none') return 'amount'
  return choice.reason.text.trim() === '' ? 'reason' : undefined
}

/** The request that cancels it. */
export function staffOrder(
  { asked, choice }: StaffCancel,
  shown: Quoted,
): NonNullable<Parameters<Client['cancel']>[1]> {
  const reason = choice.reason.text.trim()
  const because = reason === '' ? {} : { reason }
  if (choice.way === 'policy') return { ...orderOf(asked, shown), ...because }
  const refund = choice.way === 'full' ? 'full' : shown.is === 'known' && shown.quote.refund
  return { ...asked.wanted?.seats, ...(refund && { refund }), ...because }
}
