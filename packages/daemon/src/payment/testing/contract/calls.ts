import type { ApprovalRequest, PaymentGateway } from '@outerpark/core/ports'

export type GatewayUnderTest = {
  readonly gateway: PaymentGateway
  /** a payment method that the card company charges, and one that it declines */
  readonly approves: string
  readonly declines: string
  /** The amounts charged and refunded under the key. They come from the card company's ledger, not from the port. */
  readonly book: (key: string) => Promise<{ charged: number; refunded: number }>
  readonly close: () => Promise<void>
}

export const TOTAL = 190_000
export const amount = { amount: TOTAL, currency: 'KRW' }
/** the signal of a caller that never aborts */
const signal: AbortSignal = new AbortController().signal

/** Makes `times` calls at once, and gives their results. */
export const atOnce = <T>(times: number, call: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, call))

/** The calls of a gateway under test, each about one payment. */
export function callsOf(subject: () => GatewayUnderTest) {
  let keys = 0
  const run = Date.now().toString(36)
  return {
    subject,
    signal,
    newRequest: (method = subject().approves): ApprovalRequest => ({
      key: `PY-${run}-${keys++}`,
      amount,
      method,
    }),
    approve: (request: ApprovalRequest) => subject().gateway.approve(request, signal),
    voidKey: ({ key }: ApprovalRequest) => subject().gateway.void({ key, amount }, signal),
    lookUp: ({ key }: ApprovalRequest) => subject().gateway.lookUp(key, signal),
    book: ({ key }: ApprovalRequest) => subject().book(key),
    /** Charges the card, and gives the id of the charge. */
    async charge(request: ApprovalRequest): Promise<string> {
      const approval = await subject().gateway.approve(request, signal)
      if (approval.outcome !== 'approved') throw new Error(`the card was ${approval.outcome}`)
      return approval.chargeId
    },
    refund: (
      { key }: ApprovalRequest,
      chargeId: string,
      sum: number,
      refundKey = `${key}:${sum}`,
      currency = 'KRW',
    ) =>
      subject().gateway.refund(
        { key, chargeId, amount: { amount: sum, currency }, refundKey, reason: 'tested' },
        signal,
      ),
  }
}

export type Calls = ReturnType<typeof callsOf>
