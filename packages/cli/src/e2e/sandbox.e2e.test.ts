import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  KnobsResponse,
  LedgerChargeResponse,
  RegisteredMusicalResponse,
  ReservationResponse,
  StatusResponse,
} from '@outerpark/core/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from '../client/client.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
const GOOD = { fail: 0, loseReplies: 0, duplicate: 0, wrongAmount: 0, decline: 0, outage: false }
let performance = ''
let usual = ''

const book = () => ['book', '--yes', performance, '--seats', '1', '--wait'] as const
const sandbox = (...words: string[]) => outerpark.json<KnobsResponse>('sandbox', ...words)

beforeAll(async () => {
  // One customer books until the breaker opens.
  const limits = {
    maxSeatsPerPerformance: 100,
    maxUnpaidSeats: 100,
    maxUnpaidSeatsDuringOutage: 100,
  }
  writeFileSync(join(outerpark.home, 'config.json'), JSON.stringify(limits))
  const { performances } = await outerpark.json<RegisteredMusicalResponse>(
    ...['musical', 'register', 'Hadestown', '--venue', 'LG Arts Center'],
    ...['--at', '2037-03-03T19:30+09:00', '--seats', '100', '--price', '170000'],
  )
  performance = performances[0]?.id ?? ''
  await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
  usual = (await sandbox()).latency
})
afterEach(async () => void (await sandbox('reset')))
afterAll(() => outerpark.close())

test('a turned knob affects the next payment, and after a reset it does not', async () => {
  expect(await sandbox('decline')).toEqual({ ...GOOD, latency: usual, decline: 1 })
  const { code, stdout } = await outerpark.run([...book(), '--json'])
  const declined: ReservationResponse = JSON.parse(stdout)
  expect({ code, status: declined.status }).toEqual({ code: 1, status: 'payment-failed' })

  expect(await sandbox('reset')).toEqual({ ...GOOD, latency: usual })
  const paid = await outerpark.json<ReservationResponse>(...book())
  expect(paid.status).toBe('confirmed')

  const { items } = await outerpark.json<Page<LedgerChargeResponse>>('sandbox', 'ledger')
  const paymentOf = ({ id }: ReservationResponse) => id.replace('RV-', 'PY-')
  const won = (amount: number) => ({ amount, currency: 'KRW' })
  expect(items.map(({ paymentId, status, charged }) => [paymentId, status, charged])).toEqual([
    [paymentOf(declined), 'declined', won(0)],
    [paymentOf(paid), 'approved', won(170_000)],
  ])
})

test('the next page of the ledger begins where the last one ended', async () => {
  await outerpark.json(...book())
  type Ledger = Page<LedgerChargeResponse>
  const all = await outerpark.json<Ledger>('sandbox', 'ledger')
  const first = await outerpark.json<Ledger>('sandbox', 'ledger', '--limit', '1')
  expect(first.items).toEqual(all.items.slice(0, 1))
  const rest = await outerpark.json<Ledger>('sandbox', 'ledger', '--cursor', String(first.next))
  expect(rest).toEqual({ items: all.items.slice(1), next: null })
})

test('during an outage a booking stays unpaid, and after it the booking is paid', async () => {
  expect(await sandbox('outage', 'on')).toMatchObject({ outage: true })
  const { id } = await outerpark.json<ReservationResponse>(
    'book',
    '--yes',
    performance,
    '--seats',
    '1',
  )
  const { code, stdout, stderr } = await outerpark.run([...book(), '--timeout', '300ms', '--json'])
  const other: ReservationResponse = JSON.parse(stdout)
  expect(other).toMatchObject({ status: 'awaiting-payment', seats: 1 })
  expect({ code, error: JSON.parse(stderr).error }).toMatchObject({
    code: 1,
    error: { code: 'wait-timeout', detail: expect.stringContaining('seats are held') },
  })
  const status = async (of: string) =>
    (await outerpark.json<ReservationResponse>('reservation', 'show', of)).status
  expect(await status(id)).toBe('awaiting-payment')

  expect(await sandbox('outage', 'off')).toEqual({ ...GOOD, latency: usual })
  for (const each of [id, other.id]) await expect.poll(() => status(each)).toBe('confirmed')
})

