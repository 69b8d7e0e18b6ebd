import type { ProblemCode } from '@outerpark/core/contract'
import { STORAGE_TROUBLES } from '@outerpark/core/names'
import { type Route, writes } from './route.ts'

/** Error codes that many routes have for the same reason. A route itself lists only the codes special to it. */
type GeneralCodes = {
  /** what the codes are about, for docs/http.md */
  readonly about: string
  readonly has: (route: Route) => boolean
  readonly codes: readonly ProblemCode[]
}

const always = () => true

export const GENERAL_CODES: readonly GeneralCodes[] = [
  {
    about: 'any request',
    has: always,
    codes: [
      'malformed-request',
      'headers-too-large',
      'request-timeout',
      'too-many-requests',
      'server-busy',
      'worker-away',
      'host-not-allowed',
      'origin-not-allowed',
      'internal-error',
    ],
  },
  {
    about: 'an address that does not exist, or not with this method',
    has: always,
    codes: ['route-not-found', 'method-not-allowed'],
  },
  { about: 'a token that is missing or unknown', has: always, codes: ['not-signed-in'] },
  { about: 'a token that was valid once', has: always, codes: ['token-revoked', 'token-ended'] },
  {
    about: 'a route that needs a scope',
    has: ({ audience }) => typeof audience === 'object',
    codes: ['not-allowed'],
  },
  {
    about: 'a route for customers',
    has: ({ audience }) => typeof audience === 'object' && audience.staff === undefined,
    codes: ['customers-only'],
  },
  {
    about: 'query parameters',
    has: ({ query }) => query !== undefined,
    codes: ['validation-failed', 'invalid-cursor'],
  },
  {
    about: 'a body',
    has: ({ body, method }) => body !== undefined || method === 'post',
    codes: ['malformed-json', 'unsupported-media-type', 'body-too-large', 'validation-failed'],
  },
  {
    about: 'a body without a token',
    has: ({ audience, method }) => audience === 'anyone' && method === 'post',
    codes: ['length-required'],
  },
  {
    about: 'an `Idempotency-Key`',
    has: writes,
    codes: ['idempotency-key-reused', 'request-in-progress', 'validation-failed'],
  },
  { about: 'the database', has: always, codes: STORAGE_TROUBLES },
]

/** Every error code that the route may answer. */
export function codesOf(route: Route): ReadonlySet<ProblemCode> {
  const general = GENERAL_CODES.filter(({ has }) => has(route)).flatMap(({ codes }) => codes)
  return new Set([...general, ...route.codes])
}
