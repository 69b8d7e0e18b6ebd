import { printable } from '@outerpark/core/kernel'

/** How much of a wrong reply is kept: enough to see whose it is, too little to fill a dead letter. */
const KEPT_OF_REPLY = 1000

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
