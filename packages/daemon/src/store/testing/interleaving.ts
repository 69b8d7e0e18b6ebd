import {
  type CustomerId,
  type PerformanceId,
  paymentIdOf,
  type ReservationId,
} from '@outerpark/core/kernel'
import { changeGrade } from '@outerpark/core/musical'
import { recordNotice } from '@outerpark/core/notice'
import { recordDeferral } from '@outerpark/core/payment'
import { whatFollows } from '@outerpark/core/policies'
import type { Outcome, Store } from '@outerpark/core/ports'
import { PRESETS } from '@outerpark/core/refund'
import { expire } from '@outerpark/core/reservation'
import { accepted, actors, BEGINS, grade, NO_RESERVATION } from '../../testing/season.ts'
import type { Step } from './stories.ts'

const won = (amount: number) => ({ amount, currency: 'KRW' })
const LATER = '2026-12-02T12:00:00.000Z'

/** The seats that a step books: of one grade, or of both. */
function orderOf({ seats, grade, others, told }: Extract<Step, { readonly do: 'book' }>) {
  const expectedAmount = told === undefined ? undefined : won((seats + others) * told)
  if (others === 0) return { seats, grade, expectedAmount }
  const other = { grade: grade === 'VIP' ? 'R' : 'VIP', seats: others }
  return { lines: [{ grade, seats }, other], expectedAmount }
}

/** Eight VIP seats and three R seats: a story of forty steps sells them out. */
const GRADES = [grade('VIP', 8), grade('R', 3)]

type People = ReturnType<typeof actors>

export type Told = {
  readonly store: Store
  readonly performanceId: PerformanceId
  readonly outcomes: readonly (Outcome<unknown> | 'fault')[]
}

/**
 * Runs a story.
 * @param after called after each step
 * @param atOnce the number of steps in one turn of the event loop
 */
export async function tell(
  store: Store,
  steps: readonly Step[],
  after: (performanceId: PerformanceId) => Promise<void> = async () => {},
  atOnce = 1,
): Promise<Told> {
  const people = actors(store)
  const customers: [CustomerId, CustomerId] = [await people.customer(), await people.customer()]
  const { performanceId } = await people.performance(GRADES, BEGINS, PRESETS['kr-standard'])
  const reservations: ReservationId[] = []
  const outcomes: (Outcome<unknown> | 'fault')[] = []

  const act = async (step: Step): Promise<Outcome<unknown>> => {
    if (step.do === 'book') {
      const outcome = await people.book(customers[step.who], performanceId, orderOf(step))
      if (outcome.kind === 'accepted') reservations.push(accepted(outcome).id)
      return outcome
    }
    if (step.do === 'change') {
      const { grade, price, seats } = step
      const terms = { price: price === undefined ? undefined : won(price), seats }
      return people.run(changeGrade, { performanceId, grade, ...terms })
    }
    const id = reservations[step.nth % Math.max(reservations.length, 1)] ?? NO_RESERVATION
    switch (step.do) {
      case 'cancel':
        return people.cancel(id, step.by === 'admin' ? 'admin' : customers[step.by])
      case 'part':
        return cancelPart(people, id, step, customers)
      case 'give-back':
        return giveBack(store, people, id)
      case 'approve':
        return people.approve(id)
      case 'decline':
        return people.decline(id)
      case 'refund':
        return people.refund(id, 0)
      case 'defer':
        return people.run(recordDeferral, { paymentId: paymentIdOf(id), retryAt: LATER })
      case 'expire':
        return people.run(expire, { reservationId: id, deadline: LATER })
      case 'claim':
        return claimOne(store, step.nth)
      case 'notice':
        return sendOneNotice(store, people, step.nth)
    }
  }
  for (let done = 0; done < steps.length; done += atOnce) {
    // Refunding an open reservation is a bug of the caller, and must change nothing either.
    const group = steps
      .slice(done, done + atOnce)
      .map((step) => act(step).catch(() => 'fault' as const))
    outcomes.push(...(await Promise.all(group)))
    await after(performanceId)
  }
  return { store, performanceId, outcomes }
}

/** Cancels single seats, if the reservation has them. */
function cancelPart(
  { cancelSeats }: People,
  id: ReservationId,
  { by, grade, seats, refund }: Extract<Step, { readonly do: 'part' }>,
  customers: readonly [CustomerId, CustomerId],
): Promise<Outcome<unknown>> {
  const some = { lines: [{ grade, seats }] }
  if (by !== 'admin') return cancelSeats(id, some, customers[by])
  return cancelSeats(id, some, 'admin', typeof refund === 'number' ? won(refund) : refund)
}

/** Records that all went back which has to. */
async function giveBack(store: Store, people: People, id: ReservationId) {
  const found = await store.queries.reservation(id, {})
  if (!found) return people.refundPart(id, { refunded: 0, chargeLeft: 0 })
  const { status, lines, left = { lines }, kept, amount } = found
  const cost = left.lines.reduce((sum, { seats, price }) => sum + seats * price.amount, 0)
  const chargeLeft = (status === 'confirmed' ? cost : 0) + (kept?.amount ?? 0)
  return people.refundPart(id, { refunded: amount.amount - chargeLeft, chargeLeft })
}

/** Claims a payment, and keeps it, postpones it or returns it untried. */
async function claimOne(store: Store, nth: number): Promise<Outcome<unknown>> {
  const [task] = await store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1_000 })
  if (task && nth % 3 === 1) await store.postpone(task, Date.parse(LATER), 'no answer')
  if (task && nth % 3 === 2) await store.returnUntried(task, Date.parse(LATER), 'paused')
  return { kind: 'accepted', reply: task?.order, position: 0, replayed: false }
}

/**
 * Delivers the notice for the nth event, if it has one. The task stays in the queue, so the notice may be delivered
 * again.
 */
async function sendOneNotice(store: Store, people: People, nth: number) {
  const told = (await store.queries.events(1, 1000)).filter((event) =>
    whatFollows(event, event.id, ['inbox']).some(({ kind }) => kind === 'send-notice'),
  )
  const event = told[nth % Math.max(told.length, 1)]
  if (!event || !('reservationId' in event)) return people.approve(NO_RESERVATION)
  const { reservationId, customerId, id: about } = event
  const notice = {
    reservationId,
    customerId,
    about,
    channel: 'inbox',
    template: 'payment-approved',
  } as const
  return people.run(recordNotice, notice)
}
