import { isDeepStrictEqual } from 'node:util'
import { foldMyPage, type ReservationView } from '@outerpark/core/mypage'
import { type History, type Known, nameOf } from './known.ts'

/** MyPage rebuilt from the events is the same as MyPage folded event by event. */
export function sameAfterRebuild(history: History): string | undefined {
  let view: ReservationView | undefined
  for (const event of history.events) view = foldMyPage(view, event)?.reservation ?? view
  return isDeepStrictEqual(view, history.view)
    ? undefined
    : `the MyPage of ${history.view.id} differs from its rebuild`
}

/** MyPage agrees with the write side. */
export function viewsFitBookings(known: Known): string | undefined {
  for (const { view } of known.histories.values()) {
    const row = known.state.office.reservations.get(view.id)
    if (row?.status !== view.status || row.paymentStatus !== view.paymentStatus)
      return `MyPage shows ${nameOf(known, view.id)} as ${view.status} / ${view.paymentStatus}, and it is ${row?.status} / ${row?.paymentStatus}`
  }
  return undefined
}
