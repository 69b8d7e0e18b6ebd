import type {
  PerformanceResponse,
  RegisteredMusicalResponse,
  ReservationResponse,
  VerifyResponse,
} from '@outerpark/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
let performance = ''
let reservation = ''

beforeAll(async () => {
  const { performances } = await outerpark.json<RegisteredMusicalResponse>(
    ...['musical', 'register', 'Hadestown', '--venue', 'LG Arts Center'],
    ...['--at', '2037-03-03T19:30+09:00', '--grade', 'VIP:10:170000', '--grade', 'R:20:136000'],
  )
  performance = performances[0]?.id ?? ''
  for (const name of ['minji', 'jun'])
    await outerpark.json(
      'signup',
      '--name',
      name,
      '--email',
      `${name}@example.com`,
      '--profile',
      name,
    )
  const booked = await outerpark.json<ReservationResponse>(
    ...[
      'book',
      '--yes',
      performance,
      '--seats',
      '2',
      '--grade',
      'VIP',
      '--profile',
      'minji',
      '--wait',
    ],
  )
  reservation = booked.id
})

afterAll(async () => {
  const { ok, checks } = await outerpark.json<VerifyResponse>('verify')
  expect(checks.filter((check) => !check.ok)).toEqual([])
  expect(ok).toBe(true)
  await outerpark.close()
})

test.each(['0', '-1', '1.5', 'abc', '1e99', '', '100001'])(
  'booking %j seats is wrong usage, and changes nothing',
  async (seats) => {
    expect(
      await outerpark.failure('book', '--yes', performance, '--grade', 'R', '--seats', seats),
    ).toMatchObject({ exit: 2, code: 'usage', detail: expect.stringContaining('--seats') })
    const { grades } = await outerpark.json<PerformanceResponse>('performance', 'show', performance)
    expect(grades[1]).toMatchObject({ grade: 'R', available: 20, held: 0, sold: 0 })
  },
)

test('a booking of more seats than exist is refused', async () => {
  expect(
    await outerpark.failure('book', '--yes', performance, '--grade', 'VIP', '--seats', '9'),
  ).toMatchObject({ exit: 1, code: 'seats-unavailable' })
})

test('S5: a booking of more seats than one may have is refused with the limit', async () => {
  expect(
    await outerpark.failure('book', '--yes', performance, '--grade', 'R', '--seats', '11'),
  ).toMatchObject({ exit: 1, code: 'too-many-seats', hint: 'Book at most 10 seats.' })
  expect(
    await outerpark.failure(
      ...['book', '--yes', performance, '--grade', 'R', '--seats', '9', '--profile', 'minji'],
    ),
  ).toMatchObject({ exit: 1, code: 'seat-limit-reached', hint: 'Book at most 8.' })
})

test('an unknown grade is refused; a missing grade is wrong usage if there are several', async () => {
  expect(
    await outerpark.failure('book', '--yes', performance, '--grade', 'S', '--seats', '1'),
  ).toMatchObject({ exit: 1, code: 'grade-not-found', hint: 'Its grades are VIP, R.' })
  expect(await outerpark.failure('book', '--yes', performance, '--seats', '1')).toMatchObject({
    exit: 2,
    code: 'grade-required',
    hint: expect.stringContaining('--grade'),
  })
})

test('a grade is found in lower case too, if only one grade has these letters', async () => {
  const booked = await outerpark.json<ReservationResponse>(
    ...['book', '--yes', performance, '--seats', '1', '--grade', 'vip', '--profile', 'minji'],
  )
  expect(booked).toMatchObject({ grade: 'VIP', seats: 1 })
  await outerpark.json('cancel', booked.id, '--yes', '--profile', 'minji')
})

test('an error ends with one full stop, and a missing file is reported in plain words', async () => {
  for (const args of [
    ['signup', '--name', 'x', '--email', 'a@example.com', '--language', 'xx'],
    ['book', performance, '3', 'A'],
    ['musical', 'register', '--file', 'nope.yaml'],
    ['musical', 'register', '--file', outerpark.home],
  ]) {
    const { detail } = (await outerpark.failure(...args)) as { detail?: string }
    expect(detail).toMatch(/[^.]\.$/)
    expect(detail).not.toMatch(/ENOENT|EISDIR/)
  }
  expect(await outerpark.failure('musical', 'register', '--file', 'nope.yaml')).toMatchObject({
    code: 'file-unreadable',
    detail: 'nope.yaml cannot be read: there is no such file.',
  })
})

test('a prefix of no id is not found; the error about a prefix of many ids lists them', async () => {
  expect(await outerpark.failure('performance', 'show', 'PF-0')).toMatchObject({
    exit: 1,
    code: 'performance-not-found',
  })
  // There are 32 characters, so at least two of 33 ids begin with the same one.
  const times = Array.from({ length: 33 }, (_, i) => [
    '--at',
    `2037-04-01T${10 + (i % 10)}:${10 + i}Z`,
  ])
  const { performances } = await outerpark.json<RegisteredMusicalResponse>(
    ...['musical', 'register', 'Wicked', '--venue', 'V', '--seats', '1', '--price', '1'],
    ...times.flat(),
  )
  const letters = performances.map(({ id }) => id.slice(0, 4))
  const shared = letters.find((letter, i) => letters.indexOf(letter) !== i) ?? ''
  const failure = await outerpark.failure('performance', 'show', shared)
  expect(failure).toMatchObject({ exit: 1, code: 'ambiguous-id' })
  expect(failure).toMatchObject({
    errors: expect.arrayContaining([
      { path: expect.stringContaining(shared), message: expect.stringContaining('2037') },
    ]),
  })
})

