import { printable } from '@outerpark/core/kernel'
import { WebhookGone } from '@outerpark/core/ports'

/** How many characters of the answer an error repeats. Dead letters and logs show them. */
const TOLD_OF_ANSWER = 200

/** The receiver did not take the notice, or nobody knows whether it did. The notice is sent again with the same id. */
export class WebhookFailed extends Error {
  override readonly name = 'WebhookFailed'
  /** how long the receiver asks to be left alone, in ms; undefined if it does not */
  readonly retryAfterMs: number | undefined
  constructor(message: string, options: ErrorOptions & { retryAfterMs?: number | undefined } = {}) {
    super(message, options)
    this.retryAfterMs = options.retryAfterMs
  }
}

export type HookAnswer = {
  readonly status: number
  readonly location: string | undefined
  /** the header Retry-After */
  readonly retryAfter: string | undefined
  /** the start of the body */
  readonly text: string
}

/**
 * Throws unless the receiver took the notice (2xx).
 * @param now ms since the epoch
 * @throws WebhookGone, WebhookFailed
 */
export function checkAnswer({ status, location, retryAfter, text }: HookAnswer, now: number): void {
  if (status >= 200 && status < 300) return
  if (status === 410)
    throw new WebhookGone('The webhook answered 410 Gone: it does not want notices any more.')
  if (status >= 300 && status < 400)
    throw new WebhookFailed(
      `The webhook answered ${status}, a redirect${to(location)}. Redirects are not followed: configure the address where it ends.`,
    )
  throw new WebhookFailed(`The webhook answered ${status}${saying(text)}`, {
    retryAfterMs: retryAfterMs(retryAfter, now),
  })
}

/** Retry-After has seconds or a date (RFC 9110, 10.2.3). Undefined if it has neither, or lies in the past. */
function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return ms > 0 ? ms : undefined
}

/** Where a redirect leads. Shows the host only, since the path may be a secret of the receiver. */
const to = (location: string | undefined) =>
  location !== undefined && URL.canParse(location) ? ` to ${told(new URL(location).host)}` : ''
const saying = (text: string) => (text === '' ? '.' : `: ${told(text)}`)
const told = (text: string) => printable(text.slice(0, TOLD_OF_ANSWER))
