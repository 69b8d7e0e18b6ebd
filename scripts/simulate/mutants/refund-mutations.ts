import type { Mutation } from './mutation.ts'

const CANCEL_PAYMENT = 'packages/daemon/src/pipeline/cancel-payment.ts'
const CANCEL = 'packages/core/src/reservation/cancel.ts'
const BACK = 'packages/core/src/reservation/back.ts'
const QUOTE = 'packages/core/src/reservation/cancel-quote.ts'
const KEPT = 'packages/core/src/refund/kept.ts'
const DAYS = 'packages/core/src/refund/days.ts'
const GONE = 'packages/core/src/kernel/gone.ts'
const EVOLVE = 'packages/core/src/engine/evolve-bookings.ts'
const POLICIES = 'packages/core/src/policies/policies.ts'
const FOLD = 'packages/core/src/mypage/fold.ts'

/** Mistakes with refund policies, with cancels of some seats, and with refunds in parts. */
export const REFUND_MUTATIONS: readonly Mutation[] = [
  {
    name: 'all refunds of a payment have one key',
    file: CANCEL_PAYMENT,
    find: 'refundKey: ',
    replace: 'refundKey: key, // ',
  },
  {
    name: 'each refund starts again from the whole charge',
    file: CANCEL_PAYMENT,
    find: 'amount: { amount: due - before, currency },',
    replace: 'amount: { amount: due, currency },',
  },
  {
    name: 'two refunds of a payment are made at once',
    file: CANCEL_PAYMENT,
    find: '    await itsTurn({ id: task.id, order }, queries)\n',
    replace: '',
  },
  {
    name: 'the refund does not know what stays of the charge',
    file: POLICIES,
    find: 'return chargeLeft === undefined ? whole : { ...whole, chargeLeft }',
    replace: 'return whole',
  },
  {
    name: 'the cancel of the rest forgets what was kept of the seats before',
    file: CANCEL,
    find: 'const kept = keptOf({ gone })',
    replace: 'const kept = keptOf({ gone: back })',
  },
  {
    name: 'what is kept is the same for each grade',
    file: KEPT,
    find: 'const deduction = deductionFrom(line.price, terms, times, now)',
    replace: 'const deduction = deductionFrom(lines[0]?.price ?? 0, terms, times, now)',
  },
  {
    name: 'what is kept is counted for all seats together, and rounded once',
    file: KEPT,
    find: `    const deduction = deductionFrom(line.price, terms, times, now)
    if (!deduction) return undefined
    const kept = deduction.kept * line.seats`,
    replace: `    const deduction = deductionFrom(line.price * line.seats, terms, times, now)
    if (!deduction) return undefined
    const kept = deduction.kept`,
  },
  {
    name: 'the rule counts that keeps most',
    file: KEPT,
    find: 'kept < least.kept',
    replace: 'kept > least.kept',
  },
  {
    name: 'the days before a performance are those of UTC',
    file: DAYS,
    find: 'Math.floor((ms + offsetAt(zone, ms) * MINUTE_MS) / DAY_MS)',
    replace: 'Math.floor((ms + 0 * offsetAt(zone, ms)) / DAY_MS)',
  },
  {
    name: 'a booking forgets the refund policy that its performance had',
    file: EVOLVE,
    find: '    ...(refund && { refund }),\n',
    replace: '',
  },
  {
    name: 'single seats that were cancelled stay sold',
    file: EVOLVE,
    find: "moveSeats(state, seatsOf(event), 'sold', 'available')",
    replace: '',
  },
  {
    name: 'the cancel of the rest frees all seats of the booking once more',
    file: EVOLVE,
    find: 'return { ...booking, ...seatedBy(cancelled) }',
    replace:
      "return event.type === 'SeatsCancelled' ? { ...booking, ...seatedBy(cancelled) } : event",
  },
  {
    name: 'seats that were cancelled can be cancelled once more',
    file: BACK,
    find: 'const left = linesLeft(booking)',
    replace: 'const left = linesLeft({ ...booking, gone: undefined })',
  },
  {
    name: 'a cancel does not compare what the customer was told',
    file: CANCEL,
    find: 'if (!expected || (expected.currency === currency && expected.amount <= refund.amount))',
    replace: 'if (!expected || expected.currency === currency)',
  },
  {
    name: 'what goes back is said to be so for ten minutes, whatever the policy says',
    file: QUOTE,
    find: 'const until = Math.min(schedule[0]?.until ?? ends, now + TEN_MINUTES_MS)',
    replace: 'const until = Math.min(ends, now + TEN_MINUTES_MS)',
  },
  {
    name: 'the kept sum is forgotten when more seats of the grade are cancelled',
    file: GONE,
    find: 'kept: a.kept + b.kept }',
    replace: 'kept: b.kept }',
  },
  {
    name: 'nobody hears of the refund for some seats',
    file: POLICIES,
    find: "return notify('seats-cancelled', event, event.refunded, event.gone)",
    replace: 'return []',
  },
  {
    name: 'a customer who loses something hears that everything went back',
    file: POLICIES,
    find: "if (kept > 0) return notify('payment-partly-refunded', event, refunded)",
    replace: '',
  },
  {
    name: 'MyPage shows only the last refund',
    file: FOLD,
    find: 'const sum = (refunded?.amount ?? 0) + event.refunded',
    replace: 'const sum = 0 * (refunded?.amount ?? 0) + event.refunded',
  },
]
