import { makeClient } from '../client/client.ts'
import { clientHere, refuseInTheClear } from '../connect.ts'
import type { Context } from '../context.ts'
import { findDaemon } from '../daemon/find.ts'
import { elsewhere } from '../daemon/state.ts'
import { Failure } from '../failure.ts'
import { makeHttp } from '../http/http.ts'

/** How long one box office may take to say whether a token holds, in milliseconds. */
const PATIENCE_MS = 3_000

/**
 * Whether a token holds. `refused`: the box office does not know it. `unchecked`: nobody could be asked, and `why` says
 * the reason.
 */
export const TOKEN_HOLDS = ['valid', 'revoked', 'ended', 'refused', 'unchecked'] as const
export type TokenHolds = (typeof TOKEN_HOLDS)[number]

export type Checked = { readonly token: TokenHolds; readonly why: string | null }

/** A token and the box office that gave it; `url` is undefined for the one of this machine. */
export type Kept = {
  readonly token: string
  readonly url: string | undefined
  /** whether the user allowed plain HTTP to that address */
  readonly insecure: boolean
}

/**
 * Asks the box office that gave a token whether it still holds. Starts no daemon, and sends the token nowhere else.
 * Never fails: whoever cannot be asked leaves it `unchecked`.
 */
export async function checkToken(
  { places, insecure, language }: Pick<Context, 'places' | 'insecure' | 'language'>,
  kept: Kept,
): Promise<Checked> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const other = elsewhere(kept.url, places.home)
  try {
    if (other !== undefined) {
      refuseInTheClear(other, insecure || kept.insecure)
      const place = () => ({ url: other })
      await makeClient(makeHttp({ place, token: kept.token, signal, language })).whoami()
    } else {
      const { kind } = await findDaemon(places.home, PATIENCE_MS)
      if (kind !== 'running') return { token: 'unchecked', why: 'daemon-unreachable' }
      await clientHere(places.home, kept.token, { signal, language }).whoami()
    }
    return { token: 'valid', why: null }
  } catch (error) {
    return signal.aborted ? { token: 'unchecked', why: 'daemon-unreachable' } : found(error)
  }
}

/** What an error code of the box office says about a token. */
const OVER: Readonly<Record<string, TokenHolds>> = {
  'token-revoked': 'revoked',
  'token-ended': 'ended',
  'not-signed-in': 'refused',
}

function found(error: unknown): Checked {
  if (!(error instanceof Failure)) throw error
  const token = OVER[error.code] ?? 'unchecked'
  return { token, why: token === 'unchecked' ? error.code : null }
}
