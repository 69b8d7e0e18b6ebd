import {
  type ChargeReply,
  chargeReply,
  type LedgerReply,
  ledgerReply,
  lookUpReply,
  refundReply,
  unheardOfReply,
  voidReply,
} from '@outerpark/core/contract/card-company'
import type { Approval, LedgerCharge, PaymentGateway } from '@outerpark/core/ports'
import {
  checkCharge,
  checkKey,
  checkMoney,
  checkRefund,
  checkRefunds,
  checkStatus,
  parseReply,
} from './answer-check.ts'
import {
  type Answer,
  agentTo,
  endpointOf,
  exchange,
  type GatewayAddress,
  type Question,
} from './http-exchange.ts'
import { quickTries } from './quick-tries.ts'

/** The longest reply about one charge that is read. A normal reply is much shorter. */
const MAX_REPLY_BYTES = 64 * 1024
const LEDGER_PAGE = 1000
/** The longest page of the ledger that is read. A charge takes up to 400 bytes, so a page is shorter than this. */
const MAX_LEDGER_BYTES = 1024 * 1024
/** The time-out of a page of the ledger. The ledger is read by people and without the guard, so more time is fine. */
const LEDGER_TIMEOUT_MS = 10_000

export type HttpGatewayOptions = {
  /** asked before each call: a sandbox that was started again has another secret */
  readonly address: () => GatewayAddress
  /** The most connections. Further calls wait for a connection, and their time-out runs meanwhile. */
  readonly maxSockets?: number
}

export interface HttpGateway extends PaymentGateway {
  /** The card company's own ledger, oldest charge first. */
  readonly ledger: () => AsyncIterable<LedgerCharge>
  /** Closes the idle connections. */
  readonly close: () => void
}

/**
 * The gateway to a card company with the sandbox's HTTP interface.
 * Besides the errors of the port, all calls reject with `GatewayMisbehaved` if the reply does not fit the request.
 *
 * @example
 * const gateway = guardGateway(httpGateway({ address: sandbox.address }), { timeoutMs: 610 })
 */
export function httpGateway({ address, maxSockets = 32 }: HttpGatewayOptions): HttpGateway {
  // The kind of the address does not change, and a wrong one is refused now, not with the first charge.
  const agent = agentTo(address(), { keepAlive: true, maxSockets, scheduling: 'lifo' })
  endpointOf(address(), agent)
  const client = gatewayOver((question, signal) =>
    exchange(endpointOf(address(), agent), question, signal),
  )
  return { ...client, close: () => agent.destroy() }
}

/** Sends one request and gives the answer, as {@link exchange} does. */
export type Exchange = (question: Question, signal: AbortSignal) => Promise<Answer>

/** The same gateway over any function that sends a request and gives the answer. */
export function gatewayOver(once: Exchange): Omit<HttpGateway, 'close'> {
  const ask: Exchange = (question, signal) => quickTries(() => once(question, signal), signal)
  return {
    approve: (request, signal) => approve(ask, request, signal),
    void: (request, signal) => voidKey(ask, request, signal),
    refund: (request, signal) => refund(ask, request, signal),
    lookUp: (key, signal) => lookUp(ask, key, signal),
    ledger: () => ledger(ask),
  }
}

/** One call of the port. */
type Call<K extends keyof PaymentGateway> = (
  ask: Exchange,
  ...question: Parameters<PaymentGateway[K]>
) => ReturnType<PaymentGateway[K]>

const approve: Call<'approve'> = async (ask, { key, amount, method }, signal) => {
  const answer = await ask(post('/charges', { key, ...amount, method }), signal)
  checkStatus(answer)
  const reply = parseReply(answer, chargeReply)
  checkKey(reply, key, answer)
  checkMoney(reply, amount, answer)
  return approvalOf(reply, answer)
}

const voidKey: Call<'void'> = async (ask, { key, amount }, signal) => {
  const answer = await ask(post(`${chargePath(key)}/void`, amount), signal)
  checkStatus(answer)
  const reply = parseReply(answer, voidReply)
  checkKey(reply, key, answer)
  checkMoney(reply, amount, answer)
  if (reply.outcome === 'voided') return { outcome: 'voided' }
  checkCharge(reply, answer)
  const { outcome, chargeId, refunded } = reply
  return { outcome, chargeId, amount, refunded }
}

const refund: Call<'refund'> = async (ask, request, signal) => {
  const { key, chargeId, refundKey, amount, reason } = request
  const body = { chargeId, refundKey, ...amount, reason }
  const answer = await ask(post(`${chargePath(key)}/refunds`, body), signal)
  checkStatus(answer)
  const reply = parseReply(answer, refundReply)
  checkKey(reply, key, answer)
  checkMoney(reply, amount, answer)
  checkRefund(reply, request, answer)
  const { refundId, refunded } = reply
  return { refundId, refunded }
}

const lookUp: Call<'lookUp'> = async (ask, key, signal) => {
  const answer = await ask(get(chargePath(key), MAX_REPLY_BYTES), signal)
  if (answer.status === 404) {
    // Any proxy may answer 404. Only a 404 with the body of the gateway itself counts.
    checkKey(parseReply(answer, unheardOfReply), key, answer)
    return { outcome: 'unheard-of' }
  }
  checkStatus(answer)
  const reply = parseReply(answer, lookUpReply)
  checkKey(reply, key, answer)
  if (reply.outcome !== 'charged') return withoutCharge(reply)
  checkCharge(reply, answer)
  checkRefunds(reply, answer)
  const { outcome, chargeId, amount, currency, refunded, refunds } = reply
  return { outcome, chargeId, amount: { amount, currency }, refunded, refunds }
}

/** Reads the ledger page by page. The next page is requested while the caller works on the current one. */
async function* ledger(ask: Exchange): AsyncGenerator<LedgerCharge> {
  let next: Promise<LedgerReply> | undefined = ledgerPage(ask, '0')
  while (next) {
    const page: LedgerReply = await next
    next = page.next === null ? undefined : ledgerPage(ask, page.next)
    // If the caller stops reading, nothing awaits this promise. Its rejection must not be unhandled.
    next?.catch(() => undefined)
    yield* page.items
  }
}

async function ledgerPage(ask: Exchange, after: string): Promise<LedgerReply> {
  const path = `/ledger?after=${after}&limit=${LEDGER_PAGE}`
  const signal = AbortSignal.timeout(LEDGER_TIMEOUT_MS)
  const answer = await ask(get(path, MAX_LEDGER_BYTES), signal)
  checkStatus(answer)
  return parseReply(answer, ledgerReply)
}

const chargePath = (key: string) => `/charges/${encodeURIComponent(key)}`

const get = (path: string, maxBytes: number): Question => ({ method: 'GET', path, maxBytes })

const post = (path: string, body: object): Question => ({
  method: 'POST',
  path,
  body,
  maxBytes: MAX_REPLY_BYTES,
})

function approvalOf(reply: ChargeReply, answer: Answer): Approval {
  if (reply.outcome !== 'approved') return withoutCharge(reply)
  checkCharge(reply, answer)
  const { outcome, chargeId, refunded } = reply
  return { outcome, chargeId, refunded }
}

/** The result for a key that was never charged, without the fields that only the HTTP reply needs. */
const withoutCharge = (reply: Exclude<ChargeReply, { outcome: 'approved' }>) =>
  reply.outcome === 'declined'
    ? { outcome: reply.outcome, reason: reply.reason }
    : { outcome: reply.outcome }
