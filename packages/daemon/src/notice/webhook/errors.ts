import { printable } from '@outerpark/core/kernel'
import { WebhookGone } from '@outerpark/core/ports'

/** How many characters of the answer an error repeats. Dead letters and logs show them. */
const TOLD_OF_ANSWER = 200

/** The receiver did not take the notice, or nobody knows whether it did. The notice is sent again with the same id. */
export class WebhookFailed extends Error {
  override readonly name = 'WebhookFailed'
}

export type HookAnswer = {
  readonly status: number
  readonly location: string | undefined
  /** the start of the body */
  readonly text: string
}

/**
 * Throws unless the receiver took the notice (2xx).
 * @throws WebhookGone, WebhookFailed
 */
export function checkAnswer({ status, location, text }: HookAnswer): void {
  if (status >= 200 && status < 300) return
  if (status === 410)
    throw new WebhookGone('The webhook answered 410 Gone: it does not want notices any more.')
  if (status >= 300 && status < 400)
    throw new WebhookFailed(
      `The webhook answered ${status}, a redirect${to(location)}. Redirects are not followed: configure the address where it ends.`,
    )
  throw new WebhookFailed(`The webhook answered ${status}${saying(text)}`)
}

/** Where a redirect leads. Shows the host only, since the path may be a secret of the receiver. */
const to = (location: string | undefined) =>
  location !== undefined && URL.canParse(location) ? ` to ${told(new URL(location).host)}` : ''
const saying = (text: string) => (text === '' ? '.' : `: ${told(text)}`)
const told = (text: string) => printable(text.slice(0, TOLD_OF_ANSWER))
