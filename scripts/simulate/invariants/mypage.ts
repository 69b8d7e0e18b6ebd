import { isDeepStrictEqual } from 'node:util'
import { foldMyPage, type ReservationView } from '@outerpark/core/mypage'
import { type History, type Known, nameOf } from './known.ts'
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
  if (row?.status === status && row.paymentStatus === paymentStatus) return undefined
  return `MyPage shows ${nameOf(known, id)} as ${status} / ${paymentStatus}, and it is ${row?.status} / ${row?.paymentStatus}`
}
