import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark()
let performance: string

beforeAll(async () => {
  const { performances } = await outerpark.json<{ performances: { id: string }[] }>(
    ...['musical', 'register', 'Hadestown', '--venue', 'V', '--at', '2037-01-05T19:30+09:00'],
    ...['--seats', '300', '--price', '66000'],
  )
  performance = performances[0]?.id ?? ''
})

afterAll(() => outerpark.close())

const SIGN_UP = ['signup', '--name', 'Kim', '--email', 'kim@example.com', '--profile', 'kim']
const KEY = 'a-key-that-nobody-can-guess'

test('C5: a sign-up whose answer was lost gives the same customer and token under its key', async () => {
  const asked = [...SIGN_UP, '--idempotency-key', KEY] as const
  const first = await outerpark.json<{ customer: { id: string } }>(...asked)
  // As if the answer had been lost: the profile was never written.
  rmSync(join(outerpark.home, 'profiles.json'))
  const again = await outerpark.run([...asked, '--json'])
  expect(again.stderr).toBe('')
  expect(JSON.parse(again.stdout).customer.id).toBe(first.customer.id)
})

test('without a terminal, book needs --yes, and charges nothing before', async () => {
  const booked = async () =>
    (await outerpark.json<{ items: { id: string }[] }>('reservation', 'list')).items.map(
      ({ id }) => id,
    )
  const before = await booked()
  const order = ['book', performance, '--seats', '1']
  for (const more of [[], ['--wait'], ['--no-input']])
    expect(await outerpark.failure(...order, ...more)).toMatchObject({
      exit: 2,
      code: 'confirmation-needed',
      detail: expect.stringContaining('--yes'),
      hint: `Run: outerpark book ${performance} --seats 1 --yes`,
    })
  expect(await booked()).toEqual(before)
})

test('W7: the same key books once', async () => {
  const book = ['book', '--yes', performance, '--seats', '2', '--idempotency-key', 'once']
  const [first, again] = [await outerpark.json(...book), await outerpark.json(...book)]
  expect(again).toMatchObject({ id: Object(first).id })
  const { items } = await outerpark.json<{ items: unknown[] }>('reservation', 'list')
  expect(items).toHaveLength(1)
})

test('W7: a wait says at once what was booked, and after Ctrl-C that it still is', async () => {
  await outerpark.run(['sandbox', 'outage', 'on'])
  const waiting = outerpark.open(['book', '--yes', performance, '--seats', '1', '--wait'])
  let stderr = ''
  waiting.stderr.on('data', (text) => {
    stderr += String(text)
  })
  await expect.poll(() => stderr).toMatch(/^Seats held: RV-\w+, 1 × R of Hadestown/m)
  const ended = new Promise((resolve) => waiting.once('exit', resolve))
  waiting.kill('SIGINT')
  expect(await ended).toBe(130)
  const [, id] = /^Seats held: (RV-\w+)/m.exec(stderr) ?? []
  expect(stderr).toContain(`Reservation ${id} exists, and its payment goes on`)
  expect(stderr).toContain(`outerpark cancel ${id}`)
  expect((await outerpark.run(['reservation', 'show', String(id)])).code).toBe(0)
})

test.each([
  ['en', /^RV-\w+: .*so the payment is deferred\. .* the booking stands\.$/m],
  ['ko', /^RV-\w+: .*결제 예정으로 바뀌었습니다\. .*예매는 그대로입니다\.$/m],
] as const)('a wait says that the payment is deferred, once: %s', async (language, deferred) => {
  await outerpark.run(['sandbox', 'outage', 'on'])
  const words = ['book', '--yes', performance, '--seats', '1', '--wait', '--lang', language]
  const waiting = outerpark.open(words)
  let stderr = ''
  waiting.stderr.on('data', (text) => {
    stderr += String(text)
  })
  await expect.poll(() => stderr, { timeout: 30_000 }).toMatch(deferred)
  const ended = new Promise((resolve) => waiting.once('exit', resolve))
  waiting.kill('SIGINT')
  await ended
  expect(stderr.match(/^RV-\w+: /gm)).toHaveLength(1)
})
