import { addHall, changeHall, type HallDraft, type HallPlanned } from '@outerpark/core/hall'
import { type CustomerId, type PerformanceId, paymentIdOf } from '@outerpark/core/kernel'
import { registerMusicals, replanPerformance } from '@outerpark/core/musical'
import { recordNotice } from '@outerpark/core/notice'
import { recordDeferral } from '@outerpark/core/payment'
import type { Store } from '@outerpark/core/ports'
import { book, endHold, holdWithin, NO_LIMITS } from '@outerpark/core/reservation'
import { accepted, actors, BEGINS, grade } from '../../../testing/season.ts'
import { cancelInParts } from './in-parts.ts'

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

/** Two rows of six; the last seat of the first one is never sold, and that of the second one has a grade of its own. */
const PLAN: HallDraft = {
  hall: 'Small Stage',
  timezone: 'Asia/Seoul',
  focus: '1F/1/3',
  levels: [{ name: '1F', rows: '1..2 1-6' }],
  grades: [
    { name: 'S', seats: ['*'] },
    { name: 'A', seats: ['1F/2/6'] },
  ],
  flags: [{ name: 'kill', seats: ['1F/1/6'] }],
}

/** Two seats are kept for the house, and none is of the grade of its own. */
const OWN: HallDraft = {
  ...PLAN,
  grades: [{ name: 'S', seats: ['*'] }],
  flags: [
    { name: 'kill', seats: ['1F/1/6'] },
    { name: 'house', seats: ['1F/2/5-6'] },
  ],
}
const LATER = '2027-03-01T19:30+09:00'

/**
 * Sells two pairs of seats with numbers, of a hall whose plan changes then; a third pair is paid, and given back, and a seat beside the
 * first one. Two seats of both grades are held. A seat of another performance was held, and given back. That performance gets a plan of
 * its own.
 */
async function sellNumbered(
  { run, approve, cancel, cancelSeats, refund, refundPart }: ReturnType<typeof actors>,
  customerId: CustomerId,
  finishAll: ReturnType<typeof finisher>,
): Promise<void> {
  const { id: hall } = accepted(await run(addHall, { plan: PLAN }))
  const price = { amount: 90_000, currency: 'KRW' }
  const grades = ['S', 'A'].map((name) => ({ grade: name, price }))
  const performances = [BEGINS, LATER].map((startsAt) => ({ startsAt, hall, grades }))
  const musicals = [{ title: '빨래', venue: 'Small Stage', performances }]
  const [musical] = accepted(await run(registerMusicals, { musicals })).musicals
  const [performance, later] = musical?.performances ?? []
  if (!performance || !later) throw new Error('no performance in the hall')
  const plan = { ...PLAN, levels: [{ name: '1F', rows: '0..2 1-6' }] }
  accepted(await run(changeHall, { hallId: hall, plan }))
  const some = async (...places: readonly string[]) => {
    const wish = { places, seats: places.length, paymentMethod: 'card-ok' }
    const { id } = accepted(await run(book, { customerId, performanceId: performance.id, ...wish }))
    await approve(id)
    return id
  }
  const three = await some('1F/1/1', '1F/1/2', '1F/1/3')
  await cancelSeats(three, { places: ['1F/1/3'] })
  await refundPart(three, { refunded: price.amount, chargeLeft: 2 * price.amount })
  await some('1F/2/1', '1F/2/2')
  const over = await some('1F/2/3', '1F/2/4')
  await cancel(over)
  await refund(over, 2 * price.amount)
  await finishAll('approve-payment')
  await finishAll('cancel-payment')
  const held = { places: ['1F/1/4', '1F/2/6'], seats: 2 }
  const wish = { customerId, performanceId: performance.id, ...held }
  accepted(await run(holdWithin(NO_LIMITS, 600_000), wish))
  const another = { customerId, performanceId: later.id }
  accepted(await run(holdWithin(NO_LIMITS, 600_000), { ...another, seats: 1, grade: 'S' }))
  accepted(await run(endHold, { ...another, because: 'given-back' }))
  const own = { performanceId: later.id, to: { own: OWN } }
  accepted(await run(replanPerformance<HallDraft, HallPlanned>(), own))
}

/** Finishes the tasks of a kind, as workers would that have recorded their outcomes; but those of one reservation wait. */
const finisher =
  (store: Store) =>
  async (kind: 'approve-payment' | 'cancel-payment', but?: string): Promise<void> => {
    for (const task of await store.claim({ kind, limit: 10, leaseMs: 1 }))
      if (task.order.reservationId !== but) await store.finish(task)
  }

/**
 * Makes reservations in every status, some with seats of both grades, and some with seats that have numbers. For some of them the notices are sent, for others they
 * wait.
 */
export async function tellEveryStory(store: Store): Promise<void> {
  const people = actors(store)
  const customer = await people.customer()
  const { performanceId } = await people.performance([grade('VIP', 20), grade('R', 5, 150_000)])
  const bookTwo = async () =>
    accepted(await people.book(customer, performanceId, { seats: 2, grade: 'VIP' })).id
  const finishAll = finisher(store)
  await sellNumbered(people, customer, finishAll)
  const awaiting = await bookTwo()
  await people.cancel(await bookTwo())
  await people.approve(await bookTwo())
  const failed = await bookTwo()
  const retryAt = '2026-12-01T12:00:05.000Z'
  await people.run(recordDeferral, { paymentId: paymentIdOf(failed), retryAt })
  await people.decline(failed)
  const paidTooLate = await bookTwo()
  await people.decline(paidTooLate)
  await people.approve(paidTooLate)
  await people.refund(paidTooLate, 380_000)
  const cancelled = await bookTwo()
  // The outcomes above were recorded without their tasks. This finishes the tasks, as a worker would.
  await finishAll('approve-payment', awaiting)
  await people.cancel(cancelled)
  const refunded = await bookTwo()
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
  await cancelInParts(people, customer, () => finishAll('cancel-payment', cancelled))
  const [notice] = await store.claim({ kind: 'send-notice', limit: 1, leaseMs: 1 })
  if (notice?.order.kind !== 'send-notice') throw new Error('no notice')
  const { reservationId, customerId, about, channel, template } = notice.order
  const sent = { reservationId, customerId, about, channel, template }
  await people.run(recordNotice, sent, { causationId: about, finishes: notice })
}
