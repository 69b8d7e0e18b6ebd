import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  HoldResponse,
  PerformanceResponse,
  ReservationResponse,
} from '@outerpark/core/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { SeatsNow } from '../hall/seats-now.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { smallHall } from '../testing/small-hall.ts'
import type { Terminal } from '../testing/terminal.ts'

// Seats that somebody keeps until the booking.

const office = makeOuterpark(inProcess)
const terminals: Terminal[] = []
let date = ''

const MINJI = ['--profile', 'minji']
const JUNHO = ['--profile', 'junho']

beforeAll(async () => {
  const file = join(office.home, 'hall.yaml')
  writeFileSync(file, smallHall('Small Stage'))
  await office.json('hall', 'add', file)
  const { performances } = await office.json<{ performances: PerformanceResponse[] }>(
    ...['musical', 'register', 'Rent', '--venue', 'V', '--hall', 'small stage'],
    ...['--at', '2099-01-05 19:30'],
    ...['--price', 'VIP:170000', '--price', 'R:140000'],
  )
  date = performances[0]?.id ?? ''
  for (const name of ['Minji', 'Junho'])
    await office.json(
      ...['signup', '--name', name, '--email', `${name}@example.com`],
      ...['--profile', name.toLowerCase()],
    )
}, 60_000)
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.close()
})
afterAll(() => office.close())

const hold = (...args: readonly string[]) => ['hold', date, ...args, ...MINJI]
const statesOf = async (who: readonly string[]) => {
  const { seats } = await office.json<SeatsNow>('seats', date, ...who)
  return Object.fromEntries(seats.map(({ id, state }) => [id, state]))
}

test('nothing is held at first: the command says so, and how to hold seats', async () => {
  expect(await office.failure(...hold())).toMatchObject({
    ...{ exit: 1, code: 'hold-not-found', detail: 'You hold no seats of Rent.' },
    hint: expect.stringContaining(`outerpark hold ${date} --seats 1F/8/11 --profile minji`),
  })
  expect(await office.failure('book', date, '--held', '--yes', ...MINJI)).toMatchObject({
    ...{ exit: 1, code: 'hold-not-found' },
    hint: expect.stringContaining('outerpark reservation list'),
  })
  expect((await office.run(hold('--give-back'))).stdout).toBe(
    'You held no seats of this performance.\n',
  )
})

test('seats are held, shown and drawn as theirs, and nobody else can have them', async () => {
  const { code, stdout, stderr } = await office.run(hold('--seats', '1F/A/1,1F/A/2'))
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /2 × VIP \(1F row A: 1, 2\), ₩170,000 each\namount +₩340,000\nuntil .*, for (10:00|9:5\d) minutes$/m,
  )
  expect(stderr).toContain(`To book them: outerpark book ${date} --held --profile minji\n`)
  expect(await office.json(...hold())).toMatchObject({ seats: 2, mayExtend: true })
  expect(await statesOf(MINJI)).toMatchObject({ '1F/A/1': 'yours', '1F/A/2': 'yours' })
  expect(await statesOf(JUNHO)).toMatchObject({ '1F/A/1': 'taken', '1F/A/2': 'taken' })
  const plan = await office.run(['seats', date, ...MINJI])
  expect(plan.stderr).toMatch(
    /^You hold 1F\/A\/1, 1F\/A\/2 until .*, for (10:00|9:5\d) minutes\. To book/,
  )
  for (const args of [
    ['hold', date, '--seats', '1F/A/2'],
    ['book', date, '--seats', '1F/A/2', '--yes'],
  ])
    expect(await office.failure(...args, ...JUNHO)).toMatchObject({ code: 'seat-taken' })
})

test('a token that may not book shows the plan without what is held', async () => {
  const { token } = await office.json<{ token: string }>(
    ...['token', 'create', 'reader', '--scopes', 'read', ...MINJI],
  )
  const reader = ['--profile', 'reader']
  expect(await office.run(['login', ...reader], { input: token })).toMatchObject({ code: 0 })
  expect(await statesOf(reader)).toMatchObject({ '1F/A/1': 'taken', '1F/A/3': 'free' })
  expect(await office.failure('hold', date, ...reader)).toMatchObject({ code: 'not-allowed' })
})

test('the time is extended once', async () => {
  await office.json(...hold('--seats', '1F/A/1,1F/A/2'))
  const before = await office.json<HoldResponse>(...hold())
  const after = await office.json<HoldResponse>(...hold('--extend'))
  expect(Date.parse(after.until)).toBeGreaterThanOrEqual(Date.parse(before.until))
  expect(after.mayExtend).toBe(false)
  expect(await office.failure(...hold('--extend'))).toMatchObject({
    ...{ exit: 1, code: 'hold-extended-before' },
    hint: `To book them: outerpark book ${date} --held --profile minji`,
  })
})

test('a choice that leaves a seat alone is held, with a warning and another one', async () => {
  const { stderr } = await office.run(hold('--seats', '1F/A/2,1F/A/3', '--lang', 'ko'))
  expect(stderr).toContain('1F/A/1, 1F/A/4 자리만 홀로 남아')
  expect(stderr).toContain(`outerpark hold ${date} --seats 1F/A/1,1F/A/2 --profile minji\n`)
  expect(stderr).not.toContain('book')
})

test('what is held is booked after a yes, restricted seats too, and is then no longer held', async () => {
  const best = hold('--best', '2', '--grade', 'r')
  expect(await office.failure(...best)).toMatchObject({ code: 'seat-restricted' })
  const held = await office.json<HoldResponse>(...best, '--accept-restricted')
  const book = ['book', date, '--held', ...MINJI]
  expect(await office.failure(...book)).toMatchObject({
    ...{ exit: 2, code: 'confirmation-needed' },
    hint: `Run: outerpark book ${date} --held --yes --profile minji`,
  })
  const terminal = office.terminal(book, { columns: 120, rows: 24 })
  terminals.push(terminal)
  await terminal.sees('Book 2 × R (1F row B: 1, 2) of Rent')
  terminal.press('y')
  terminal.press('enter')
  expect(await terminal.ended()).toBe(0)
  const { items } = await office.json<{ items: ReservationResponse[] }>(
    ...['reservation', 'list', ...MINJI],
  )
  expect(items).toMatchObject([{ lines: held.lines, amount: held.amount }])
  expect(await office.failure(...hold())).toMatchObject({ code: 'hold-not-found' })
})

test('seats that are given back are free', async () => {
  await office.json(...hold('--seats', '1F/A/3,1F/A/4'))
  expect(await office.json(...hold('--give-back'))).toEqual({ performanceId: date, seats: 2 })
  expect(await statesOf(JUNHO)).toMatchObject({ '1F/A/3': 'free', '1F/A/4': 'free' })
})

test.each([
  [['hold', '--extend', '--give-back'], 'only one of them'],
  [['hold', '--extend', '--best', '2'], 'only one of them'],
  [['hold', '--give-back', '--accept-restricted'], 'only one of them'],
  [['hold', '--seats', '1F/A/1', '--best', '2'], 'but not both'],
  [['hold', '--accept-restricted'], 'need seats to hold'],
  [['hold', '--grade', 'VIP'], '--seats is missing'],
  [['book', '--held', '--seats', '1F/A/1'], 'but not both'],
  [['book', '--held', '--best', '2'], 'but not both'],
  [['book', '--held', '--grade', 'VIP'], 'but not both'],
])('%j does not go together', async ([command = '', ...options], detail) => {
  expect(await office.failure(command, date, ...options, ...MINJI)).toMatchObject({
    ...{ exit: 2, detail: expect.stringContaining(detail) },
  })
})
