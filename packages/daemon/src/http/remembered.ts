import type { Owner, Token } from '@outerpark/core/kernel'

/** How many callers are kept in memory between requests. */
const REMEMBERED = 10_000

export const NEVER = Number.POSITIVE_INFINITY

type Holder = { readonly token: Pick<Token, 'owner' | 'endsAt'> }

type Known<Caller> = {
  readonly caller: Caller
  /** when the token ends, ms since the epoch; {@link NEVER} if it does not end by itself */
  readonly endsAt: number
}

/**
 * The latest callers, by the whole Authorization header. A Map compares two texts only if their hashes are equal, and the
 * hashes have a random seed. So the time of a look-up tells an attacker nothing about the tokens.
 */
export function remembered<Caller extends Holder>() {
  const known = new Map<string, Known<Caller>>()
  const headersOf = new Map<Owner, Set<string>>()

  const forget = (authorization: string): void => {
    const owner = known.get(authorization)?.caller.token.owner
    if (owner === undefined) return
    known.delete(authorization)
    const headers = headersOf.get(owner)
    headers?.delete(authorization)
    if (headers?.size === 0) headersOf.delete(owner)
  }

  return {
    get: (authorization: string): Known<Caller> | undefined => known.get(authorization),
    /** Adds a caller. If there are too many, the oldest one is forgotten. */
    add(authorization: string, caller: Caller): void {
      if (known.size >= REMEMBERED) forget(known.keys().next().value ?? '')
      const { owner, endsAt } = caller.token
      known.set(authorization, { caller, endsAt: endsAt === null ? NEVER : Date.parse(endsAt) })
      const headers = headersOf.get(owner)
      if (headers) headers.add(authorization)
      else headersOf.set(owner, new Set([authorization]))
    },
    forget,
    forgetThoseOf(owner: Owner): void {
      for (const authorization of [...(headersOf.get(owner) ?? [])]) forget(authorization)
    },
  }
}
