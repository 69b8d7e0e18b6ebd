import { signUp } from '@outerpark/core/customer'
import {
  asId,
  type CustomerId,
  type Money,
  type PerformanceId,
  paymentIdOf,
  type ReservationId,
} from '@outerpark/core/kernel'
import { type GradeOnSale, type RegisteredMusical, registerMusicals } from '@outerpark/core/musical'
import type { NamedSeats } from '@outerpark/core/names'
import { recordApproval, recordCancellation, recordRefusal } from '@outerpark/core/payment'
import type { CommitMeta, Outcome, Store, StoreOperation } from '@outerpark/core/ports'
import type { RefundPolicy } from '@outerpark/core/refund'
import {
  book,
  cancel,
  expire,
  type RefundWish,
  type ReservationReply,
  type SeatsToCancel,
} from '@outerpark/core/reservation'

export const PRICE = 190_000
export const BEGINS = '2027-01-05T19:30:00+09:00'

export const grade = (name: string, seats: number, amount = PRICE): GradeOnSale => ({
  grade: name,
  seats,
  price: { amount, currency: 'KRW' },
})

/** The reply of a command. Throws if the command was refused. */
export function accepted<Reply>(outcome: Outcome<Reply>): Reply {
  if (outcome.kind === 'refused')
    throw new Error(`${outcome.refusal.code}: ${JSON.stringify(outcome.refusal.params)}`)
  return outcome.reply
}

/** Functions for what people do at a box office, as commands to its store. */
export function actors(store: Store) {
  let people = 0
  const run: Run = (operation, command, meta = { causationId: 'RQ-test' }) =>
    store.commit(operation, command, meta)

  return {
    run,
    /** Registers a musical with one performance. */
    async performance(
      grades: readonly GradeOnSale[] = [grade('VIP', 100)],
      startsAt = BEGINS,
      refund?: RefundPolicy,
    ) {
      const performances = [{ startsAt, grades, refund }]
      let outcome: Outcome<{ musicals: readonly RegisteredMusical[] }>
      // At one time each further performance is in another hall.
      let hall = 0
      do {
        hall += 1
        const venue = hall === 1 ? '샤롯데씨어터' : `샤롯데씨어터 ${hall}관`
        const musical = { title: '오페라의 유령', venue, performances }
        outcome = await run(registerMusicals, { musicals: [musical] })
      } while (outcome.kind === 'refused' && outcome.refusal.code === 'performance-exists')
      const [registered] = accepted(outcome).musicals
      const [performance] = registered?.performances ?? []
      if (!registered || !performance) throw new Error('nothing was registered')
      return { musicalId: registered.musical.id, performanceId: performance.id }
    },
    async customer(name = 'Kim Minji', language: 'en' | 'ko' = 'en'): Promise<CustomerId> {
      people += 1
      const email = `${people}@example.com`
      const command = {
        name,
        email,
        language,
        tokenId: asId<'token'>(`token-${people}`),
        tokenHash: `hash-${people}`,
      }
      return accepted(await run(signUp, command)).customerId
    },
    book: (
      customerId: CustomerId,
      performanceId: PerformanceId,
      { grade: name, lines, paymentMethod = 'card-ok', expectedAmount, meta, ...wish }: Wish = {},
    ): Promise<Outcome<ReservationReply>> => {
      const seats = wish.seats ?? (lines ? seatsIn(lines) : 1)
      const order = { grade: name, seats, lines, paymentMethod, expectedAmount }
      return run(book, { customerId, performanceId, ...order }, meta)
    },
    ...cancels(run),
    ...paymentOutcomes(run),
  }
}

const canceller = (by: CustomerId | 'admin') =>
  by === 'admin' ? ('admin' as const) : { customerId: by }

type Wish = {
  readonly seats?: number
  readonly grade?: string
  /** seats of several grades; `seats` and `grade` are left out then */
  readonly lines?: readonly NamedSeats[] | undefined
  readonly paymentMethod?: string
  readonly expectedAmount?: Money | undefined
  readonly meta?: CommitMeta
}

const seatsIn = (lines: readonly NamedSeats[]) => lines.reduce((sum, { seats }) => sum + seats, 0)

type Run = <Command, Reply>(
  operation: StoreOperation<Command, Reply>,
  command: Command,
  meta?: CommitMeta,
) => Promise<Outcome<Reply>>

/** Cancels of whole reservations, and of single seats of them. */
const cancels = (run: Run) => ({
  cancel: (reservationId: ReservationId, by: CustomerId | 'admin' = 'admin', meta?: CommitMeta) =>
    run(cancel, { reservationId, by: canceller(by) }, meta),
  /** @param refund what staff give back; undefined: what the policy says */
  cancelSeats: (
    reservationId: ReservationId,
    seats: SeatsToCancel,
    by: CustomerId | 'admin' = 'admin',
    refund?: RefundWish,
  ) => run(cancel, { reservationId, by: canceller(by), seats, refund }),
})

/** The commands with which the pipeline records outcomes of payments. */
const paymentOutcomes = (run: Run) => ({
  approve: (reservationId: ReservationId, meta?: CommitMeta) =>
    run(
      recordApproval,
      { paymentId: paymentIdOf(reservationId), chargeId: `ch-${reservationId}` },
      meta,
    ),
  decline: (reservationId: ReservationId, meta?: CommitMeta) =>
    run(recordRefusal, { paymentId: paymentIdOf(reservationId), reason: 'card-declined' }, meta),
  expire: (reservationId: ReservationId, meta?: CommitMeta) =>
    run(expire, { reservationId, deadline: BEGINS }, meta),
  /** Records that the charge of `approve` was refunded. With `refunded` 0 there was no charge. */
  refund: (reservationId: ReservationId, refunded: number, meta?: CommitMeta) => {
    const chargeId = refunded > 0 ? `ch-${reservationId}` : null
    const command = { paymentId: paymentIdOf(reservationId), chargeId, refunded }
    return run(recordCancellation, command, meta)
  },
  /** Records that so much of the charge of `approve` was refunded in all, where so much of it stays. */
  refundPart: (
    reservationId: ReservationId,
    sums: { readonly refunded: number; readonly chargeLeft: number },
    meta?: CommitMeta,
  ) => {
    const named = { paymentId: paymentIdOf(reservationId), chargeId: `ch-${reservationId}` }
    return run(recordCancellation, { ...named, ...sums }, meta)
  },
})

/** The id of a reservation that does not exist. */
export const NO_RESERVATION = asId<'reservation'>('RV-ZZZZZZZZZZ')

/** The seats of the grade with that name at the performance. */
export async function seatsOf(store: Store, performanceId: PerformanceId, name = 'VIP') {
  const performance = await store.queries.performance(performanceId)
  const found = performance?.grades.find((each) => each.grade === name)
  if (!found) throw new Error(`no grade ${name}`)
  const { capacity, available, held, sold } = found
  return { capacity, available, held, sold }
}
