import { isDeepStrictEqual } from 'node:util'
import { foldMyPage, type ReservationView } from '@outerpark/core/mypage'
import { type Case, type Known, nameOf } from './known.ts'

/** MyPage made again from the events is the one that was folded as they came. */
export function sameAfterRebuild(one: Case): string | undefined {
  let view: ReservationView | undefined
  for (const event of one.events) view = foldMyPage(view, event)?.reservation ?? view
  return isDeepStrictEqual(view, one.view)
    ? undefined
    : `the MyPage of ${one.view.id} differs from its rebuild`
}

/** MyPage shows what the write side has. */
export function viewsFitBookings(known: Known): string | undefined {
  for (const { view } of known.cases.values()) {
    const row = known.state.office.reservations.get(view.id)
    if (row?.status !== view.status || row.paymentStatus !== view.paymentStatus)
      return `MyPage shows ${nameOf(known, view.id)} as ${view.status} / ${view.paymentStatus}, and it is ${row?.status} / ${row?.paymentStatus}`
  }
  return undefined
}
