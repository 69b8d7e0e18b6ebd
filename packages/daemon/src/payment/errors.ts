import { printable } from '@outerpark/core/kernel'
import { GatewayUnavailable } from '@outerpark/core/ports'

/** How much of a wrong reply is kept: enough to see whose it is, too little to fill a dead letter. */
const KEPT_OF_REPLY = 1000

/**
 * The gateway does not take our key, or not for this call (401, 403). That is trouble of the box office's and of no
 * single payment's: as with a gateway that is away, all of them wait until somebody has put it right.
 */
export class GatewayKeyRefused extends GatewayUnavailable {
  override readonly name = 'GatewayKeyRefused'
}

/**
 * An answer came that does not fit the question: not the agreed shape, another key, another amount.
 * It says nothing about what was done, so the outcome is as unknown as without an answer. Unlike then,
 * asking again is not enough: somebody has to look at it, which is what {@link reply} is for.
 */
export class GatewayMisbehaved extends Error {
  override readonly name = 'GatewayMisbehaved'
  /** not to be tried again by itself: the pipeline makes a dead letter of the task */
  readonly permanent = true
  /** the start of the raw reply, safe to print */
  readonly reply: string

  constructor(detail: string, rawReply: string) {
    const reply = printable(rawReply.slice(0, KEPT_OF_REPLY))
    // The reply is part of the message, too: a dead letter keeps the message only.
    super(`${detail} The reply: ${reply === '' ? '(empty)' : reply}`)
    this.reply = reply
  }
}
