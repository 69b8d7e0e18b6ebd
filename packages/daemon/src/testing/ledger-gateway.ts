import {
  type Approval,
  GatewayRejected,
  GatewayUnavailable,
  type PaymentGateway,
} from '@outerpark/core/ports'
import type { Charge, Ledger, Rejected } from '../sandbox/book.ts'
import type { Verdict } from '../sandbox/cards.ts'

/** A gateway directly on a card company's ledger, without a network that could fail. */
export function ledgerGateway(
  ledger: Ledger,
  verdictOn: (method: string) => Verdict,
): PaymentGateway {
  return {
    async approve({ key, amount, method }, signal) {
      checkCaller(signal)
      const outcome = ledger.charge({ key, ...amount, method }, () => verdictOn(method))
      if (outcome.kind === 'rejected') throw rejection(outcome)
      return approvalOf(outcome.charge)
    },
    async void({ key, amount }, signal) {
      checkCaller(signal)
      const outcome = ledger.void({ key, ...amount })
      if (outcome.kind === 'rejected') throw rejection(outcome)
      return chargeOf(outcome.charge, 'charged') ?? { outcome: 'voided' }
    },
    async refund({ amount, ...request }, signal) {
      checkCaller(signal)
      const outcome = ledger.refund({ ...request, ...amount })
      if (outcome.kind === 'rejected') throw rejection(outcome)
      return { refundId: outcome.refund.refundId, refunded: outcome.charge.refunded }
    },
    async lookUp(key, signal) {
      checkCaller(signal)
      const charge = ledger.find(key)
      if (!charge) return { outcome: 'unheard-of' }
      const state = chargeOf(charge, 'charged')
      if (!state) return withoutCharge(charge)
      const refunds = ledger.refundsOf(key).map(({ key: _, ...refund }) => refund)
      return { ...state, refunds }
    },
  }
}

function checkCaller(signal: AbortSignal): void {
  if (signal.aborted) throw new GatewayUnavailable('The call was broken off.')
}

const rejection = ({ why }: Rejected) =>
  new GatewayRejected(`The card company rejected the call: ${why}.`)

function approvalOf(charge: Charge): Approval {
  const approved = chargeOf(charge, 'approved')
  if (!approved) return withoutCharge(charge)
  const { amount: _, ...approval } = approved
  return approval
}

/** The result with this outcome for a charge. Undefined if the card was not charged. */
function chargeOf<O extends string>({ chargeId, amount, currency, refunded }: Charge, outcome: O) {
  if (chargeId === null) return undefined
  return { outcome, chargeId, amount: { amount, currency }, refunded }
}

const withoutCharge = ({ status, reason }: Charge) =>
  status === 'declined'
    ? ({ outcome: 'declined', reason: reason ?? '' } as const)
    : ({ outcome: 'voided' } as const)
