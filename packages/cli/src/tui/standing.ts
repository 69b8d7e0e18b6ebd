import type { WhoamiResponse } from '@outerpark/core/contract'
import { Failure } from '../failure.ts'
import type { Freshness, Known } from './model/feed.ts'
import { PLACES, type PlaceId } from './places.ts'

/** The box office does not know who asks. */
const NO_TOKEN: ReadonlySet<string> = new Set(['not-signed-in', 'token-revoked', 'token-ended'])

/** Whether the box office has answered that it does not know who asks. */
export const isSignedOut = (freshness: Freshness): boolean =>
  freshness.state === 'failed' &&
  freshness.failure instanceof Failure &&
  NO_TOKEN.has(freshness.failure.code)

/** The refusal, if the box office has answered that this person may not see it. */
export const notAllowedIn = (freshness: Freshness): Failure | undefined =>
  freshness.state === 'failed' &&
  freshness.failure instanceof Failure &&
  freshness.failure.code === 'not-allowed'
    ? freshness.failure
    : undefined

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

/** Whether the person at the terminal is no customer, but works at the box office. */
export const worksHere = ({ who }: Asking): boolean =>
  who.value !== undefined && who.value.role !== 'customer'

/**
 * Who acts on a screen: on those of staff who works here, else the person at the terminal. Undefined while it is not known.
 */
export function actorOn(
  place: PlaceId,
  { who, works }: Asking & { readonly works: Known<WhoamiResponse> },
): WhoamiResponse | 'nobody' | undefined {
  if (PLACES[place].for === 'staff' && works.value) return works.value
  return standingOf({ who }) === 'nobody' ? 'nobody' : who.value
}

/** Whether somebody is signed in, as far as is known. */
export const isIn = ({ value, freshness }: Known<WhoamiResponse>): boolean =>
  value !== undefined && freshness.state !== 'failed'
