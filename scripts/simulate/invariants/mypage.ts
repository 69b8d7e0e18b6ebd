import { isDeepStrictEqual } from 'node:util'
import { foldMyPage, type ReservationView } from '@outerpark/core/mypage'
import { type History, type Known, nameOf } from './known.ts'
import { shownOf } from './lines.ts'
import { refundsMisshown } from './refunds.ts'
import type { Subject } from './subject.ts'

/** MyPage rebuilt from the events is the same as MyPage folded event by event. */
export function sameAfterRebuild(history: History): string | undefined {
  let view: ReservationView | undefined
  for (const event of history.events) view = foldMyPage(view, event)?.reservation ?? view
  return isDeepStrictEqual(view, history.view)
    ? undefined
    : `the MyPage of ${history.view.id} differs from its rebuild`
}

/** MyPage agrees with the write side. */
export function viewFitsBooking({ id, row, history }: Subject, known: Known): string | undefined {
  if (!history) return undefined
  const { status, paymentStatus } = history.view
  const seats = seatsMisshown(history, known, id)
  if (seats) return seats
  const refunds = refundsMisshown(history, known)
  if (refunds) return refunds
  if (row?.status === status && row.paymentStatus === paymentStatus) return undefined
  return `MyPage shows ${nameOf(known, id)} as ${status} / ${paymentStatus}, and it is ${row?.status} / ${row?.paymentStatus}`
}

/** MyPage shows the seats that were booked, and so do its entries that speak of them: the booking and the notices. */
function seatsMisshown({ view, reserved }: History, known: Known, id: string) {
  const booked = shownOf(reserved)
  const { grade, seats, amount } = reserved
  const wrong =
    view.grade !== grade ||
    view.seats !== seats ||
    view.amount.amount !== amount ||
    !isDeepStrictEqual(view.lines, booked)
  if (wrong)
    return `MyPage shows ${nameOf(known, id)} with ${JSON.stringify(view.lines)}, and booked was ${JSON.stringify(booked)}`
  for (const { type, params } of view.timeline) {
    const said = 'fields' in params ? params.fields : params
    if (!('seats' in said)) continue
    // Seats of one grade without numbers are said by their grade alone.
    const isPlain = grade !== null && booked.every(({ places }) => places === undefined)
    const lines = isPlain ? undefined : booked
    if (said.seats !== seats || said.grade !== grade || !isDeepStrictEqual(said.lines, lines))
      return `${type} on the MyPage of ${nameOf(known, id)} says ${JSON.stringify(said)}, and booked was ${JSON.stringify(booked)}`
  }
  return undefined
}
