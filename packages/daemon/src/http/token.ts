import { createHmac, hash, randomBytes } from 'node:crypto'
import { ID_LENGTH, idFromBytes, type NewToken, type TokenId } from '@outerpark/core/kernel'

/** The hash under which a token is stored. A token has 256 random bits, so one round of SHA-256 is enough. */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex')

/** The token in an Authorization header (RFC 6750). Undefined if the header holds no bearer token. */
export const bearerToken = (authorization: string): string | undefined =>
  /^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization)?.[1]

/**
 * Makes tokens. Each is derived from its id and the secret. So the answer to a repeated request can contain the same
 * token, although the store has only the token's hash.
 */
export function tokenMaker(tokenSecret: string) {
  const textOf = (id: TokenId): string =>
    `op_${createHmac('sha256', tokenSecret).update(id).digest('base64url')}`
  return {
    /** The id and the hash of a new token, for a command. */
    make(): NewToken {
      const tokenId = idFromBytes('token', randomBytes(ID_LENGTH))
      return { tokenId, tokenHash: tokenHash(textOf(tokenId)) }
    },
    textOf,
  }
}

export type TokenMaker = ReturnType<typeof tokenMaker>
