import { hash } from 'node:crypto'

/** The hash that a token is stored by. A token has 256 random bits, so one round of SHA-256 is enough. */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex')

/** The token of a request as RFC 6750 writes it; undefined if the header holds no bearer token. */
export const bearerToken = (authorization: string): string | undefined =>
  /^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization)?.[1]
