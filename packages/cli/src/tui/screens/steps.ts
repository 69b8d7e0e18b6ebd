import { formatMoney, isOver } from '@outerpark/core/kernel'
import type { MyPage } from '../../client/mypage.ts'
import { wasCharged } from '../../text/was-charged.ts'
import type { Piece } from '../parts/line.ts'
import type { View } from '../view.ts'
import { dueBack } from './gone.ts'

type Booking = MyPage['reservations'][number]

/** Whether a booking that is over still has money to give back, as far as is known. */
const isRefunding = ({ paymentStatus }: Pick<Booking, 'paymentStatus'>): boolean =>
  paymentStatus !== 'cancelled' && paymentStatus !== 'declined'

/** Whether the payment has to wait, since the card company cannot be asked just now. */
export const isDeferred = ({
  status,
  paymentStatus,
}: Pick<Booking, 'status' | 'paymentStatus'>): boolean =>
  status === 'awaiting-payment' && paymentStatus === 'deferred'

/** Whether a payment or a refund is still under way. */
export const isUnsettled = (booking: Booking): boolean =>
  booking.status === 'awaiting-payment' ||
  (isOver(booking.status) ? isRefunding(booking) : dueBack(booking) !== undefined)

/** How far a booking has come: booked → paying → paid → told, or where it ended. Each step has a sign besides its colour. */
export function stepPieces(booking: Booking, { words, now, language }: View): Piece[] {
  const { status, deferredUntil, timeline, kept, refunded } = booking
  const { steps } = words.mypage
  const done = (text: string): Piece => ['good', `✓ ${text}`]
  const ahead = (text: string): Piece => ['quiet', `· ${text}`]
  const under = (text: string): Piece => ['warn', `▸ ${text}`]
  const arrow = '  →  '
  if (isOver(status)) {
    const end: Piece = ['strong', words.mypage.status[status]]
    const money: Piece = isRefunding(booking)
      ? under(steps.settling)
      : done(
          kept && !refunded
            ? steps.nothingBack
            : wasCharged(timeline)
              ? steps.settled
              : steps.uncharged,
        )
    return [done(steps.booked), arrow, end, arrow, money]
  }
  if (status === 'confirmed') {
    const due = dueBack(booking)
    if (due) {
      const refund = steps.refunding(formatMoney(due, language))
      return [done(steps.booked), arrow, done(steps.paid), arrow, under(refund)]
    }
    // There may be an earlier notice, which said that the payment follows.
    const paid = timeline.findLastIndex(({ type }) => type !== 'NoticeSent')
    const told = timeline.slice(paid + 1).some(({ type }) => type === 'NoticeSent')
    return [
      ...[done(steps.booked), arrow, done(steps.paid), arrow],
      told ? done(steps.told) : ahead(steps.told),
    ]
  }
  const wait = deferredUntil === null ? undefined : Date.parse(deferredUntil) - now
  const next =
    wait !== undefined && wait > 0 ? ` (${words.mypage.nextTry(Math.ceil(wait / 1000))})` : ''
  const paying = isDeferred(booking) ? steps.deferred : steps.paying
  return [
    ...[done(steps.booked), arrow, under(`${paying}${next}`), arrow],
    ...[ahead(steps.paid), arrow, ahead(steps.told)],
  ]
}
