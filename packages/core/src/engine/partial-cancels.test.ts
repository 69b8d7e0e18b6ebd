import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signUp } from '../customer/index.ts'
import {
  asId,
  type CustomerId,
  chargeLeftOf,
  costOf,
  keptOf,
  linesLeft,
  linesOf,
  type NewId,
  paymentIdOf,
  type ReservationId,
  seatsLeft,
} from '../kernel/index.ts'
import { idNumber } from '../kernel/testing/decide.ts'
import { registerMusicals } from '../musical/index.ts'
import { foldMyPage, type ReservationView } from '../mypage/index.ts'
import { recordApproval, recordCancellation } from '../payment/index.ts'
import type { CancelPayment } from '../policies/index.ts'
import type { Outcome, StoreOperation } from '../ports/index.ts'
import { PRESETS, type RefundPolicy } from '../refund/index.ts'
import { book, cancel, type RefundWish, reservationShown } from '../reservation/index.ts'
import { runCommand } from './command.ts'
import { gradeKey } from './rows.ts'
import { emptyState } from './state.ts'

// What holds for any booking, any policy and any order of cancels and refunds (domain 3.2, 3.3).

const HOUR = 3_600_000
const START = Date.parse('2027-03-14T14:00:00+09:00')
const NAMES = ['VIP', 'R', 'S']

type Grade = { readonly price: number; readonly seats: number }

/** A box office with one paid booking. Its refunds are made when the test says so, as its tasks say. */
function boxOffice(grades: readonly Grade[], refund: RefundPolicy, bookedAt: number) {
  const state = emptyState()
  let made = 0
  let now = bookedAt
  const newId: NewId = (kind) => idNumber(kind, ++made)
  const run = <Command, Reply>(operation: StoreOperation<Command, Reply>, command: Command) =>
    runCommand(
      state,
      operation,
      command,
      { causationId: 'RQ-1' },
      {
        ...{ now, newId, channels: ['inbox'] },
        eventId: (position) => asId<'event'>(`EV-${position}`),
      },
    )
  const lines = grades.map(({ seats }, at) => ({ grade: NAMES[at] ?? '', seats }))
  const onSale = lines.map((line, at) => ({
    ...line,
    price: { amount: grades[at]?.price ?? 0, currency: 'KRW' },
  }))
  const performances = [{ startsAt: '2027-03-14T14:00:00+09:00', grades: onSale }]
  const musical = { title: 'Rent', venue: 'Hall', refund, timeZone: 'Asia/Seoul', performances }
  const [registered] = accepted(run(registerMusicals, { musicals: [musical] })).musicals
  const person = { name: 'Kim', email: 'k@example.com', language: 'ko' as const }
  const token = { tokenId: asId<'token'>('t'), tokenHash: 'h' }
  const { customerId } = accepted(run(signUp, { ...person, ...token }))
  const performanceId = registered?.performances[0]?.id ?? asId<'performance'>('')
  const seats = lines.reduce((sum, line) => sum + line.seats, 0)
  const wish = { customerId, performanceId, seats, lines, paymentMethod: 'card-ok' }
  const { id } = accepted(run(book, wish))
  const paymentId = paymentIdOf(id)
  const row = () => {
    const found = state.reservations.get(id)
    if (!found) throw new Error('the booking is missing')
    return found
  }
  const chargeId = 'ch_1'
  if (row().amount > 0) run(recordApproval, { paymentId, chargeId })
  let gaveBack = 0
  let done = 0
  const tasks = () =>
    state.group.tasks.flatMap(({ order }) => (order.kind === 'cancel-payment' ? [order] : []))
  return {
    ...{ id, customerId, run, row },
    at(ms: number) {
      now = ms
      return this
    },
    sold: () => NAMES.map((name) => state.grades.get(gradeKey(performanceId, name))?.sold ?? 0),
    gaveBack: () => gaveBack,
    /** As the pipeline does it: down to what the task leaves, and never more. */
    refund(): CancelPayment | undefined {
      const task = tasks()[done]
      if (!task) return undefined
      done += 1
      const { chargeLeft = 0, amount } = task
      gaveBack = Math.max(gaveBack, amount - chargeLeft)
      accepted(run(recordCancellation, { paymentId, chargeId, refunded: gaveBack, chargeLeft }))
      return task
    },
    myPage() {
      let view: ReservationView | undefined
      for (const event of state.group.events) {
        if (!('reservationId' in event) || event.reservationId !== id) continue
        view = foldMyPage(view, event)?.reservation ?? view
      }
      return view
    },
  }
}

function accepted<Reply>(outcome: Outcome<Reply>): Reply {
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code)
  return outcome.reply
}

type Office = ReturnType<typeof boxOffice>

const byCustomer = (office: { readonly id: ReservationId; readonly customerId: CustomerId }) => ({
  reservationId: office.id,
  by: { customerId: office.customerId },
})

const grades = fc.array(
  fc.record({
    price: fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.constantFrom(0, 1, 9_007_199_254)),
    seats: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: NAMES.length },
)

/** Rules of a house: every day has one, and none keeps less closer to the performance. */
const ownPolicy = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 3 }),
    fc.nat(9999),
  )
  .map(([parts, flat]): RefundPolicy => {
    const [first = 0, second = 0, third = 0] = parts.sort((a, b) => a - b)
    return {
      rules: [
        { least: 12, keep: { flat, atMost: first } },
        { least: 4, most: 11, keep: { part: second } },
        { least: 0, most: 3, keep: { part: third } },
        { least: 0, within: { ms: HOUR }, keep: { part: 0 } },
      ],
      until: 'start',
    }
  })
