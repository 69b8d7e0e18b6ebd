import { numberedId } from '@outerpark/core/kernel'
import fc from 'fast-check'
import { bodies } from './odd-bodies.ts'
import { headers } from './odd-headers.ts'
import { type Known, mostly } from './odd-values.ts'

/** A request from which its exact bytes can be made. It may be valid or not. */
export type OddRequest = {
  readonly method: string
  readonly target: string
  /** the other header lines, in order; `bytesOf` adds Host and the header for the body's length */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly hosts: readonly string[]
  readonly body: Buffer
  readonly framing: 'length' | 'chunked' | 'none'
}

/** The bytes of a request, in parts that are sent one after another. */
export function bytesOf({ method, target, headers, hosts, body, framing }: OddRequest): Buffer[] {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...hosts.map((host) => `Host: ${host}`),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(framing === 'length' ? [`Content-Length: ${body.length}`] : []),
    ...(framing === 'chunked' ? ['Transfer-Encoding: chunked'] : []),
  ]
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  if (framing === 'none') return [head]
  if (framing === 'length') return [Buffer.concat([head, body])]
  const half = Math.ceil(body.length / 2)
  const chunks = [body.subarray(0, half), body.subarray(half)].filter((part) => part.length > 0)
  const framed = chunks.map((part) =>
    Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
  )
  return [head, ...framed, Buffer.from('0\r\n\r\n')]
}

const METHODS = mostly(
  5,
  'POST',
  'GET',
  'GET',
  'HEAD',
  'OPTIONS',
  'PUT',
  'DELETE',
  'PATCH',
  'TRACE',
)

const reservation = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((n) => numberedId('reservation', n) as string),
  fc.constantFrom(
    'RV-ZZZZZZZZZZ',
    'rv',
    'RV_1-x',
    '%52V-2',
    '',
    '..',
    'R V',
    'é',
    '%00',
    'x'.repeat(300),
  ),
)
const cancelling = reservation.map((id) => `/v1/reservations/${id.replaceAll(' ', '%20')}/cancel`)

const TARGETS = fc.oneof(
  { weight: 12, arbitrary: fc.constant('/v1/reservations') },
  { weight: 5, arbitrary: cancelling },
  { weight: 4, arbitrary: fc.constant('/v1/mypage') },
  fc.constantFrom(
    '/v1/reservations/',
    '/v1/reservations?',
    '/v1/reservations?x=1',
    '/v1//reservations',
    '/v1/./reservations',
    '/v1/x/../reservations',
    '/V1/reservations',
    '/v1/%72eservations',
    '/v1/reservations%2F',
    '/v1/reservations;x',
    '/v1/reservations#x',
    '\\v1\\reservations',
    'http://127.0.0.1/v1/reservations',
    'https://evil.example.com/v1/reservations',
    '/v1/mypage?limit=3',
    '/v1/mypage?limit=x',
    '/v1/mypage?after=0&after=1',
    '/v1/mypage?customerId=CU-ZZZZZZZZZZ',
    '/v1/mypage/',
    '/v1/reservations/RV-2/cancel/',
    '/v1/reservations/RV-2/cancel?x',
    '/',
    '*',
    '/livez',
  ),
)

const OWN_HOST = '127.0.0.1'
const HOSTS = mostly<readonly string[]>(
  25,
  [OWN_HOST],
  ['localhost:4711'],
  ['LocalHost:4711'],
  ['[::1]:4711'],
  ['127.0.0.1:99999'],
  ['127.0.0.1:65000'],
  ['127.0.0.1:0'],
  ['127.0.0.1:'],
  ['evil.example.com'],
  [''],
  [],
  [OWN_HOST, 'evil.example.com'],
  ['evil.example.com', OWN_HOST],
)

/** Requests of all kinds to the hot routes, and to addresses that look like theirs. */
export const oddRequests = (known: Known): fc.Arbitrary<OddRequest> =>
  fc.record({
    method: METHODS,
    target: TARGETS,
    headers: headers(known),
    hosts: HOSTS,
    body: bodies(known),
    framing: mostly<OddRequest['framing']>(8, 'length', 'chunked', 'none'),
  })
