import { printable } from '@outerpark/core/kernel'
import { GatewayUnavailable } from '@outerpark/core/ports'

/** How many characters of a wrong reply are kept: enough to recognize it, and not too many for a dead letter. */
const KEPT_OF_REPLY = 1000

/**
 * The gateway does not accept our key, or not for this call (401, 403). This affects every payment, not only this one.
 * So all payments wait, as while the gateway is unavailable, until the admin corrects the key.
 */
export class GatewayKeyRefused extends GatewayUnavailable {
  override readonly name = 'GatewayKeyRefused'
}

/**
 * The answer does not fit the request: it has a wrong shape, another key or another amount. So the outcome is unknown,
 * as without an answer. But a retry is not enough: the admin has to look at it. {@link reply} shows what came.
 */
export class GatewayMisbehaved extends Error {
  override readonly name = 'GatewayMisbehaved'
  /** no automatic retry: the pipeline makes a dead letter of the task */
  readonly permanent = true
  /** the start of the raw reply, safe to print */
  readonly reply: string

  constructor(detail: string, rawReply: string) {
    const reply = printable(rawReply.slice(0, KEPT_OF_REPLY))
    // The reply is in the message too, since a dead letter keeps only the message.
    super(`${detail} The reply: ${reply === '' ? '(empty)' : reply}`)
    this.reply = reply
  }
}
