import { type CustomerId, ID_PREFIX, type StaffId, type TokenId } from './ids.ts'
import type { Scope } from './scopes.ts'

/** Whose token it is. */
export type Owner = CustomerId | StaffId

/** Who acts: a customer, a staff member, the token of the home (`admin`), or the pipeline (`system`). */
export type Actor = Owner | 'admin' | 'system'

export type Token = {
  readonly id: TokenId
  readonly owner: Owner
  /** what its owner calls it */
  readonly name: string
  readonly scopes: readonly Scope[]
  /** ISO 8601, as the other times */
  readonly createdAt: string
  /** null if it does not end by itself */
  readonly endsAt: string | null
  readonly revokedAt: string | null
}

/** A new token. Its name and its hash are not in the log: see `Beside`. */
export type TokenCreated = {
  readonly type: 'TokenCreated'
  readonly tokenId: TokenId
  readonly owner: Owner
  readonly scopes: readonly Scope[]
  readonly endsAt: string | null
}

export type TokenRevoked = {
  readonly type: 'TokenRevoked'
  readonly tokenId: TokenId
  readonly owner: Owner
}

/**
 * A token that a command makes. The daemon chooses the id, because it derives the token from it and a secret of the
 * home. So it can repeat the answer to a repeated request, although only the token's hash is stored.
 */
export type NewToken = {
  readonly tokenId: TokenId
  /** SHA-256 of the token, in hex */
  readonly tokenHash: string
}

/** Whether a customer or a staff member has that id. */
export const kindOfOwner = (owner: Owner): 'customer' | 'staff' =>
  owner.startsWith(`${ID_PREFIX.customer}-`) ? 'customer' : 'staff'

/** Why the token is no longer valid at that time (ms since the epoch). Undefined if it is valid. */
export function whyOver(
  { endsAt, revokedAt }: Pick<Token, 'endsAt' | 'revokedAt'>,
  now: number,
): 'token-revoked' | 'token-ended' | undefined {
  if (revokedAt !== null) return 'token-revoked'
  return endsAt !== null && Date.parse(endsAt) <= now ? 'token-ended' : undefined
}

/** The name of a customer's first token. */
export const FIRST_TOKEN = 'sign-up'

/** The first token of a customer, which is called {@link FIRST_TOKEN}. */
export const firstToken = (owner: CustomerId, tokenId: TokenId): TokenCreated => ({
  type: 'TokenCreated',
  tokenId,
  owner,
  scopes: ['read', 'book'],
  endsAt: null,
})
