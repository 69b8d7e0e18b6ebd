import { HOLD_MUTATIONS } from './hold-mutations.ts'
import { LINE_MUTATIONS } from './line-mutations.ts'
import type { Mutation } from './mutation.ts'
import { OFF_SALE_MUTATIONS } from './off-sale-mutations.ts'
import { ON_SALE_MUTATIONS } from './on-sale-mutations.ts'
import { PLACE_MUTATIONS } from './place-mutations.ts'
import { PLAN_MUTATIONS } from './plan-mutations.ts'
import { REFUND_MUTATIONS } from './refund-mutations.ts'
import { WINDOW_MUTATIONS } from './window-mutations.ts'

const POLICIES = 'packages/core/src/policies/policies.ts'
const POLICIES_IN_COMMIT = 'packages/core/src/policies/same-commit.ts'
const RECORD = 'packages/core/src/payment/record.ts'
const APPROVE = 'packages/daemon/src/pipeline/approve-payment.ts'
const CANCEL = 'packages/daemon/src/pipeline/cancel-payment.ts'
const CLAIMING = 'packages/daemon/src/pipeline/claiming.ts'
const TRY_TASK = 'packages/daemon/src/pipeline/try-task.ts'
const BREAKER_RESTORE = 'packages/daemon/src/office/gateway.ts'
const GATEWAY = 'packages/daemon/src/payment/http-gateway.ts'