test('during an outage --wait ends with the state of the payment, on one line each', async () => {
  await sandbox('outage', 'on')
  const before: string[] = []
  const opened = async () => {
    const { id } = await outerpark.json<ReservationResponse>(
      'book',
      '--yes',
      performance,
      '--seats',
      '1',
    )
    before.push(id)
    return (await outerpark.json<StatusResponse>('daemon', 'status')).payment.breaker.state
  }
  await expect.poll(opened, { timeout: 60_000, interval: 200 }).not.toBe('closed')
  const booking = await outerpark.run([...book(), '--timeout', '300ms', '--json'])
  const booked: ReservationResponse = JSON.parse(booking.stdout)
  expect(booked).toMatchObject({ status: 'awaiting-payment', paymentStatus: 'deferred' })
  expect(booking.stderr.trim().split('\n')).toHaveLength(1)
  expect(JSON.parse(booking.stderr).error).toMatchObject({
    code: 'wait-timeout',
    detail: expect.stringContaining(
      `${booked.id}: seats are held; the payment is tried again by itself`,
    ),
  })

  const cancel = (id: string) =>
    outerpark.run(['cancel', id, '--yes', '--wait', '--timeout', '300ms', '--json'])
  const neverSent = await cancel(booked.id)
  expect([neverSent.code, neverSent.stderr]).toEqual([0, ''])
  expect(JSON.parse(neverSent.stdout)).toMatchObject({ paymentStatus: 'cancelled' })

  // The payment of the first booking was sent before the breaker opened.
  const [sent = ''] = before
  const cancelling = await cancel(sent)
  expect(cancelling.code).toBe(1)
  expect(JSON.parse(cancelling.stdout)).toMatchObject({ id: sent, status: 'cancelled' })
  expect(JSON.parse(cancelling.stderr).error).toMatchObject({
    code: 'wait-timeout',
    detail: expect.stringContaining('cancelled, the seats are released; the refund'),
  })
  const { stdout } = await outerpark.run(['reservation', 'show', sent])
  expect(stdout).toMatch(/payment +being settled: what was charged goes back/)
})

test('each command turns only its own knob, and `sandbox` shows all knobs', async () => {
  await sandbox('slow', '5-10')
  await sandbox('fail', '0.3')
  await sandbox('lose-replies', '10%')
  await sandbox('duplicate', 'on')
  await sandbox('wrong-amount', '0.25')
  await sandbox('decline', 'off')
  await sandbox('outage', 'off')
  const turned = {
    ...GOOD,
    ...{ latency: '5-10', fail: 0.3, loseReplies: 0.1, duplicate: 1, wrongAmount: 0.25 },
  }
  expect(await sandbox()).toEqual(turned)
  expect(await sandbox('show')).toEqual(turned)
  const { stdout, stderr } = await outerpark.run(['sandbox'])
  expect(stdout.split('\n')).toEqual([
    'slow          5-10 ms',
    'fail          30% of the calls',
    'lose-replies  10% of the calls',
    'duplicate     every call',
    'wrong-amount  25% of the calls',
    'decline       off',
    'outage        off',
    '',
  ])
  expect(stderr).toBe('To reset all knobs: outerpark sandbox reset\n')
})

test('`sandbox slow` says how to reset the latency', async () => {
  const { stderr } = await outerpark.run(['sandbox', 'slow', '5-10'])
  expect(stderr).toBe('To reset all knobs: outerpark sandbox reset\n')
  expect((await outerpark.run(['sandbox', 'reset'])).stderr).toBe('')
})

test.each([
  [['slow', '620-400'], 'usage', 'LATENCY has to be milliseconds'],
  [['fail', '30'], 'usage', 'SHARE has to be on, off, or a share of the calls'],
  [['outage', 'yes'], 'usage', 'on or off'],
  [['slwo', '400'], 'usage', "Unknown command 'slwo'"],
  [['slow', '400', '620'], 'usage', 'Too many arguments'],
  [['slow'], 'missing-argument', 'LATENCY is missing'],
  [['fail'], 'missing-argument', 'SHARE is missing'],
  [['outage'], 'missing-argument', 'on or off is missing'],
])('sandbox %j is wrong usage, and turns no knob', async (words, code, detail) => {
  expect(await outerpark.failure('sandbox', ...words)).toMatchObject({
    exit: 2,
    code,
    detail: expect.stringContaining(detail),
  })
  expect(await sandbox()).toEqual({ ...GOOD, latency: usual })
})

test('only the admin may turn knobs', async () => {
  expect(
    await outerpark.failure('sandbox', 'outage', 'on', '--profile', 'kim-minji'),
  ).toMatchObject({ exit: 4, code: 'not-allowed' })
})

test('with another gateway there is no sandbox, and the error says so', async () => {
  const other = makeOuterpark(inProcess)
  const env = {
    OUTERPARK_GATEWAY_URL: 'http://127.0.0.1:9',
    OUTERPARK_GATEWAY_KEY: 'a key of some length',
  }
  try {
    const { code, stderr } = await other.run(['sandbox', 'fail', '0.3', '--json'], { env })
    expect(code).toBe(1)
    expect(stderr).toContain('"code":"no-sandbox"')
  } finally {
    await other.close()
  }
})
