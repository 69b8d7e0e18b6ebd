import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ReservationResponse } from '@outerpark/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
const won = (amount: number) => ({ amount, currency: 'KRW' })
const id = (letters: string) => expect.stringMatching(new RegExp(`^${letters}-[2-9A-HJ-NP-Z]{10}$`))
let performance = ''

beforeAll(async () => {
  const registered = await outerpark.json<{ performances: { id: string }[] }>(
    ...['musical', 'register', '빨래', '--venue', 'V', '--at', '2037-01-05T19:30+09:00'],
    ...['--seats', '300', '--price', '66000'],
  )
  performance = registered.performances[0]?.id ?? ''
  expect(registered).toMatchObject({
    musical: { id: id('MU'), title: '빨래', venue: 'V' },
    performances: [
      {
        id: id('PF'),
        startsAt: '2037-01-05T19:30:00+09:00',
        grades: [{ grade: 'R', price: won(66_000), capacity: 300, available: 300 }],
      },
    ],
  })
})

afterAll(() => outerpark.close())

/** The data of a command that runs in its own process, as for users. */
async function fromProcess<T>(...args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await outerpark.asProcess([...args, '--json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as T // the test says what it expects
}

test('a sign-up keeps the token in a file for its owner only, and shows it only on request', async () => {
  const run = await outerpark.asProcess([
    ...['signup', '--name', 'Kim Minji', '--email', 'minji@example.com', '--json'],
  ])
  expect(JSON.parse(run.stdout)).toEqual({
    profile: 'kim-minji',
    staff: null,
    customer: {
      id: id('CU'),
      name: 'Kim Minji',
      email: 'minji@example.com',
      language: 'en',
      mail: true,
      confirmed: false,
    },
  })
  const file = join(outerpark.home, 'profiles.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const { token } = JSON.parse(readFileSync(file, 'utf8')).profiles['kim-minji']
  expect(run.stdout + run.stderr).not.toContain(token)

  expect((await outerpark.run(['token', 'show'])).stdout).toBe(`${token}\n`)
  expect(await outerpark.json('token', 'show')).toEqual({ profile: 'kim-minji', token })

  expect(await outerpark.failure('logout')).toMatchObject({
    exit: 2,
    code: 'confirmation-needed',
    detail: expect.stringContaining('--yes'),
  })
  expect(await outerpark.json('token', 'show')).toEqual({ profile: 'kim-minji', token })
  const other = await outerpark.json<{ token: string }>('token', 'create', 'laptop')
  expect(await outerpark.json('logout', '--yes')).toEqual({ profile: 'kim-minji', revoked: true })
  for (const command of ['mypage', 'token', 'logout'])
    expect(await outerpark.failure(command)).toMatchObject({ exit: 4, code: 'not-signed-in' })
  const again = await outerpark.run(['login', '--json'], { input: `${token}\n` })
  expect(again.code).toBe(4)
  expect(JSON.parse(again.stderr)).toMatchObject({ error: { code: 'token-revoked' } })
  const login = await outerpark.run(['login', '--json'], { input: `${other.token}\n` })
  expect(JSON.parse(login.stdout)).toMatchObject({ profile: 'kim-minji' })
  expect(await outerpark.json('whoami')).toMatchObject({
    profile: 'kim-minji',
    role: 'customer',
    customer: { name: 'Kim Minji' },
  })
})

test('book, reservation show and cancel print the same shape', async () => {
  const booked = await fromProcess<ReservationResponse>(
    ...['book', '--yes', performance.slice(0, 8).toLowerCase(), '--seats', '2', '--wait'],
  )
  const shape = {
    id: id('RV'),
    performanceId: performance,
    grade: 'R',
    seats: 2,
    amount: won(132_000),
    position: expect.any(Number),
  }
  expect(booked).toMatchObject({ ...shape, status: 'confirmed', paymentStatus: 'approved' })
  expect(await outerpark.json('reservation', 'show', booked.id)).toMatchObject(shape)
  expect(await outerpark.json('performance', 'show', performance)).toMatchObject({
    id: performance,
    musicalId: id('MU'),
    title: '빨래',
    startsAt: '2037-01-05T19:30:00+09:00',
    grades: [{ grade: 'R', price: won(66_000), capacity: 300, available: 298, held: 0, sold: 2 }],
  })
  expect(await fromProcess('cancel', booked.id, '--yes', '--wait')).toMatchObject({
    ...shape,
    status: 'cancelled',
    paymentStatus: 'cancelled',
  })
})

test('a declined card shows the reservation that failed, says why, and ends with 1', async () => {
  const { code, stdout, stderr } = await outerpark.run([
    ...[
      'book',
      '--yes',
      performance,
      '--seats',
      '1',
      '--pay-with',
      'card-declined',
      '--wait',
      '--json',
    ],
  ])
  expect(code).toBe(1)
  const reservation = JSON.parse(stdout)
  expect(reservation).toMatchObject({ status: 'payment-failed', paymentStatus: 'declined' })
  expect(JSON.parse(stderr).error).toMatchObject({
    code: 'payment-declined',
    detail: `Reservation ${reservation.id}: Payment declined (card-declined); seats released.`,
  })
  const shown = await outerpark.run(['reservation', 'show', reservation.id, '--profile', 'admin'])
  expect(shown.stderr).toBe('Payment declined (card-declined); seats released.\n')
})

test('a wait that takes too long fails, and the booking stays', async () => {
  const { code, stdout, stderr } = await outerpark.run([
    ...['book', '--yes', performance, '--seats', '1', '--pay-with', 'card-slow', '--wait'],
    ...['--timeout', '50ms', '--json'],
  ])
  expect({ code, error: JSON.parse(stderr).error }).toMatchObject({
    code: 1,
    error: { code: 'wait-timeout' },
  })
  const reservation: ReservationResponse = JSON.parse(stdout)
  expect(reservation).toMatchObject({ id: id('RV'), status: 'awaiting-payment' })
  expect(
    await outerpark.json('cancel', reservation.id, '--yes', '--wait', '--profile', 'admin'),
  ).toMatchObject({ paymentStatus: 'cancelled' })
})

test('mypage has everything from the first to the last event', async () => {
  const page = await outerpark.json<{ reservations: { timeline: { type: string }[] }[] }>('mypage')
  expect(page).toMatchObject({
    position: expect.any(Number),
    notices: expect.arrayContaining([
      {
        at: expect.any(String),
        position: expect.any(Number),
        ...{ reservationId: id('RV'), template: expect.any(String) },
        text: expect.any(String),
      },
    ]),
  })
  const first = page.reservations.at(-1)
  expect(first).toMatchObject({
    id: id('RV'),
    status: 'cancelled',
    paymentStatus: 'cancelled',
    title: '빨래',
    startsAt: '2037-01-05T19:30:00+09:00',
    grade: 'R',
    seats: 2,
    amount: won(132_000),
  })
  expect(first?.timeline.map(({ type }) => type)).toEqual(
    expect.arrayContaining([
      'Reserved',
      'PaymentApproved',
      'ReservationCancelled',
      'PaymentCancelled',
    ]),
  )
})

test('mypage --watch prints the page and then each step, and ends without an error', async () => {
  const watching = outerpark.open(['mypage', '--watch', '--json'])
  const lines = createInterface(watching.stdout)[Symbol.asyncIterator]()
  const nextLine = async () => JSON.parse(String((await lines.next()).value))
  expect(await nextLine()).toMatchObject({
    position: expect.any(Number),
    reservations: expect.any(Array),
  })

  const { id: booked } = await outerpark.json<{ id: string }>(
    'book',
    '--yes',
    performance,
    '--seats',
    '1',
  )
  const types: string[] = []
  while (types.at(-1) !== 'NoticeSent') {
    const step: { reservationId: string; entry: { type: string } } = await nextLine()
    // A step of an earlier reservation may still come, such as a late approval.
    if (step.reservationId === booked) types.push(step.entry.type)
  }
  expect(types).toEqual(['Reserved', 'PaymentApproved', 'NoticeSent'])

  watching.kill('SIGINT')
  expect(await once(watching, 'close')).toEqual([0, null])
})

test.each([
  ['an empty mypage', ['mypage', '--watch', '--profile', 'idle']],
  ['the event log', ['events', '--follow']],
])('%s says that it waits for news', async (_, command) => {
  if (command.includes('idle'))
    await outerpark.json(
      ...['signup', '--name', 'Idle', '--email', 'idle@example.com', '--profile', 'idle'],
    )
  const child = outerpark.open(command)
  child.stdout.resume()
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk
    if (stderr.includes('\n')) child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'Watching; Ctrl-C ends it.\n' })
})

test('events are listed from a position on, and the list says where it goes on', async () => {
  const { items, next } = await outerpark.json<{ items: { position: number }[]; next: string }>(
    ...['events', '--from', '2', '--limit', '2'],
  )
  expect(items.map(({ position }) => position)).toEqual([2, 3])
  expect(next).toBe('4')
})

test('lists have the shape of a page, and verify the shape of its checks', async () => {
  for (const noun of ['musical', 'performance', 'reservation', 'payment', 'notice', 'task'])
    expect(await outerpark.json(noun, 'list')).toEqual({ items: expect.any(Array), next: null })
  const check = { name: expect.any(String), ok: true, detail: expect.stringMatching(/./) }
  const { checks } = await outerpark.json<{ ok: boolean; checks: object[] }>('verify')
  for (const each of checks) expect(each).toMatchObject(check)
  expect(await outerpark.json('mypage', 'rebuild')).toMatchObject({ events: expect.any(Number) })
})

test('a sign-up has an option for mails', async () => {
  const command = ['signup', '--name', 'Quiet', '--email', 'quiet@example.com', '--no-mail']
  const { customer } = await outerpark.json<{ customer: object }>(...command)
  expect(customer).toMatchObject({ name: 'Quiet', mail: false })
  expect((await outerpark.run(['whoami'])).stdout).toMatch(/mails +not wanted/)
})

test('without a configured webhook there is none to switch on', async () => {
  expect(await outerpark.failure('webhook', 'on')).toMatchObject({
    exit: 1,
    code: 'no-webhook',
    hint: expect.stringContaining('OUTERPARK_WEBHOOK_URL'),
  })
})

test('in its own process a command prints the same, and ends', async () => {
  const commands = [
    ['--help'],
    ['musical', 'list', '--json'],
    ['performance', 'show', performance],
    ['reservation', 'list'],
    ['mypage'],
    ['events', '--limit', '2', '--json'],
    ['verify', '--json'],
    ['sandbox'],
    ['sandbox', 'ledger', '--json'],
    ['book', performance],
    ['bogus', '--json'],
    ['performance', 'show', 'PF-0', '--json'],
    ['verify', '--profile', 'idle'],
  ]
  await outerpark.settled()
  const here = []
  for (const args of commands) here.push(await outerpark.run(args))
  expect(new Set(here.map(({ code }) => code))).toEqual(new Set([0, 1, 2, 4]))
  expect(await Promise.all(commands.map((args) => outerpark.asProcess(args)))).toEqual(here)
})

test('a reader that stops reading early gets no error', async () => {
  const child = outerpark.open(['events'])
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk))
  child.stdout.destroy()
  await once(child, 'close')
  expect(stderr).toBe('')
})
