import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { type Clock, WebhookGone } from '@outerpark/core/ports'
import { originOf } from '../../http-client/send.ts'
import { type CutShort, withDeadline } from '../../time/deadline.ts'
import { reasonOf } from '../reason.ts'
import { checkAnswer, WebhookFailed } from './errors.ts'
import { post } from './post.ts'
import { signer } from './signature.ts'
import { checkedLookup, hookTarget, type Resolve, resolveByDns } from './target.ts'

export type WebhookSettings = {
  readonly url: string
  /** `whsec_` and 24 to 64 bytes in base64, which the receiver has too; several with blanks between them */
  readonly secret: string
  /** how long one try may take, from look-up to answer, in milliseconds */
  readonly timeoutMs: number
  /** whether the address may be on this machine or its network */
  readonly allowPrivate: boolean
  readonly clock: Clock
  /** looks host names up; DNS if left out */
  readonly resolve?: Resolve
}

export type WebhookMessage = {
  /** the same at each try, so that the receiver recognizes a repetition; letters, digits, _ and - */
  readonly id: string
  /** JSON */
  readonly body: string
}

export type WebhookDelivery = {
  /**
   * Resolves when the receiver has answered 2xx.
   * @throws WebhookGone (permanent) if it answered 410, WebhookFailed if it may take the message later
   */
  readonly deliver: (message: WebhookMessage, signal: AbortSignal) => Promise<void>
  /** Aborts messages under way, and closes the connections. */
  readonly close: () => void
}

/**
 * Sends messages to a webhook, signed according to Standard Webhooks. Each try has a new time-stamp, since receivers
 * refuse a time-stamp that is minutes old, and the tries of one message may go on for days.
 *
 * @throws RangeError if the address or the secret cannot be used
 * @example
 * const hook = webhookDelivery({ url, secret, timeoutMs: 10_000, allowPrivate: false, clock })
 * await hook.deliver({ id: `${about}_webhook`, body: JSON.stringify({ type, timestamp, data }) }, signal)
 */
export function webhookDelivery(settings: WebhookSettings): WebhookDelivery {
  const { url, secret, timeoutMs, allowPrivate, clock, resolve = resolveByDns } = settings
  const target = hookTarget(url, allowPrivate)
  const sign = signer(secret)
  const Agent = target.protocol === 'https:' ? HttpsAgent : HttpAgent
  const agent = new Agent({ keepAlive: true, lookup: checkedLookup(resolve, allowPrivate) })
  const origin = originOf(target, agent)
  const path = `${target.pathname}${target.search}`

  return {
    async deliver({ id, body }, signal) {
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'OuterPark',
        ...sign(id, clock.now(), body),
      }
      return withDeadline(
        timeoutMs,
        signal,
        async (signal) =>
          checkAnswer(await post(origin, { path, headers, body }, signal), clock.now()),
        (error, cutShort) => failureOf(error, cutShort, timeoutMs),
      )
    },
    close: () => agent.destroy(),
  }
}

function failureOf(error: unknown, cutShort: CutShort, timeoutMs: number): Error {
  // These errors mean that the receiver has answered, even if the time-out came during the body.
  if (error instanceof WebhookGone || error instanceof WebhookFailed) return error
  const options = { cause: error }
  if (cutShort === 'the caller') return new WebhookFailed('The call was broken off.', options)
  if (cutShort === 'the time-out')
    return new WebhookFailed(`The webhook did not answer within ${timeoutMs} ms.`, options)
  return new WebhookFailed(`The webhook cannot be reached: ${reasonOf(error)}`, options)
}
