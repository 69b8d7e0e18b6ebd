import { asId, reservationIdOf } from '@outerpark/core/kernel'
import type { PaymentGateway } from '@outerpark/core/ports'
import { isSampled, spanIdOf, type Telling, traceIdOf } from './span.ts'

/** The spans of the payment tasks that are tried now, by their kind and reservation: `approve-payment RV-…`. */
export type PaymentTries = Map<string, string>

type Call = {
  readonly what: string
  /** the kind of task to which the call belongs */
  readonly kind: 'approve-payment' | 'cancel-payment'
  /** the id of the payment */
  readonly key: string
}

/** The gateway, each of whose calls is told. Without an answer, or with a refusal, the span has failed. */
export function watchGateway(
  gateway: PaymentGateway,
  { ratio, tell, now }: Telling,
  tries: PaymentTries,
): PaymentGateway {
  const told = async <T>({ what, kind, key }: Call, call: () => Promise<T>): Promise<T> => {
    const reservationId = reservationIdOf(asId<'payment'>(key))
    if (!isSampled(reservationId, ratio)) return call()
    const begun = now()
    let failed = true
    try {
      const answer = await call()
      failed = false
      return answer
    } finally {
      tell({
        traceId: traceIdOf(reservationId),
        spanId: spanIdOf(`${what} ${key} ${begun}`),
        parentId: tries.get(`${kind} ${reservationId}`),
        ...{ name: `gateway ${what}`, kind: 'client', begun, ended: now(), failed },
        attributes: { 'outerpark.key': key },
      })
    }
  }
  const cancels = (what: string, key: string): Call => ({ what, kind: 'cancel-payment', key })
  return {
    approve: (request, signal) =>
      told({ what: 'approve', kind: 'approve-payment', key: request.key }, () =>
        gateway.approve(request, signal),
      ),
    void: (request, signal) =>
      told(cancels('void', request.key), () => gateway.void(request, signal)),
    refund: (request, signal) =>
      told(cancels('refund', request.key), () => gateway.refund(request, signal)),
    lookUp: (key, signal) => told(cancels('look-up', key), () => gateway.lookUp(key, signal)),
  }
}
