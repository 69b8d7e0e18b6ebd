import type { WhoamiResponse } from '@outerpark/core/contract'
import { Failure } from '../failure.ts'
import type { Freshness, Known } from './model/feed.ts'

/** The box office does not know who asks. */
const NO_TOKEN: ReadonlySet<string> = new Set(['not-signed-in', 'token-revoked', 'token-ended'])

/** Whether the box office has answered that it does not know who asks. */
export const isSignedOut = (freshness: Freshness): boolean =>
  freshness.state === 'failed' &&
  freshness.failure instanceof Failure &&
  NO_TOKEN.has(freshness.failure.code)

/**
 * How the person at the terminal stands with the box office. `revoked`: they were signed in, and their token is not
 * accepted any more.
 */
export type Standing = 'unknown' | 'nobody' | 'signed-in' | 'revoked'

/** A snapshot, as far as it is about who asks. */
type Asking = { readonly who: Known<WhoamiResponse> }

export function standingOf({ who }: Asking): Standing {
  const { value, freshness } = who
  if (isSignedOut(freshness)) return value === undefined ? 'nobody' : 'revoked'
  return value === undefined ? 'unknown' : 'signed-in'
}

/** Whether somebody has to sign in before they can do what customers do. */
export const hasToSignIn = (snapshot: Asking): boolean =>
  ['nobody', 'revoked'].includes(standingOf(snapshot))

/** Whether somebody is signed in, as far as is known. */
export const isIn = ({ value, freshness }: Known<WhoamiResponse>): boolean =>
  value !== undefined && freshness.state !== 'failed'
