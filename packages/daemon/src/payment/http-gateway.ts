import { Agent } from 'node:http'
import {
  type ChargeReply,
  cancelReply,
  chargeReply,
  ledgerReply,
  unheardOfReply,
} from '@outerpark/core/contract/card-company'
import type { Approval, LedgerCharge, PaymentGateway } from '@outerpark/core/ports'
import { checkKey, checkMoney, checkStatus, parseReply } from './answer-check.ts'
import { type Answer, type Endpoint, exchange, type Question } from './http-exchange.ts'
import { quickTries } from './quick-tries.ts'

/** No honest reply about one charge comes near it. */
const MAX_REPLY_BYTES = 64 * 1024
const LEDGER_PAGE = 1000
/** A page of the ledger at up to 400 bytes a charge, with room. */
const MAX_LEDGER_BYTES = 1024 * 1024
/** The ledger is read outside the guard, by people: it may take longer than a payment. */
const LEDGER_TIMEOUT_MS = 10_000

export type HttpGatewayOptions = {
  /** such as `http://127.0.0.1:4711`; plain http, so on this machine or in a network of one's own */
  readonly url: string
  /** the bearer secret */
  readonly key: string
  /** How many connections at most. More calls than that wait for one, which counts against their time-out. */
  readonly maxSockets?: number
}

export interface HttpGateway extends PaymentGateway {
  /** The card company's own book, oldest charge first. */
  readonly ledger: () => AsyncIterable<LedgerCharge>
  /** Gives the idle connections back. */
  readonly close: () => void
}

/**
 * The card company behind the sandbox's HTTP interface.
 * Besides what the port says, all calls reject with `GatewayMisbehaved` when the reply does not fit the question.
 *
 * @example
 * const gateway = guardGateway(httpGateway({ url: sandbox.url, key: sandbox.key }), { timeoutMs: 610 })
 */
export function httpGateway({ url, key, maxSockets = 32 }: HttpGatewayOptions): HttpGateway {
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'http:')
    throw new RangeError(`The gateway's address must be http:, not ${protocol}`)
  const agent = new Agent({ keepAlive: true, maxSockets, scheduling: 'lifo' })
  const endpoint: Endpoint = { hostname, port: Number(port || 80), key, agent }
  const client = gatewayOver((question, signal) => exchange(endpoint, question, signal))
  return { ...client, close: () => agent.destroy() }
}

/** The same over any way to put a question and get the answer, as {@link exchange} does. */
export function gatewayOver(
  once: (question: Question, signal: AbortSignal) => Promise<Answer>,
): Omit<HttpGateway, 'close'> {
  const ask = (question: Question, signal: AbortSignal) =>
    quickTries(() => once(question, signal), signal)

  return {
    async approve({ key, amount, method }, signal) {
      const answer = await ask(post('/charges', { key, ...amount, method }), signal)
      checkStatus(answer)
      const reply = parseReply(answer, chargeReply)
      checkKey(reply, key, answer)
      checkMoney(reply, amount, answer)
      return approvalOf(reply)
    },

    async cancel({ key, amount }, signal) {
      const answer = await ask(post(`${chargePath(key)}/cancel`, amount), signal)
      checkStatus(answer)
      const reply = parseReply(answer, cancelReply)
      checkKey(reply, key, answer)
      // All or nothing: where there was no charge, nothing goes back.
      const { refunded, currency } = reply
      checkMoney({ amount: refunded === 0 ? amount.amount : refunded, currency }, amount, answer)
      return { refunded }
    },

    async lookUp(key, signal) {
      const answer = await ask(get(chargePath(key), MAX_REPLY_BYTES), signal)
      if (answer.status === 404) {
        // Only the gateway's own words count: any proxy on the way can say 404.
        checkKey(parseReply(answer, unheardOfReply), key, answer)
        return { outcome: 'unheard-of' }
      }
      checkStatus(answer)
      const reply = parseReply(answer, chargeReply)
      checkKey(reply, key, answer)
      return approvalOf(reply)
    },

    async *ledger() {
      let after: string | null = '0'
      while (after !== null) {
        const path = `/ledger?after=${after}&limit=${LEDGER_PAGE}`
        const signal = AbortSignal.timeout(LEDGER_TIMEOUT_MS)
        const answer = await ask(get(path, MAX_LEDGER_BYTES), signal)
        checkStatus(answer)
        const page = parseReply(answer, ledgerReply)
        yield* page.items
        after = page.next
      }
    },
  }
}

const chargePath = (key: string) => `/charges/${encodeURIComponent(key)}`

const get = (path: string, maxBytes: number): Question => ({ method: 'GET', path, maxBytes })

const post = (path: string, body: object): Question => ({
  method: 'POST',
  path,
  body,
  maxBytes: MAX_REPLY_BYTES,
})

function approvalOf(reply: ChargeReply): Approval {
  switch (reply.outcome) {
    case 'approved':
      return { outcome: 'approved', chargeId: reply.chargeId }
    case 'declined':
      return { outcome: 'declined', reason: reply.reason }
    case 'cancelled':
      return { outcome: 'cancelled' }
  }
}