const policy = fc.oneof(
  fc.constantFrom(PRESETS['kr-standard'], PRESETS['kr-agency'], PRESETS.full),
  ownPolicy,
)
/** Hours before the start. */
const hours = fc.integer({ min: 31, max: 24 * 40 })

test('seats that are cancelled in any parts at one time give what all of them at once give', () => {
  const order = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 3 })), { maxLength: 20 })
  fc.assert(
    fc.property(grades, policy, hours, hours, order, (sizes, rules, one, other, parts) => {
      const bookedAt = START - Math.max(one, other) * HOUR
      const now = START - Math.min(one, other) * HOUR
      const office = () => boxOffice(sizes, rules, bookedAt).at(now)
      const [whole, inParts] = [office(), office()]
      accepted(whole.run(cancel, byCustomer(whole)))
      for (const [nth, most] of parts) {
        const line = linesOf(inParts.row())[nth % sizes.length]
        const left = linesLeft(inParts.row()).find(({ grade }) => grade === line?.grade)
        if (!left || inParts.row().status === 'cancelled') continue
        const lines = [{ grade: left.grade, seats: Math.min(left.seats, most) }]
        accepted(inParts.run(cancel, { ...byCustomer(inParts), seats: { lines } }))
        inParts.refund()
      }
      if (inParts.row().status !== 'cancelled') accepted(inParts.run(cancel, byCustomer(inParts)))
      for (const each of [whole, inParts]) while (each.refund());
      expect(keptOf(inParts.row())).toBe(keptOf(whole.row()))
      expect(inParts.gaveBack()).toBe(whole.gaveBack())
      expect(inParts.row()).toMatchObject({ status: 'cancelled', paymentStatus: 'cancelled' })
    }),
  )
})

type Step =
  | { readonly do: 'refund' }
  | {
      readonly do: 'cancel'
      /** seats of each grade, if the booking still has so many */
      readonly seats: readonly number[]
      readonly isStaff: boolean
      readonly wish: 'policy' | 'full' | number | undefined
      /** so much later, in hours */
      readonly later: number
    }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ do: 'refund' as const }),
  fc.record({
    do: fc.constant('cancel' as const),
    seats: fc.array(fc.nat(3), { minLength: NAMES.length, maxLength: NAMES.length }),
    isStaff: fc.boolean(),
    wish: fc.option(
      fc.oneof(fc.constantFrom('policy' as const, 'full' as const), fc.nat(300_000)),
      {
        nil: undefined,
      },
    ),
    later: fc.nat(200),
  }),
)

function cancelSome(office: Office, { seats, isStaff, wish }: Step & { do: 'cancel' }) {
  const lines = linesLeft(office.row()).flatMap(({ grade, seats: left }) => {
    const wanted = Math.min(seats[NAMES.indexOf(grade)] ?? 0, left)
    return wanted === 0 ? [] : [{ grade, seats: wanted }]
  })
  if (lines.length === 0) return undefined
  const refund: RefundWish | undefined =
    typeof wish === 'number' ? { amount: wish, currency: 'KRW' } : wish
  const staff = { reservationId: office.id, by: 'admin' as const, refund }
  return office.run(cancel, { ...(isStaff ? staff : byCustomer(office)), seats: { lines } })
}

/** What holds at every moment. */
function expectSound(office: Office, leftBefore: number): number {
  const row = office.row()
  const left = chargeLeftOf(row)
  expect(left).toBeLessThanOrEqual(leftBefore)
  expect(left).toBe(costOf(row.status === 'cancelled' ? [] : linesLeft(row)) + keptOf(row))
  expect(row.refunded).toBe(office.gaveBack())
  expect(row.refunded).toBeLessThanOrEqual(row.amount - left)
  const sold = office.sold().reduce((sum, seats) => sum + seats, 0)
  expect(sold).toBe(row.status === 'cancelled' ? 0 : seatsLeft(row))
  const { status, paymentStatus, left: seats, kept, refunded } = reservationShown(row)
  const shown = { status, paymentStatus, kept, refunded }
  const view = office.myPage()
  expect(view).toMatchObject(JSON.parse(JSON.stringify(shown)))
  for (const field of ['kept', 'refunded'] as const) expect(view?.[field]).toEqual(shown[field])
  if (status === 'confirmed') expect(view?.left).toEqual(seats)
  return left
}

test('the house never has less than it keeps, nobody gets more back than was paid, and MyPage says what the rows say', () => {
  fc.assert(
    fc.property(grades, policy, fc.array(step, { maxLength: 25 }), (sizes, rules, steps) => {
      let now = START - 40 * 24 * HOUR
      const office = boxOffice(sizes, rules, now)
      let left = expectSound(office, Number.MAX_SAFE_INTEGER)
      for (const each of steps) {
        if (each.do === 'refund') office.refund()
        else {
          now += each.later * HOUR
          office.at(now)
          if (office.row().status === 'confirmed') cancelSome(office, each)
        }
        left = expectSound(office, left)
      }
      if (office.row().status === 'confirmed')
        accepted(office.run(cancel, { reservationId: office.id, by: 'admin', refund: 'full' }))
      while (office.refund()) left = expectSound(office, left)
      const row = office.row()
      expect(row).toMatchObject({ status: 'cancelled', paymentStatus: 'cancelled' })
      expect(keptOf(row) + row.refunded).toBe(row.amount)
      expectSound(office, left)
    }),
    { numRuns: 200 },
  )
})
