import { type ProblemCode, STATUS_OF } from '@outerpark/core/contract'
import { LANGUAGES } from '@outerpark/core/names'
import { codesOf } from '../codes.ts'
import { type Route, writes } from '../route.ts'
import type { Schemas } from './schemas.ts'

const header = (description: string, schema: object, more = {}) => ({
  description,
  schema,
  ...more,
})
const number = { type: 'integer', minimum: 0 }

/** The headers of answers, by the name under which operations refer to them. */
export const HEADERS = {
  'Request-Id': header('names this request in the log, and as the cause of its events', {
    type: 'string',
    examples: ['RQ-Wm7xQ2pL-1a'],
  }),
  Location: header('the address of what was made', {
    type: 'string',
    format: 'uri-reference',
    examples: ['/v1/reservations/RV-7KQ2M9XW4T'],
  }),
  'Idempotency-Replayed': header(
    '`true` if this is the first answer to an earlier request with the same Idempotency-Key',
    { type: 'string', const: 'true' },
  ),
  'Content-Language': header('the language of its sentences', {
    type: 'string',
    enum: LANGUAGES,
  }),
  Vary: header('the header that changes its sentences', {
    type: 'string',
    const: 'accept-language',
  }),
  ETag: header('the tag of this text, for `If-None-Match`', {
    type: 'string',
    examples: ['"EvBEvPHcEr6V1jWMVMuo9cPmWQ0iWGfLZ-hPrEpZC9U"'],
  }),
  'Cache-Control': header('how caches may keep it: for a day, or as long as they ask each time', {
    type: 'string',
    examples: ['public, max-age=86400'],
  }),
  'Retry-After': header('after how many seconds to try again', { ...number, examples: [1] }),
  'RateLimit-Policy': header('the limit (draft-ietf-httpapi-ratelimit-headers)', {
    type: 'string',
    examples: ['"customer";q=200;w=4'],
  }),
  RateLimit: header('what is left of it, and for how many seconds', {
    type: 'string',
    examples: ['"customer";r=0;t=1'],
  }),
}

type HeaderName = keyof typeof HEADERS
/** The media types of answers that are not JSON. */
const MEDIA = {
  'event-stream': 'text/event-stream',
  'plain-text': 'text/plain',
  csv: 'text/csv',
} as const

/** Of an answer with sentences. */
const SPEAKING: readonly HeaderName[] = ['Content-Language', 'Vary']
/** Of an answer that caches may keep. */
const TAGGED: readonly HeaderName[] = ['ETag', 'Cache-Control']
const headers = (...names: readonly HeaderName[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

/** The responses of a route: its answer, and its errors by their status. */
export function responsesOf(route: Route, schemas: Schemas): Record<string, object> {
  const { status, answer, accepted, speaks, tagged } = route
  const content =
    typeof answer === 'string'
      ? { [MEDIA[answer]]: { schema: { type: 'string' } } }
      : { 'application/json': { schema: schemas.given(answer) } }
  const replayed: HeaderName[] = writes(route) ? ['Idempotency-Replayed'] : []
  const made: HeaderName[] = status === 201 ? ['Location'] : []
  return {
    [status]: {
      description: 'done',
      headers: headers(
        ...['Request-Id' as const, ...made, ...replayed],
        ...(speaks ? SPEAKING : []),
        ...(tagged ? TAGGED : []),
      ),
      content,
    },
    ...(tagged && {
      304: {
        description: 'the client has it already: `If-None-Match` names its tag',
        headers: headers('Request-Id', ...TAGGED),
      },
    }),
    ...(accepted && {
      202: {
        description: 'accepted; it is done later',
        headers: headers('Request-Id', ...replayed),
        content: { 'application/json': { schema: schemas.given(accepted) } },
      },
    }),
    ...errorsOf(route),
    default: problem('any other error; `code` is stable', []),
  }
}

function errorsOf(route: Route): Record<string, object> {
  const byStatus = Map.groupBy(codesOf(route), (code) => STATUS_OF[code])
  return Object.fromEntries([...byStatus].map(([status, codes]) => [status, error(status, codes)]))
}

function error(status: number, codes: readonly ProblemCode[]): object {
  const names = codes.toSorted().map((code) => `\`${code}\``)
  const more: HeaderName[] = status === 429 || status === 503 ? ['Retry-After'] : []
  if (status === 429) more.push('RateLimit-Policy', 'RateLimit')
  return problem(names.join(', '), more)
}

const problem = (description: string, more: readonly HeaderName[]) => ({
  description,
  headers: headers('Request-Id', ...SPEAKING, ...more),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
