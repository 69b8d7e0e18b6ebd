import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  emailField,
  gradeField,
  moneyField,
  nameField,
  paymentMethodField,
  priceField,
  seatsField,
  startsAtField,
  titleField,
  venueField,
} from './fields.ts'
import { readFlaw } from './flaws.ts'

const accepts = (field: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  field.safeParse(value).success

describe('seats', () => {
  test.each([1, 2, 100_000])('%s are taken', (seats) => {
    expect(seatsField.parse(seats)).toBe(seats)
  })
  test.each([
    0,
    -1,
    -0,
    1.5,
    1e99,
    100_001,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '2',
    '',
    null,
    true,
    [2],
    {},
  ])('%s are not', (seats) => {
    expect(accepts(seatsField, seats)).toBe(false)
  })
  test('no number but a whole one from 1 to 100000 passes', () => {
    fc.assert(
      fc.property(fc.double(), (seats) => {
        const right = Number.isInteger(seats) && seats >= 1 && seats <= 100_000
        expect(accepts(seatsField, seats)).toBe(right)
      }),
    )
  })
})

describe.each([
  ['a title', titleField, 200],
  ['a venue', venueField, 200],
  ['a name', nameField, 100],
  ['a grade', gradeField, 20],
])('%s', (_, field, longest) => {
  test.each([
    ['a Hangul filler', '\u3164'],
    ['a filler for an initial consonant', '\u115f'],
    ['a half-width filler', '\uffa0'],
    ['a Braille blank', '\u2800'],
    ['blanks of several kinds', '\u00a0\u2003\u2800'],
    ['a soft hyphen', '\u00ad'],
    ['a variation selector', '\ufe0f'],
    ['an accent on nothing', '\u0301'],
    ['a letter and a filler', 'R\u3164'],
    ['a joiner between letters', 'V\u200dIP'],
    ['a non-joiner', 'V\u200cIP'],
    ['a tag', 'VIP\u{e0041}'],
    ['a selector after a letter', 'VIP\ufe0f'],
    ['a grapheme joiner', 'V\u034fIP'],
    ['bytes in another encoding, as a decoder reads them', 'V\ufffdP'],
  ])('S19, C8: does not take %s', (_, text) => {
    expect(accepts(field, text)).toBe(false)
  })
  test.each(['👩‍🚀', '❤️', '1️⃣', '👩🏽‍🚀', '🏳️‍⚧️', '🎭 Rent', '빨래', 'Les Misérables'.slice(4), '?'])(
    'S19: takes %s, and keeps it',
    (text) => {
      expect(field.parse(text)).toBe(text)
    },
  )
  test('S19: keeps a text in NFC', () => {
    expect(field.parse('e\u0301')).toBe('\u00e9')
    expect(field.parse('\u1112\u1161\u11ab')).toBe('한')
  })
  test('is trimmed, and must have something left', () => {
    expect(field.parse('  Rent ')).toBe('Rent')
    expect(accepts(field, '')).toBe(false)
    expect(accepts(field, '   ')).toBe(false)
  })
  test('is bounded', () => {
    expect(accepts(field, 'x'.repeat(longest))).toBe(true)
    expect(accepts(field, 'x'.repeat(longest + 1))).toBe(false)
  })
  test('holds no control characters and no text direction marks', () => {
    for (const text of ['a\u001b[2Jb', 'a\u202eb', 'a\u0007b', 'a\rb', 'a\u009bb', 'a\u2066b'])
      expect(accepts(field, text)).toBe(false)
  })
  test('is text', () => {
    for (const value of [1, null, undefined, {}, ['a']]) expect(accepts(field, value)).toBe(false)
  })
})

test.each(['minji@example.com', 'a.b+c@sub.example.co.kr'])('%s is an address', (email) => {
  expect(emailField.parse(email)).toBe(email)
})

test.each([
  '',
  'minji',
  'minji@',
  '@example.com',
  'a b@example.com',
  'a@b',
  `${'x'.repeat(250)}@b.co`,
  'a@b.co\r\nBcc: c@d.co',
])('%j is no address', (email) => {
  expect(accepts(emailField, email)).toBe(false)
})

test('a price is a whole number of the smallest unit, never negative, and bounded', () => {
  const price = (amount: unknown, currency: unknown = 'KRW') =>
    accepts(priceField, { amount, currency })
  expect(price(0)).toBe(true)
  expect(price(1_000_000_000)).toBe(true)
  for (const amount of [-1, 1.5, 1_000_000_001, '190000', null]) expect(price(amount)).toBe(false)
  for (const currency of ['krw', 'WON₩', '', 'KR', 410]) expect(price(1, currency)).toBe(false)
  expect(accepts(priceField, { amount: 1, currency: 'KRW', discount: 1 })).toBe(false)
})

test('C6: a price is in a currency that exists, and the error names the one that was probably meant', () => {
  const message = (currency: string) =>
    readFlaw(priceField.safeParse({ amount: 1, currency }).error?.issues[0]?.message ?? '')
  expect(message('KRW')).toBeUndefined()
  expect(message('KWR')).toEqual({ code: 'unknown-currency', params: { meant: 'KRW' } })
  expect(message('usd')).toEqual({ code: 'unknown-currency', params: { meant: 'USD' } })
  expect(message('QQQ')).toEqual({ code: 'unknown-currency', params: { meant: null } })
  // What an older version has sold is still shown.
  expect(accepts(moneyField, { amount: 1, currency: 'KWR' })).toBe(true)
})

test('an amount in an answer may be that of the dearest booking', () => {
  expect(accepts(moneyField, { amount: 2_000_000_000, currency: 'KRW' })).toBe(true)
})

test.each([
  '2027-01-05T19:30+09:00',
  '2027-01-05T19:30:00+09:00',
  '2027-01-05T10:30Z',
  '2028-02-29T19:30-05:00',
])('a performance may start at %s, and the text stays as it is', (startsAt) => {
  expect(startsAtField.parse(startsAt)).toBe(startsAt)
})

test.each([
  ['a day alone', '2027-01-05'],
  ['a day that the calendar does not have', '2027-02-29T19:30+09:00'],
  ['the 31st of a short month', '2027-04-31T19:30+09:00'],
  ['month 13', '2027-13-05T19:30+09:00'],
  ['hour 24', '2027-01-05T24:00+09:00'],
  ['minute 60', '2027-01-05T19:60+09:00'],
  ['an offset that no place has', '2027-01-05T19:30+24:00'],
  ['the way people write it', 'tomorrow, half past seven'],
  ['a number', 1_800_000_000_000],
  ['text around it', ' 2027-01-05T19:30Z'],
])('%s is no start', (_, startsAt) => {
  expect(accepts(startsAtField, startsAt)).toBe(false)
})

test('whatever passes as a start is a time that the clock can compare', () => {
  const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'))
  const text = fc
    .tuple(fc.integer({ min: 0, max: 9999 }), two(14), two(32), two(25), two(61), two(15))
    .map(([y, m, d, h, min, o]) => `${String(y).padStart(4, '0')}-${m}-${d}T${h}:${min}+${o}:00`)
  fc.assert(
    fc.property(text, (startsAt) => {
      if (accepts(startsAtField, startsAt)) expect(Date.parse(startsAt)).not.toBeNaN()
    }),
    { numRuns: 500 },
  )
})

test('a way to pay is a short name and never a path, a space or a control', () => {
  for (const method of ['card-ok', 'pm_1Abc', 'x'.repeat(64)])
    expect(accepts(paymentMethodField, method)).toBe(true)
  for (const method of ['', 'x'.repeat(65), 'card ok', '../card', 'card\n'])
    expect(accepts(paymentMethodField, method)).toBe(false)
})
