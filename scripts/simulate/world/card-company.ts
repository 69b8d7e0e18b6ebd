import type { Answer, Question } from '../../../packages/daemon/src/payment/http-exchange.ts'
import type {
  Charge,
  ChargeRequest,
  RefundRequest,
  VoidRequest,
} from '../../../packages/daemon/src/sandbox/book.ts'
import { verdictOn } from '../../../packages/daemon/src/sandbox/cards.ts'
import {
  chargeSaid,
  refundSaid,
  type Said,
  stateSaid,
  unheardOfSaid,
  voidSaid,
} from '../../../packages/daemon/src/sandbox/replies.ts'
import { memoryLedger } from '../../../packages/daemon/src/testing/memory-ledger.ts'

/** A request that the card company has received. */
export type Call =
  | { readonly kind: 'approve'; readonly key: string; readonly request: ChargeRequest }
  | { readonly kind: 'void'; readonly key: string; readonly request: VoidRequest }
  | { readonly kind: 'refund'; readonly key: string; readonly request: RefundRequest }
  | { readonly kind: 'look-up'; readonly key: string }

export function callIn({ path, body }: Question): Call {
  // The fields are not checked here. The sandbox's own tests cover invalid requests.
  if (path === '/charges') {
    const request = body as ChargeRequest
    return { kind: 'approve', key: request.key, request }
  }
  const [, key = '', verb] = /^\/charges\/([^/]+)(?:\/(void|refunds))?$/.exec(path) ?? []
  switch (verb) {
    case 'void':
      return { kind: 'void', key, request: { ...(body as Omit<VoidRequest, 'key'>), key } }
    case 'refunds':
      return { kind: 'refund', key, request: { ...(body as Omit<RefundRequest, 'key'>), key } }
    default:
      return { kind: 'look-up', key }
  }
}

/**
 * The card company. Its own ledger is idempotent by key, and survives every death of the box office. Its answers have
 * the form of the sandbox's.
 */
export function cardCompany() {
  const ledger = memoryLedger()

  const work = (call: Call): Said => {
    switch (call.kind) {
      case 'approve':
        return chargeSaid(ledger.charge(call.request, () => verdictOn(call.request.method)))
      case 'void':
        return voidSaid(ledger.void(call.request))
      case 'refund':
        return refundSaid(ledger.refund(call.request))
      case 'look-up': {
        const known = ledger.find(call.key)
        return known ? stateSaid(known, ledger.refundsOf(call.key)) : unheardOfSaid(call.key)
      }
    }
  }

  return {
    /** Does the work of the call, and gives the answer. */
    work,
    book: (): ReadonlyMap<string, Charge> => ledger.charges(),
    /** how often the ledger was changed */
    changes: ledger.changes,
  }
}

export type CardCompany = ReturnType<typeof cardCompany>

export const answerWith = ({ status, body }: Said): Answer => ({
  status,
  contentType: 'application/json',
  text: JSON.stringify(body),
})