/** Some seed of the simulation has to find each of these. `npm run mutants` shows which seed does. */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'a cancelled reservation asks for no refund',
    file: POLICIES,
    find: '    : [cancelPayment(event)]',
    replace: "    : event.type === 'SeatsCancelled' ? [cancelPayment(event)] : []",
  },
  {
    name: 'an approved payment is told to nobody',
    file: POLICIES,
    find: "return notify('payment-approved', event)",
    replace: 'return []',
  },
  {
    name: 'each try charges under a key of its own',
    file: APPROVE,
    find: 'const request = { key: paymentId,',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program
    replace: 'const request = { key: `${paymentId}-${task.attempt}`,',
  },
  {
    name: 'a task is claimed a second time if its lease ends before the work does',
    file: CLAIMING,
    find: 'store.claim({ kind, limit, leaseMs, longestWaitMs, underWay })',
    replace: 'store.claim({ kind, limit, leaseMs, longestWaitMs })',
  },
  {
    name: 'what is leased can be claimed',
    file: 'packages/daemon/src/store/memory/tasks.ts',
    find: '.filter(({ dueAt, queuedAt }) => dueAt <= now || dueAt === queuedAt)',
    replace:
      '.filter(({ dueAt, queuedAt, lease }) => dueAt <= now || dueAt === queuedAt || lease !== null)',
  },
  {
    name: 'a payment that was claimed counts as never sent',
    file: 'packages/daemon/src/store/memory/tasks.ts',
    find: 'return row < first || wasClaimed ? undefined : taskId(row)',
    replace: 'return row < first || (wasClaimed && dead) ? undefined : taskId(row)',
  },
  {
    name: 'the card company is asked about a payment that was never sent',
    file: POLICIES,
    find: 'return endsWithoutGateway(event) ? orders.filter(callsNoGateway) : orders',
    replace:
      "return endsWithoutGateway(event) && !('paymentNeverSent' in event)\n    ? orders.filter(callsNoGateway)\n    : orders",
  },
  {
    name: 'a cancelled reservation can be cancelled again, and its seats return twice',
    file: 'packages/core/src/reservation/cancellable.ts',
    find: `  if (status === 'cancelled') return refuse('reservation-already-cancelled', { id })
  if (isOver(status)) return refuse('reservation-not-cancellable', { id, status })
  return reservation`,
    replace: `  const again = status === 'cancelled' ? 'confirmed' : status
  if (isOver(again)) return refuse('reservation-not-cancellable', { id, status })
  return { ...reservation, status: again }`,
  },
  {
    name: 'the seats of a declined card stay held',
    file: 'packages/core/src/engine/evolve-bookings.ts',
    find: `const countedAt = msOf(event.at)
  moveSeats(state, event, 'held', 'available')
  const paymentUpdatedAt = event.at`,
    replace: `const countedAt = msOf(event.at)
  const paymentUpdatedAt = event.at`,
  },
  {
    name: 'a refusal is recorded for a reservation that is over',
    file: RECORD,
    find: 'if (!unpaid || !isOpen(payment)) return accept([], null)',
    replace: '',
  },
  {
    name: 'a time-out is taken for a declined card',
    file: APPROVE,
    find: 'if (isPermanent(error) || signal.aborted) throw error',
    replace: `if (/did not answer/.test(String(error)))
        return record(recordRefusal, { paymentId, reason: 'timeout' })
      if (isPermanent(error) || signal.aborted) throw error`,
  },
  {
    name: 'a time-out is taken for an approval',
    file: APPROVE,
    find: 'if (isPermanent(error) || signal.aborted) throw error',
    replace: `if (/did not answer/.test(String(error)))
        return record(recordApproval, { paymentId, chargeId: 'unknown' })
      if (isPermanent(error) || signal.aborted) throw error`,
  },
  {
    name: 'a late approval is not recorded',
    file: RECORD,
    find: `if (!isOpen(payment))
      return accept([{ type: 'PaymentApprovedLate', ...booking, chargeId }], null)`,
    replace: 'if (!isOpen(payment)) return accept([], null)',
  },
  {
    name: 'a late approval confirms the reservation again',
    file: RECORD,
    find: `if (!isOpen(payment))
      return accept([{ type: 'PaymentApprovedLate', ...booking, chargeId }], null)
    if (!hasBegun(payment, now))`,
    replace: 'if (chargeId)',
  },
  {
    name: 'a card is charged after the start of the performance',
    file: APPROVE,
    find: 'if (hasBegun(reservation, deadlines.clock.now())) {',
    replace: 'if (!deadlines.clock) {',
  },
  {
    name: 'an approval after the start of the performance counts',
    file: RECORD,
    find: 'if (!hasBegun(payment, now))\n      return accept',
    replace: 'if (chargeId)\n      return accept',
  },
  {
    name: 'a reservation stays unpaid after the start of its performance',
    file: POLICIES_IN_COMMIT,
    find: 'if (event.reservation === undefined) return NOTHING',
    replace: 'if (event) return NOTHING',
  },
  {
    name: 'free seats wait for a payment that nobody asks for',
    file: POLICIES_IN_COMMIT,
    find: "return isFree(event) ? [{ type: 'PaymentNotNeeded', ...bookingOf(event) }] : NOTHING",
    replace: 'return NOTHING',
  },
  {
    name: 'a mail about a payment comes after the one about the cancel',
    file: 'packages/core/src/notice/skip.ts',
    find: "return template === 'payment-approved' && isOver(status)",
    replace: 'return isOver(status) && false',
  },
  {
    name: 'a deferral is told at each try',
    file: RECORD,
    find: "if (payment.status !== 'requested' || !isOpen(payment))",
    replace: 'if (!isOpen(payment))',
  },
  {
    name: 'who wants no mails gets them',
    file: 'packages/daemon/src/pipeline/send-notice.ts',
    find: "if (channel === 'mail' && !getsMails(customer, believed)) return",
    replace: '',
  },
  {
    name: 'there are more workers than are allowed',
    file: 'packages/daemon/src/pipeline/crew.ts',
    find: 'size = Math.min(max, size + 1)',
    replace: 'size += 1',
  },
  {
    name: 'the time of an outage counts against the customer',
    file: 'packages/daemon/src/pipeline/expiry.ts',
    find: 'const pausedMs = await queries.pausedSince(reservedAt)',
    replace: 'const pausedMs = 0',
  },
  {
    name: 'a reservation that is paid expires',
    file: 'packages/core/src/reservation/expire.ts',
    find: "if (reservation.status !== 'awaiting-payment') return accept([], null)",
    replace: '',
  },
  {
    name: 'the breaker never closes again',
    file: 'packages/daemon/src/payment/breaker.ts',
    find: 'else close(breaker)',
    replace: 'else breaker.phase = { ...phase, probing: false }',
  },
  {
    name: 'the breaker is closed after each restart',
    file: BREAKER_RESTORE,
    find: 'restore: phaseAfter(lastBreaker),',
    replace: 'restore: undefined,',
  },
  {
    name: 'an approval of another sum counts',
    file: GATEWAY,
    find: `checkMoney(reply, amount, answer)
  return approvalOf(reply, answer)`,
    replace: 'return approvalOf(reply, answer)',
  },
  {
    name: "somebody else's void counts",
    file: GATEWAY,
    find: `const reply = parseReply(answer, voidReply)
  checkKey(reply, key, answer)`,
    replace: 'const reply = parseReply(answer, voidReply)',
  },
  {
    name: 'a void of another sum counts',
    file: GATEWAY,
    find: `checkMoney(reply, amount, answer)
  if (reply.outcome === 'voided')`,
    replace: "if (reply.outcome === 'voided')",
  },
  {
    name: 'a cancel looks whether the card was charged, and forbids nothing',
    file: CANCEL,
    find: 'if (chargeLeft === undefined) return gateway.void({ key, amount: { amount, currency } }, signal)',
    replace: '',
  },
  {
    name: 'a charge that was voided too late is kept',
    file: CANCEL,
    find: 'if (before >= due) return before',
    replace: 'if (before >= 0) return due',
  },
  {
    name: 'a part of the charge is given back, and recorded as the cancellation',
    file: CANCEL,
    find: 'amount: { amount: due - before, currency },',
    replace: 'amount: { amount: Math.ceil((due - before) / 2), currency },',
  },
  {
    name: 'a sum that the gateway says went back is believed, whether it names the refunds or not',
    file: CANCEL,
    find: 'if (refunded === 0) return 0',
    replace: 'if (refunded >= 0) return refunded',
  },
  {
    name: 'a cancellation is believed, whatever the gateway says went back',
    file: 'packages/core/src/payment/cancellation.ts',
    find: `    checkCharge(payment, chargeId)
    checkRefunded(payment, chargeId, refunded, { due: amount - chargeLeft, most })
`,
    replace: '',
  },
  {
    name: 'a task is finished before its outcome is recorded',
    file: TRY_TASK,
    find: 'const record = committer({ causationId: task.causedBy, finishes: task })',
    replace: `const record: typeof note = async (operation, command) => {
      await store.finish(task)
      await committer({ causationId: task.causedBy, finishes: task })(operation, command)
    }`,
  },
  {
    name: 'a request that comes again is carried out again',
    file: 'packages/core/src/engine/command.ts',
    find: 'if (before) return answerAgain(before, idempotency)',
    replace: '',
  },
  {
    name: 'a clock that was set back holds up what waits',
    file: CLAIMING,
    find: 'store.claim({ kind, limit, leaseMs, longestWaitMs, underWay })',
    replace: 'store.claim({ kind, limit, leaseMs, underWay })',
  },
  {
    name: 'in a rush a payment makes room for ever',
    file: CLAIMING,
    find: 'return clock.now() < lateFrom ? Math.min(now.until, lateFrom) : undefined',
    replace: 'return now.until',
  },
  {
    name: 'seats that were given back still count for their customer',
    file: 'packages/core/src/engine/evolve-bookings.ts',
    find: "to === 'available' ? -seats : 0",
    replace: "to === 'available' ? 0 : 0",
  },
  {
    name: 'the limit of seats is one too high',
    file: 'packages/core/src/reservation/limits.ts',
    find: 'if (most === 0 || has + seats <= most) return undefined',
    replace: 'if (most === 0 || has + seats <= most + 1) return undefined',
  },
  ...ON_SALE_MUTATIONS,
  ...OFF_SALE_MUTATIONS,
  ...WINDOW_MUTATIONS,
  ...LINE_MUTATIONS,
  ...PLACE_MUTATIONS,
  ...HOLD_MUTATIONS,
  ...PLAN_MUTATIONS,
  ...REFUND_MUTATIONS,
]
