import type { ChangedGradeResponse, PerformanceResponse } from '@outerpark/core/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { Terminal } from '../testing/terminal.ts'

// Prices change while seats are on sale: on one date, or on all dates of a musical.

const office = makeOuterpark(inProcess)
const terminals: Terminal[] = []
let musical = ''
let dates: readonly string[] = []

beforeAll(async () => {
  const times = ['2099-01-05 19:30', '2099-01-06 19:30'].flatMap((time) => ['--at', time])
  const registered = await office.json<{
    musical: { id: string }
    performances: PerformanceResponse[]
  }>(
    ...['musical', 'register', 'Hadestown', '--venue', 'V', '--time-zone', 'Asia/Seoul', ...times],
    ...['--grade', 'R:20:140000', '--grade', 'S:9:90000'],
  )
  await office.json(
    ...['signup', '--name', 'Minji', '--email', 'minji@example.com', '--profile', 'minji'],
  )
  musical = registered.musical.id
  dates = registered.performances.map(({ id }) => id)
}, 60_000)
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.close()
})
afterAll(() => office.close())

const change = (...args: string[]) => ['performance', 'change', ...args, '--grade', 'R']
const priceOf = async (id: string) =>
  (await office.json<PerformanceResponse>('performance', 'show', id)).grades.find(
    ({ grade }) => grade === 'R',
  )?.price.amount

test('the answer names musical, date and grade, and the price before and after', async () => {
  const { stdout } = await office.run([...change(dates[0] ?? ''), '--price', '145000'])
  expect(stdout).toMatch(
    /^Hadestown, Mon 2099-01-05 19:30.* {2}PF-\w+\nR {2}₩140,000 → ₩145,000 a seat\nBookings/,
  )
})

test('--musical changes all dates to come, each from its own price, also with a key', async () => {
  const args = [...change('--musical', 'Hadestown'), '--price', '150000', '--idempotency-key', 'k1']
  const first = await office.json<{ changed: ChangedGradeResponse[] }>(...args)
  expect(first.changed.map(({ performanceId }) => performanceId)).toEqual(dates)
  expect(first.changed.map(({ was }) => was.price.amount)).toEqual([145_000, 140_000])
  // The same request again gets its first answer.
  expect(await office.json(...args)).toEqual(first)
  const { stdout } = await office.run([...change('--musical', musical), '--price', '151000'])
  for (const id of dates) expect(stdout).toMatch(new RegExp(`${id} .*₩150,000 → ₩151,000 a seat`))
})

test('a slip is refused where nobody can be asked, and nothing has changed', async () => {
  const before = await priceOf(dates[0] ?? '')
  for (const where of [[dates[0] ?? ''], ['--musical', musical]]) {
    const refused = await office.failure(...change(...where), '--price', '0')
    const inLowerCase = ['performance', 'change', ...where, '--grade', 'r', '--price', '0']
    expect(await office.failure(...inLowerCase)).toEqual(refused)
    expect(refused).toMatchObject({ exit: 2, code: 'confirmation-needed' })
    expect(refused).toMatchObject({ hint: expect.stringMatching(/--price 0 --yes$/) })
  }
  expect(await priceOf(dates[0] ?? '')).toBe(before)
  await office.json(...change(dates[0] ?? ''), '--price', '0', '--yes')
  expect(await priceOf(dates[0] ?? '')).toBe(0)
})

test('what does not go together is refused, and a grade that is nowhere', async () => {
  const both = await office.failure(...change(dates[0] ?? '', '--musical', musical), '--price', '1')
  expect(both).toMatchObject({ exit: 2, code: 'usage' })
  const nowhere = await office.failure(
    ...['performance', 'change', '--musical', musical, '--grade', 'Q', '--price', '1'],
  )
  expect(nowhere).toMatchObject({ exit: 1, code: 'grade-not-found' })
  const { stderr } = await office.run(['performance', 'change', '--lang', 'ko'])
  expect(stderr).toContain('PERFORMANCE(또는 --musical), --grade, --price(또는 --seats)가')
})

test('on a terminal it is asked once, and changed after a yes', async () => {
  const id = dates[1] ?? ''
  const ask = async (key: string, ...more: string[]) => {
    const size = { columns: 80, rows: 24 }
    const terminal = office.terminal([...change(id), '--price', '9000', ...more], size)
    terminals.push(terminal)
    await terminal.sees(/Hadestown, .*151,000.* → .*9,000/)
    await terminal.sees(more.length > 0 ? '바꿀까요?' : 'Change it')
    terminal.press(key)
    terminal.press('enter')
    return terminal.ended()
  }
  expect(await ask('n')).toBe(1)
  expect(await priceOf(id)).toBe(151_000)
  expect(await ask('y', '--lang', 'ko')).toBe(0)
  expect(await priceOf(id)).toBe(9_000)
})

test('without a yes, book says the whole command, with the grades to choose from', async () => {
  const [id = ''] = dates
  const open = await office.failure('book', id, '--seats', '2', '--profile', 'minji')
  expect(open).toMatchObject({
    ...{ exit: 2, code: 'confirmation-needed' },
    hint: `GRADE is one of R, S. Run: outerpark book ${id} --seats 2 --grade GRADE --yes --profile minji`,
  })
  const named = await office.failure(
    ...['book', id, '--grade', 'S', '--seats', '2', '--profile', 'minji'],
  )
  expect(named).toMatchObject({
    hint: `Run: outerpark book ${id} --seats 2 --grade S --yes --profile minji`,
  })
})
