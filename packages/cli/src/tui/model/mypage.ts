import type { MyPageStep } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { type MyPage, readMyPage } from '../../client/mypage.ts'
import type { Follow } from './feed.ts'

/** Follows the MyPage of the customer whose token the client has, or for staff that of the customer who is named. */
export function followMyPage(
  client: Pick<Client, 'myPage' | 'followMyPage'>,
  whose: { readonly customerId?: string } = {},
): Follow<MyPage> {
  return async (publish, signal) => {
    let page = await readMyPage(client, whose)
    publish(page)
    for await (const step of client.followMyPage({ ...whose, after: page.position }, signal)) {
      const next = withStep(page, step)
      // A step does not tell everything about a booking that is new here.
      page = next ?? (await readMyPage(client, { ...whose, after: step.position }))
      publish(page)
    }
  }
}

/**
 * The times of the next tries, the texts of notices, which seats and how much money are left after a cancel, and what has
 * become of a performance: that is not in the step.
 */
const TELL_MORE: ReadonlySet<string> = new Set([
  ...['PaymentDeferred', 'NoticeSent', 'CustomerInformed'],
  ...['SeatsCancelled', 'ReservationCancelled', 'PaymentRefunded', 'PaymentCancelled'],
])

/** The page after a step; undefined if the page does not have the booking yet, or if a read is needed to know its state. */
export function withStep(page: MyPage, step: MyPageStep): MyPage | undefined {
  if (step.position <= page.position) return page
  if (TELL_MORE.has(step.entry.type)) return undefined
  const place = page.reservations.findIndex(({ id }) => id === step.reservationId)
  const before = page.reservations[place]
  if (!before) return undefined
  const { status, paymentStatus, entry } = step
  const deferredUntil = paymentStatus === 'deferred' ? before.deferredUntil : null
  const timeline = [...before.timeline, entry]
  const after = { ...before, status, paymentStatus, deferredUntil, timeline }
  return {
    ...page,
    position: step.position,
    reservations: page.reservations.with(place, after),
  }
}
