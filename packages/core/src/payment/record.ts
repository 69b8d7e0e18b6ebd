import {
  accept,
  bookingOf,
  hasBegun,
  isFree,
  type Operation,
  type PaymentId,
  refuse,
} from '../kernel/index.ts'
import { checkCharge } from './disagreement.ts'
import type {
  PaymentApproved,
  PaymentApprovedLate,
  PaymentDeclined,
  PaymentDeferred,
  PaymentNotNeeded,
} from './events.ts'
import { isOpen, type Payment } from './state.ts'

type Needs = { payment: PaymentId }
type Facts = { payment: Payment | undefined }

/** The refusal of a command about an unknown payment. */
export const unknownPayment = (paymentId: PaymentId) =>
  refuse('payment-not-found', { id: paymentId })

export type RecordApproval = { readonly paymentId: PaymentId; readonly chargeId: string }

/**
 * Records that the gateway charged the card (F4). Recording it again changes nothing. If the reservation has ended or
 * the performance has begun, the charge is recorded as late, and a refund follows (N2).
 *
 * @throws GatewayDisagrees if our log has another charge for the payment
 */
export const recordApproval: Operation<
  RecordApproval,
  Needs,
  Facts,
  PaymentApproved | PaymentApprovedLate,
  null
> = {
  name: 'record-approval',
  needs: ({ paymentId }) => ({ payment: paymentId }),
  decide({ paymentId, chargeId }, { payment }, { now }) {
    if (!payment) return unknownPayment(paymentId)
    checkCharge(payment, chargeId)
    // Even if the charge was refunded since: the same charge is recorded only once.
    if (payment.status === 'approved' || payment.chargeId === chargeId) return accept([], null)
    const booking = bookingOf(payment)
    if (!isOpen(payment))
      return accept([{ type: 'PaymentApprovedLate', ...booking, chargeId }], null)
    if (!hasBegun(payment, now))
      return accept([{ type: 'PaymentApproved', ...booking, chargeId }], null)
    // The call was under way when the performance began.
    const reservation = 'awaiting-payment'
    return accept([{ type: 'PaymentApprovedLate', ...booking, chargeId, reservation }], null)
  },
}

export type RecordRefusal = { readonly paymentId: PaymentId; readonly reason: string }

/**
 * Records that the card was declined. In the same commit the reservation fails and its seats become available. Nothing
 * changes if the reservation has ended.
 *
 * @throws GatewayDisagrees if our log has a charge for the payment
 */
export const recordRefusal: Operation<RecordRefusal, Needs, Facts, PaymentDeclined, null> = {
  name: 'record-refusal',
  needs: ({ paymentId }) => ({ payment: paymentId }),
  decide({ paymentId, reason }, { payment }) {
    if (!payment) return unknownPayment(paymentId)
    checkCharge(payment, null)
    const unpaid = payment.status === 'requested' || payment.status === 'deferred'
    if (!unpaid || !isOpen(payment)) return accept([], null)
    return accept([{ type: 'PaymentDeclined', ...bookingOf(payment), reason }], null)
  },
}

export type RecordDeferral = {
  readonly paymentId: PaymentId
  /** the earliest time of the next try, ISO 8601 */
  readonly retryAt: string
}

/**
 * Records that the payment has to wait (N4). Only the first time makes an event. After the start of the performance
 * there is nothing to wait for: the reservation expires.
 */
export const recordDeferral: Operation<RecordDeferral, Needs, Facts, PaymentDeferred, null> = {
  name: 'record-deferral',
  needs: ({ paymentId }) => ({ payment: paymentId }),
  decide({ paymentId, retryAt }, { payment }, { now }) {
    if (!payment) return unknownPayment(paymentId)
    if (payment.status !== 'requested' || !isOpen(payment)) return accept([], null)
    if (hasBegun(payment, now)) return accept([], null)
    return accept([{ type: 'PaymentDeferred', ...bookingOf(payment), retryAt }], null)
  },
}

export type ConfirmFree = { readonly paymentId: PaymentId }

/**
 * Confirms a reservation of free seats that waits for a payment. Only older versions made such reservations: they asked
 * the gateway for a charge of 0, which not every gateway accepts. Nothing changes if the reservation has ended.
 */
export const confirmFree: Operation<ConfirmFree, Needs, Facts, PaymentNotNeeded, null> = {
  name: 'confirm-free',
  needs: ({ paymentId }) => ({ payment: paymentId }),
  decide({ paymentId }, { payment }) {
    if (!payment) return unknownPayment(paymentId)
    if (!isFree(payment)) throw new Error(`Payment ${paymentId} is not free.`)
    if (payment.reservation !== 'awaiting-payment') return accept([], null)
    return accept([{ type: 'PaymentNotNeeded', ...bookingOf(payment) }], null)
  },
}
