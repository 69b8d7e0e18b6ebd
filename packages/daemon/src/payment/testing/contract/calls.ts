import type { ApprovalRequest, PaymentGateway } from '@outerpark/core/ports'

export type GatewayUnderTest = {
  readonly gateway: PaymentGateway
  /** a method that the card company charges, and one that it declines */
  readonly approves: string
  readonly declines: string
  /** All that was ever taken and given back under the key, by the card company's own book and not by the port. */
  readonly book: (key: string) => Promise<{ charged: number; refunded: number }>
  readonly close: () => Promise<void>
}

export const TOTAL = 190_000
export const amount = { amount: TOTAL, currency: 'KRW' }
/** of callers who never give up */
const signal: AbortSignal = new AbortController().signal

/** What `times` calls at once answer. */
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
    /** Charges the card, and gives the charge. */
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
