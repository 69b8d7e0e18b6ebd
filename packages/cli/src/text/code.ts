import type { CodeSentResponse } from '@outerpark/core/contract'
import { clockTime } from './time.ts'

/** A code that was asked for by this command. */
export type AskedCode = {
  readonly sent: CodeSentResponse
  /** whether a mail goes to every address; who signs in with an unknown one gets none, and is not told */
  readonly toAll: boolean
}

/** A box office asks people to wait a minute at most. Its clock may differ from the one of this machine. */
const LONGEST_WAIT_S = 60

/**
 * Whether a code was sent, and until when it is valid.
 * @param now ms since the epoch
 */
export function sentText(email: string, { sent, toAll }: AskedCode, now: number): string {
  const maybe = toAll ? '' : ', if that is an address of yours here'
  const until = timeOf(sent.validUntil)
  if (sent.isNew) return `A code was sent to ${email}${maybe}. It is valid until ${until}.`
  const wait = Math.ceil((Date.parse(sent.askAgainAt) - now) / 1000)
  const seconds = Math.min(Math.max(wait, 1), LONGEST_WAIT_S)
  return `No other code was sent: the one of ${timeOf(sent.sentAt)} to ${email} is valid until ${until}${maybe}. Ask for another one in ${seconds} s.`
}

const timeOf = (at: string) => clockTime(at).slice(11)
