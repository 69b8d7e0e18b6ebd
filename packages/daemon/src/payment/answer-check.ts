import type { RefundReply } from '@outerpark/core/contract/card-company'
import { type Money, printable } from '@outerpark/core/kernel'
import { GatewayRejected, GatewayUnavailable, type RefundRequest } from '@outerpark/core/ports'
import type { z } from 'zod'
import { GatewayKeyRefused, GatewayMisbehaved } from './errors.ts'
import type { Answer } from './http-exchange.ts'

/** 4xx after which a later try may succeed: request time-out, too early, too many requests. */
const TRY_LATER = new Set([408, 425, 429])

/**
 * Accepts an answer with the status 200.
 * @throws GatewayUnavailable if a later try may succeed; its subclass GatewayKeyRefused if the admin must first correct
 *   the key; GatewayRejected if no try can succeed; GatewayMisbehaved for a status that was never agreed, such as a
 *   redirect
 */
export function checkStatus(answer: Answer): void {
  const { status, text } = answer
  if (status === 200) return
  const said = `${status} ${printable(text.slice(0, 200))}`
  if (status >= 500 || TRY_LATER.has(status))
    throw new GatewayUnavailable(`The gateway failed: ${said}`)
  if (status === 401 || status === 403)
    throw new GatewayKeyRefused(`The gateway does not take our key: ${said}`)
  if (status >= 400) throw new GatewayRejected(`The gateway rejected the call: ${said}`)
  throw new GatewayMisbehaved(`The gateway answered with the status ${status}.`, text)
}

/**
 * The reply in an answer, parsed with the schema.
 * @throws GatewayMisbehaved if it is not JSON of the agreed shape
 */
export function parseReply<T>(answer: Answer, schema: z.ZodType<T>): T {
  if (!/^application\/json\b/i.test(answer.contentType))
    throw new GatewayMisbehaved(
      `The gateway answered ${printable(answer.contentType.slice(0, 100)) || 'nothing'} instead of JSON.`,
      answer.text,
    )
  const parsed = schema.safeParse(jsonOf(answer.text))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.') || 'the whole'
  throw new GatewayMisbehaved(
    `The gateway's reply does not have the agreed shape (${where}: ${issue?.message}).`,
    answer.text,
  )
}

/** The JSON in the text. If it is not JSON, gives undefined, which no schema accepts. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @throws GatewayMisbehaved if the reply is about another key than the request */
export function checkKey(reply: { key: string }, key: string, answer: Answer): void {
  if (reply.key === key) return
  throw new GatewayMisbehaved(
    `Asked about ${key}, the gateway answered for another key.`,
    answer.text,
  )
}

/** @throws GatewayMisbehaved if the reply has another amount or currency than the request */
export function checkMoney(reply: Money, asked: Money, answer: Answer): void {
  if (reply.amount === asked.amount && reply.currency === asked.currency) return
  throw new GatewayMisbehaved(
    `Asked for ${asked.amount} ${asked.currency}, the gateway answered for another sum.`,
    answer.text,
  )
}

/** @throws GatewayMisbehaved if more was refunded than charged */
export function checkCharge(
  { amount, refunded }: { amount: number; refunded: number },
  answer: Answer,
): void {
  if (refunded <= amount) return
  throw new GatewayMisbehaved(`Of a charge of ${amount}, ${refunded} were refunded.`, answer.text)
}

/** @throws GatewayMisbehaved if the reply is about another refund, or its total does not include this refund */
export function checkRefund(
  reply: RefundReply,
  asked: Pick<RefundRequest, 'chargeId' | 'refundKey'>,
  answer: Answer,
): void {
  if (reply.chargeId !== asked.chargeId || reply.refundKey !== asked.refundKey)
    throw new GatewayMisbehaved(
      `Asked for the refund ${asked.refundKey}, the gateway answered for another.`,
      answer.text,
    )
  if (reply.refunded < reply.amount)
    throw new GatewayMisbehaved(
      `Asked for a refund of ${reply.amount}, the gateway has refunded ${reply.refunded} in all.`,
      answer.text,
    )
}

/** @throws GatewayMisbehaved if the refunds in the list do not add up to the refunded amount */
export function checkRefunds(
  { refunded, refunds }: { refunded: number; refunds: readonly { amount: number }[] },
  answer: Answer,
): void {
  const sum = refunds.reduce((total, { amount }) => total + amount, 0)
  if (sum === refunded) return
  throw new GatewayMisbehaved(
    `The gateway has refunded ${refunded}, and its refunds come to ${sum}.`,
    answer.text,
  )
}
