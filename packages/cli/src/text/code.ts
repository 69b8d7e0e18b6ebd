import type { CodeSentResponse } from '@outerpark/core/contract'
import { words } from '../words/words.ts'
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
  const maybe = toAll ? '' : words().people.ifYours
  const until = timeOf(sent.validUntil)
  if (sent.isNew) return words().people.codeSent(email, maybe, until)
  const wait = Math.ceil((Date.parse(sent.askAgainAt) - now) / 1000)
  const seconds = Math.min(Math.max(wait, 1), LONGEST_WAIT_S)
  return words().people.noOtherCode(timeOf(sent.sentAt), email, until, maybe, seconds)
}

const timeOf = (at: string) => clockTime(at).slice(11)
