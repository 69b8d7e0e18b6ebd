import {
  type Approval,
  GatewayRejected,
  GatewayUnavailable,
  type LedgerCharge,
  type PaymentGateway,
} from '@outerpark/core/ports'
import { type Charge, openLedger } from '../../packages/daemon/src/sandbox/ledger.ts'

/** What its cards are like. */
export type Card =
  | 'card-ok'
  | 'card-declined'
  /** the first answer comes too late; the charge is made */
  | 'card-slow'
  /** the first answer is lost on its way; the charge is made */
  | 'card-lost'
  /** no call about it is ever answered, and none does anything, but for a cancel */
  | 'card-mute'
  /** the company takes no call about it, until it has mended that */
  | 'card-odd'
  /** the company never takes a call about it */
  | 'card-bad'

const LATENCY_MS = 40
/** Longer than the box office waits. */
const SLOW_MS = 900

/**
 * A card company that lives through every death of the box office: the sandbox's own ledger, idempotent by key.
 * What it does, it does at the moment at which it is asked; its answer comes later.
 */
export function cardCompany() {
  const ledger = openLedger(':memory:')
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
    await answerAfter(LATENCY_MS, undefined)
    throw new GatewayUnavailable('The card company does not answer.')
  }
  const settled = (outcome: ReturnType<typeof ledger.cancel>): Charge => {
    if (outcome.kind === 'key-reused')
      throw new GatewayRejected('The key was used for another sum.')
    return outcome.charge
  }

  const gateway: PaymentGateway = {
    async approve({ key, amount, method }) {
      if (away || method === 'card-mute') return noAnswer()
      const refused = method === 'card-bad' || (method === 'card-odd' && !mended)
      if (refused) throw new GatewayRejected('There is no such card.')
      const verdict =
        method === 'card-declined'
          ? ({ approved: false, reason: 'card-declined' } as const)
          : ({ approved: true } as const)
      const charge = settled(ledger.charge({ key, ...amount, method }, () => verdict))
      const first = !heard.has(key)
      heard.add(key)
      if (first && method === 'card-lost') return noAnswer()
      const slow = first && method === 'card-slow'
      return answerAfter(slow ? SLOW_MS : LATENCY_MS, approvalOf(charge))
    },
    async cancel({ key, amount }) {
      if (away) return noAnswer()
      const { refunded } = settled(ledger.cancel({ key, ...amount }))
      return answerAfter(LATENCY_MS, { refunded })
    },
    async lookUp(key) {
      if (away) return noAnswer()
      const charge = ledger.find(key)
      return answerAfter(LATENCY_MS, charge ? approvalOf(charge) : { outcome: 'unheard-of' })
    },
  }

  return {
    gateway,
    /** It is gone, or back. */
    beAway(now: boolean): void {
      away = now
    },
    /** `card-odd` is good from now on. */
    mend(): void {
      mended = true
    },
    charges: (): readonly LedgerCharge[] => ledger.after(0, 1000),
    close: (): void => ledger.close(),
  }
}

export type CardCompany = ReturnType<typeof cardCompany>

function approvalOf({ status, chargeId, reason }: Charge): Approval {
  if (status === 'approved' && chargeId !== null) return { outcome: status, chargeId }
  if (status === 'declined') return { outcome: status, reason: reason ?? '' }
  return { outcome: 'cancelled' }
}
