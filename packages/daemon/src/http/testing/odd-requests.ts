import { numberedId } from '@outerpark/core/kernel'
import fc from 'fast-check'

/** A request down to its bytes, right or wrong. */
export type OddRequest = {
  readonly method: string
  readonly target: string
  /** as they are written, one under the other; Host and what frames the body come on top */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly hosts: readonly string[]
  readonly body: Buffer
  readonly framing: 'length' | 'chunked' | 'none'
}

/** Who and what there is at the office that is asked. */
export type Known = {
  readonly performanceId: string
  readonly tokens: { readonly minji: string; readonly junho: string; readonly admin: string }
}

/** The bytes of a request, in parts that go out one after the other. */
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

/** Often the first, now and then one of the others. */
const mostly = <T>(weight: number, usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))

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

const FIELD = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.string({ maxLength: 25, unit: 'binary' }),
  fc.constantFrom<unknown>(
    null,
    true,
    [],
    {},
    '',
    '2',
    ' VIP',
    'VIP ',
    'vip',
    'V\u200bIP',
    '좌석',
    -0,
    1e21,
  ),
)

/** JSON of a booking that is right, or nearly so. */
function bookings({ performanceId }: Known): fc.Arbitrary<string> {
  const fields = {
    performanceId: mostly(9, performanceId, 'PF-ZZZZZZZZZZ', '', 'x'.repeat(21)),
    seats: mostly(4, 1, 2, 20, 5_000, 100_000, 100_001, 0, -1, 1.5),
    grade: mostly(9, 'VIP', 'R', 'vip', 'Z', ' R ', 'R\u202e', ''),
    paymentMethod: mostly(9, 'card-ok', 'card_2', 'card ok', '', 'x'.repeat(65)),
  }
  const plain = fc.record(fields)
  const short = fc.record(fields, { requiredKeys: [] })
  const odd = fc
    .tuple(
      plain,
      fc.constantFrom('performanceId', 'seats', 'grade', 'paymentMethod', 'price'),
      FIELD,
    )
    .map(([booking, name, value]) => ({ ...booking, [name]: value }))
  const raw = fc.constantFrom(
    `{"performanceId":"${performanceId}","seats":1e0,"grade":"R"}`,
    `{"performanceId":"${performanceId}","seats":-0,"grade":"R"}`,
    `{"performanceId":"${performanceId}","seats":1,"seats":2,"grade":"R"}`,
    `{"performanceId":"${performanceId}","seats":1,"grade":"R","__proto__":{"a":1}}`,
    `{"performanceId":"${performanceId}","seats":1,"grade":"R","toString":1}`,
    `{"performanceId":"${performanceId}","seats":99999999999999999999,"grade":"R"}`,
    ` \n{"performanceId":"${performanceId}","seats":1,"grade":"\\u0052"} `,
    `\ufeff{"performanceId":"${performanceId}","seats":1,"grade":"R"}`,
    `{"performanceId":"${performanceId}","seats":1,"grade":"R"`,
    '{}',
    '[]',
    'null',
    '""',
    '1',
    'seats=1',
    '{}{}',
  )
  return fc.oneof(
    { weight: 12, arbitrary: plain.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: short.map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: odd.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: raw },
    fc.jsonValue({ noUnicodeString: false }).map((value) => JSON.stringify(value)),
  )
}

const bodies = (known: Known): fc.Arbitrary<Buffer> =>
  fc.oneof(
    { weight: 12, arbitrary: bookings(known).map((text) => Buffer.from(text)) },
    { weight: 2, arbitrary: fc.constant(Buffer.alloc(0)) },
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    fc.constant(Buffer.from(`{"grade":"${'x'.repeat(70_000)}"}`)),
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

/** One header as it is written, or none, or two of them. */
const line = (name: string, values: fc.Arbitrary<string | undefined>) =>
  fc
    .tuple(mostly(6, name, name.toUpperCase(), name.toLowerCase()), values, mostly(25, 1, 2))
    .map(([written, value, times]) =>
      value === undefined ? [] : Array.from({ length: times }, () => [written, value] as const),
    )

function headers({ tokens: { minji, junho, admin } }: Known) {
  const authorization = line(
    'Authorization',
    mostly<string | undefined>(
      15,
      `Bearer ${minji}`,
      `Bearer ${junho}`,
      `bearer ${minji}`,
      `BEARER  ${minji}`,
      `Bearer ${admin}`,
      'Bearer op_nobody',
      'Bearer',
      'Basic eDp5',
      '',
      undefined,
    ),
  )
  const contentType = line(
    'Content-Type',
    mostly<string | undefined>(
      15,
      'application/json',
      'Application/JSON; charset=utf-8',
      'application/json;charset=utf-16',
      'application/jsonp',
      'text/plain',
      '',
      undefined,
    ),
  )
  const key = line(
    'Idempotency-Key',
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 300 }).map((n) => `key-${n}`) },
      fc.constantFrom('', 'a b', 'x'.repeat(128), 'x'.repeat(129), 'k\u00e9y', '"key"'),
    ),
  )
  const others = fc.oneof(
    { weight: 20, arbitrary: fc.constant([]) },
    fc.constantFrom<readonly (readonly [string, string])[]>(
      [['Origin', 'https://evil.example.com']],
      [['Origin', '']],
      [['Expect', '100-continue']],
      [['Expect', 'miracles']],
      [['Connection', 'close']],
      [['Connection', 'keep-alive']],
      [['Accept', 'text/html']],
      [['X-Forwarded-Host', 'evil.example.com']],
      [['Cookie', 'a=b']],
      [['__proto__', 'x']],
      [['X-Http-Method-Override', 'DELETE']],
    ),
  )
  return fc.tuple(authorization, contentType, key, others).map((all) => all.flat())
}

/** Requests of all kinds to the routes that are answered past Hono, and to addresses that look like theirs. */
export const oddRequests = (known: Known): fc.Arbitrary<OddRequest> =>
  fc.record({
    method: METHODS,
    target: TARGETS,
    headers: headers(known),
    hosts: HOSTS,
    body: bodies(known),
    framing: mostly<OddRequest['framing']>(8, 'length', 'chunked', 'none'),
  })
