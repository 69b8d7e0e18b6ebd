import { type CustomerId, type PerformanceId, paymentIdOf } from '@outerpark/core/kernel'
import { recordNotice } from '@outerpark/core/notice'
import { recordDeferral } from '@outerpark/core/payment'
import type { Store } from '@outerpark/core/ports'
import { accepted, actors, grade } from '../../../testing/season.ts'

/** Books two VIP seats and an R seat together. */
const bothGrades =
  (people: ReturnType<typeof actors>, customer: CustomerId, performanceId: PerformanceId) =>
  async () => {
    const lines = [
      { grade: 'VIP', seats: 2 },
      { grade: 'R', seats: 1 },
    ]
    return accepted(await people.book(customer, performanceId, { lines })).id
  }

/**
 * Makes reservations in every status, and some with seats of both grades. For some of them the notices are sent, for others they
 * wait.
 */
export async function tellEveryStory(store: Store): Promise<void> {
  const people = actors(store)
  const customer = await people.customer()
  const { performanceId } = await people.performance([grade('VIP', 20), grade('R', 5, 150_000)])
  const book = async () =>
    accepted(await people.book(customer, performanceId, { seats: 2, grade: 'VIP' })).id
  const finishAll = async (kind: 'approve-payment' | 'cancel-payment', but: string) => {
    for (const task of await store.claim({ kind, limit: 10, leaseMs: 1 }))
      if (task.order.reservationId !== but) await store.finish(task)
  }
  const awaiting = await book()
  await people.cancel(await book())
  await people.approve(await book())
  const failed = await book()
  const retryAt = '2026-12-01T12:00:05.000Z'
  await people.run(recordDeferral, { paymentId: paymentIdOf(failed), retryAt })
  await people.decline(failed)
  const paidTooLate = await book()
  await people.decline(paidTooLate)
  await people.approve(paidTooLate)
  await people.refund(paidTooLate, 380_000)
  const cancelled = await book()
  // The outcomes above were recorded without their tasks. This finishes the tasks, as a worker would.
  await finishAll('approve-payment', awaiting)
  await people.cancel(cancelled)
  const refunded = await book()
  await people.approve(refunded)
  await people.cancel(refunded)
  await people.refund(refunded, 380_000)
  const bookBoth = bothGrades(people, customer, performanceId)
  await people.approve(await bookBoth())
  const refundedBoth = await bookBoth()
  await people.approve(refundedBoth)
  await people.cancel(refundedBoth)
  await people.refund(refundedBoth, 530_000)
  await finishAll('approve-payment', awaiting)
  await finishAll('cancel-payment', cancelled)
  await bookBoth()
  const [notice] = await store.claim({ kind: 'send-notice', limit: 1, leaseMs: 1 })
  if (notice?.order.kind !== 'send-notice') throw new Error('no notice')
  const { reservationId, customerId, about, channel, template } = notice.order
  const sent = { reservationId, customerId, about, channel, template }
  await people.run(recordNotice, sent, { causationId: about, finishes: notice })
}
