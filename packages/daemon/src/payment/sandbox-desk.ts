import { Agent } from 'node:http'
import {
  type KnobsRequest,
  type KnobsResponse,
  knobsResponse,
  type LedgerChargeResponse,
} from '@outerpark/core/contract'
import { type LedgerReply, ledgerReply } from '@outerpark/core/contract/card-company'
import type { Page, PageRequest } from '@outerpark/core/ports'
import { checkStatus, parseReply } from './answer-check.ts'
import { endpointOf, exchange, type GatewayAddress, type Question } from './http-exchange.ts'
import { quickTries } from './quick-tries.ts'

/** The time-out of one request. The sandbox answers them within a few milliseconds, whatever the knobs are. */
const TIMEOUT_MS = 5_000
const MAX_BYTES = 1024 * 1024

export type SandboxDeskOptions = {
  /** asked before each call: a sandbox that was started again has another secret */
  readonly address: () => GatewayAddress
  /** the name of this box office at the card company: the start of its keys */
  readonly officeName: string
}

/**
 * The desk of the sandbox: its knobs and its ledger. Calls to it do not pass the guard, unlike payments.
 * Every call rejects with `GatewayUnavailable` while the sandbox's process is down.
 */
export function sandboxDesk({ address, officeName }: SandboxDeskOptions) {
  const agent = new Agent({ keepAlive: true })

  async function ask(question: Omit<Question, 'maxBytes'>) {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const answer = await quickTries(
      () => exchange(endpointOf(address(), agent), { ...question, maxBytes: MAX_BYTES }, signal),
      signal,
    )
    checkStatus(answer)
    return answer
  }
  const knobs = async (question: Pick<Question, 'method' | 'body'>): Promise<KnobsResponse> =>
    parseReply(await ask({ path: '/knobs', ...question }), knobsResponse)

  return {
    knobs: () => knobs({ method: 'GET' }),
    turn: (change: KnobsRequest) => knobs({ method: 'PUT', body: change }),
    /** Turns every knob back. */
    reset: () => knobs({ method: 'DELETE' }),
    /** Oldest charge first. The cursor is a line number of the ledger. */
    async ledger({ limit, cursor = '0' }: PageRequest): Promise<Page<LedgerChargeResponse>> {
      const path = `/ledger?after=${cursor}&limit=${limit}`
      const { items, next } = parseReply(await ask({ method: 'GET', path }), ledgerReply)
      return { items: items.map((charge) => chargeOf(charge, officeName)), next }
    },
    /** Closes the idle connections. */
    close: () => agent.destroy(),
  }
}

export type SandboxDesk = ReturnType<typeof sandboxDesk>

function chargeOf(line: LedgerReply['items'][number], officeName: string): LedgerChargeResponse {
  const { key, chargeId, status, currency } = line
  const money = (amount: number) => ({ amount, currency })
  return {
    key,
    paymentId: key.startsWith(`${officeName}.`) ? key.slice(officeName.length + 1) : null,
    chargeId,
    status,
    amount: money(line.amount),
    charged: money(line.charged),
    refunded: money(line.refunded),
  }
}
