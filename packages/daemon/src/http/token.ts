import { hash } from 'node:crypto'

/** The hash under which a token is stored. A token has 256 random bits, so one round of SHA-256 is enough. */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex')

/** The token in an Authorization header (RFC 6750). Undefined if the header holds no bearer token. */
export const bearerToken = (authorization: string): string | undefined =>
  /^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization)?.[1]
