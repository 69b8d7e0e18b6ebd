import { GatewayRejected, type LedgerCharge, type PaymentGateway } from '@outerpark/core/ports'
import { verdictOn } from '../sandbox/cards.ts'
import { ledgerLine } from '../sandbox/replies.ts'
import { ledgerGateway } from './ledger-gateway.ts'
import { memoryLedger } from './memory-ledger.ts'

export type MemoryGateway = PaymentGateway & {
  /** The card company's own ledger. */
  readonly charges: () => readonly LedgerCharge[]
  /** the calls that it got, in order */
  readonly calls: readonly string[]
}

/**
 * A card company in memory, with its own ledger. It keeps the promises of the port.
 * It knows the cards of the sandbox. It rejects every call with `card-broken` for good.
 */
export function memoryGateway(): MemoryGateway {
  const ledger = memoryLedger()
  const gateway = ledgerGateway(ledger, verdictOn)
  const calls: string[] = []

  return {
    charges: () => [...ledger.charges().values()].map(ledgerLine),
    calls,
    async approve(request, signal) {
      calls.push(`approve ${request.key}`)
      if (request.method === 'card-broken') throw new GatewayRejected('no such card')
      return gateway.approve(request, signal)
    },
    async void(request, signal) {
      calls.push(`void ${request.key}`)
      return gateway.void(request, signal)
    },
    async refund(request, signal) {
      calls.push(`refund ${request.refundKey}`)
      return gateway.refund(request, signal)
    },
    async lookUp(key, signal) {
      calls.push(`look up ${key}`)
      return gateway.lookUp(key, signal)
    },
  }
}
