import {
  type Refused,
  refuse,
  type Scope,
  type StaffId,
  type StaffScope,
  type Token,
  type TokenId,
  whyOver,
} from '../kernel/index.ts'

/** A person who works at the box office. */
export type Staff = {
  readonly id: StaffId
  readonly name: string
  /** what their tokens can have at most */
  readonly scopes: readonly StaffScope[]
  /** ISO 8601, as the other time */
  readonly addedAt: string
  readonly revokedAt: string | null
}

/** Who asks for a change of access: a token, or the token of the home, which is no token of anybody (`admin`). */
export type Asker = TokenId | 'admin'

/** What to read about the asker. */
export const askerNeeds = (asker: Asker) => (asker === 'admin' ? {} : { asker })

/** Whether a token with these scopes may do what needs that scope. */
export const covers = (scopes: readonly Scope[], needed: Scope): boolean =>
  scopes.includes(needed) || (scopes.includes('admin') && needed !== 'book')

/** Those of `wanted` that the scopes do not cover. */
export const missingFrom = (scopes: readonly Scope[], wanted: readonly Scope[]): Scope[] =>
  wanted.filter((scope) => !covers(scopes, scope))

/**
 * Refuses a token that was revoked or has ended since its request was let in. So nobody makes a new token with one that
 * was just revoked.
 */
export function refuseOver(
  asker: Asker,
  token: Token | undefined,
  now: number,
): Refused | undefined {
  if (asker === 'admin') return undefined
  const why = token ? whyOver(token, now) : 'token-revoked'
  return why && refuse(why, { case: 'request' })
}