test('a second sign-up of the same person is refused, and their profile stays', async () => {
  for (const profile of [['--profile', 'minji'], []])
    expect(
      await outerpark.failure(
        'signup',
        '--name',
        'minji',
        '--email',
        'minji@example.com',
        ...profile,
      ),
    ).toMatchObject({ exit: 1, code: 'email-already-registered' })
  expect(await outerpark.json('whoami', '--profile', 'minji')).toMatchObject({ role: 'customer' })
})

test("another person's profile is not replaced", async () => {
  expect(
    await outerpark.failure(
      'signup',
      '--name',
      'x',
      '--email',
      'x@example.com',
      '--profile',
      'jun',
    ),
  ).toMatchObject({ exit: 1, code: 'profile-exists' })
})

test("another customer's reservation is not found", async () => {
  for (const command of [
    ['reservation', 'show'],
    ['cancel', '--yes'],
  ])
    expect(await outerpark.failure(...command, reservation, '--profile', 'jun')).toMatchObject({
      exit: 1,
      code: 'reservation-not-found',
    })
})

test('a customer cannot use admin commands, and without a profile only open commands work', async () => {
  for (const command of [['verify'], ['events'], ['task', 'list'], ['mypage', 'rebuild']])
    expect(await outerpark.failure(...command, '--profile', 'jun')).toMatchObject({
      exit: 4,
      code: 'not-allowed',
      hint: expect.stringContaining('--profile admin'),
    })
  const { stderr } = await outerpark.run(['verify', '--profile', 'jun'])
  expect(stderr.match(/This is for those who work/g)).toHaveLength(1)
  expect(await outerpark.failure('mypage', '--profile', 'nobody')).toMatchObject({
    exit: 4,
    code: 'profile-not-found',
    hint: expect.stringContaining('outerpark signup'),
  })
  expect(
    await outerpark.failure(
      'book',
      performance,
      '--yes',
      '--grade',
      'R',
      '--seats',
      '1',
      '--profile',
      'admin',
    ),
  ).toMatchObject({ exit: 4, code: 'customers-only' })
})

test('a cancelled reservation cannot be cancelled again', async () => {
  const booked = await outerpark.json<ReservationResponse>(
    ...['book', '--yes', performance, '--seats', '1', '--grade', 'R', '--profile', 'jun'],
  )
  const cancel = ['cancel', booked.id, '--yes', '--profile', 'jun']
  expect(await outerpark.json(...cancel)).toMatchObject({ status: 'cancelled' })
  expect(await outerpark.failure(...cancel)).toMatchObject({
    exit: 1,
    code: 'reservation-already-cancelled',
  })
})

test.each([
  ['cu-q3q', 1, 'customer-not-found', 'No customer'],
  ['CU', 1, 'customer-not-found', 'No customer'],
  ['RV-7KQ2M9XW4T', 1, 'customer-not-found', 'No customer'],
  ['', 2, 'usage', 'Whom?'],
])('the customer %j of MyPage cannot be found', async (id, exit, code, words) => {
  const mypage = ['mypage', '--profile', 'admin', '--customer', id]
  expect(await outerpark.failure(...mypage)).toMatchObject({
    exit,
    code,
    detail: expect.stringContaining(words),
  })
})

test('the letters of an id alone are wrong usage', async () => {
  for (const id of ['PF', 'PF-', ''])
    expect(await outerpark.failure('performance', 'show', id)).toMatchObject({
      exit: 2,
      code: 'usage',
      hint: expect.stringContaining('PF-A'),
    })
})

test('without a terminal, cancel needs --yes', async () => {
  expect(await outerpark.failure('cancel', reservation)).toMatchObject({
    exit: 2,
    code: 'confirmation-needed',
    detail: expect.stringContaining('--yes'),
  })
})

test.each([
  [['bogus'], "Unknown command 'bogus'"],
  [['mypage', '--bogus'], "Unknown option '--bogus'"],
  [['book', '--seats'], "'--seats <n|places>' argument missing"],
  [['webhook'], 'The name of a command is missing'],
  [['mypage', '--url', 'nowhere'], '--url has to be an address'],
])('%j is wrong usage', async (args, detail) => {
  expect(await outerpark.failure(...args)).toMatchObject({
    exit: 2,
    code: 'usage',
    detail: expect.stringContaining(detail),
  })
})

test('a box office that does not run is unreachable', async () => {
  expect(await outerpark.failure('musical', 'list', '--url', 'http://127.0.0.1:9')).toMatchObject({
    exit: 3,
    code: 'daemon-unreachable',
  })
})
