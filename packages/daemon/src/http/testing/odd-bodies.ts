import fc from 'fast-check'
import { PRICE } from '../../testing/season.ts'
import { type Known, mostly } from './odd-values.ts'

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

/** The JSON of bookings that are valid, or nearly valid. */
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
    .tuple(plain, fc.constantFrom(...Object.keys(fields), 'expectedAmount', 'price'), FIELD)
    .map(([booking, name, value]) => ({ ...booking, [name]: value }))
  const raw = fc.constantFrom(
    ...[PRICE, PRICE + 1].map(
      (amount) =>
        `{"performanceId":"${performanceId}","seats":1,"grade":"R","expectedAmount":{"amount":${amount},"currency":"KRW"}}`,
    ),
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

/** Bodies of requests: mostly bookings. */
export const bodies = (known: Known): fc.Arbitrary<Buffer> =>
  fc.oneof(
    { weight: 12, arbitrary: bookings(known).map((text) => Buffer.from(text)) },
    { weight: 2, arbitrary: fc.constant(Buffer.alloc(0)) },
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    fc.constant(Buffer.from(`{"grade":"${'x'.repeat(70_000)}"}`)),
  )
