import type { Money } from '@outerpark/core/kernel'
import {
  GatewayRejected,
  GatewayUnavailable,
  type LedgerCharge,
  type PaymentGateway,
} from '@outerpark/core/ports'
import type { Verdict } from '../../packages/daemon/src/sandbox/cards.ts'
import { openLedger } from '../../packages/daemon/src/sandbox/ledger.ts'
import { ledgerLine } from '../../packages/daemon/src/sandbox/replies.ts'
import { ledgerGateway } from '../../packages/daemon/src/testing/ledger-gateway.ts'

/** The cards of the card company, and how each behaves. */
export type Card =
  | 'card-ok'
  | 'card-declined'
  /** the first answer comes too late; the charge is made */
  | 'card-slow'
  /** the first answer is lost on its way; the charge is made */
  | 'card-lost'
  /** an approval of it does nothing and gets no answer */
  | 'card-mute'
  /** the company rejects every approval with it until `mend` */
  | 'card-odd'
  /** the company rejects every approval with it */
  | 'card-bad'

const LATENCY_MS = 40
/** The latency of `card-slow` (ms). It is longer than the box office waits. */
const SLOW_MS = 900

const verdictOn = (method: string): Verdict =>
  method === 'card-declined' ? { approved: false, reason: 'card-declined' } : { approved: true }

/**
 * A card company that survives every death of the box office. It has the sandbox's own ledger, which is idempotent by
 * key. It does its work when it gets the call. Its answer comes later.
 *
 * @param latencyMs how long an answer takes
 */
export function cardCompany(latencyMs = LATENCY_MS) {
  const ledger = openLedger(':memory:')
  const honest = ledgerGateway(ledger, verdictOn)
  const heard = new Set<string>()
  let away = false
  let mended = false

  const answerAfter = async <T>(ms: number, answer: T): Promise<T> => {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, ms)
    })
    return answer
  }
  const noAnswer = async (): Promise<never> => {
    await answerAfter(latencyMs, undefined)
    throw new GatewayUnavailable('The card company does not answer.')
  }
  const answer = async <T>(call: () => Promise<T>): Promise<T> =>
    away ? noAnswer() : answerAfter(latencyMs, await call())

  const gateway: PaymentGateway = {
    async approve(request, signal) {
      const { key, method } = request
      if (away || method === 'card-mute') return noAnswer()
      const refused = method === 'card-bad' || (method === 'card-odd' && !mended)
      if (refused) throw new GatewayRejected('There is no such card.')
      const first = !heard.has(key)
      heard.add(key)
      const approval = await honest.approve(request, signal)
      if (first && method === 'card-lost') return noAnswer()
      return answerAfter(first && method === 'card-slow' ? SLOW_MS : latencyMs, approval)
    },
    void: (request, signal) => answer(() => honest.void(request, signal)),
    refund: (request, signal) => answer(() => honest.refund(request, signal)),
    lookUp: (key, signal) => answer(() => honest.lookUp(key, signal)),
  }

  return {
    gateway,
    /** Begins or ends an outage of the company. */
    beAway(now: boolean): void {
      away = now
    },
    /** Makes `card-odd` a good card from now on. */
    mend(): void {
      mended = true
    },
    /** Has charged a card under a key, for a booking that the box office does not know. Gives the id of the charge. */
    chargeUnknown(key: string, { amount, currency }: Money): string {
      const request = { key, amount, currency, method: 'card-ok' }
      const outcome = ledger.charge(request, () => ({ approved: true }))
      if (outcome.kind !== 'settled' || outcome.charge.chargeId === null)
        throw new Error(`Nothing was charged under ${key}.`)
      return outcome.charge.chargeId
    },
    charges: (): readonly LedgerCharge[] => ledger.after(0, 1000).map(ledgerLine),
    close: (): void => ledger.close(),
  }
}

export type CardCompany = ReturnType<typeof cardCompany>
