import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cleaned } from '../load/clean.ts'
import type { LoadReport } from '../load/report.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

let outerpark: ReturnType<typeof makeOuterpark>
beforeAll(async () => {
  outerpark = makeOuterpark()
  await outerpark.json('daemon', 'start')
})
afterAll(() => outerpark.close())

test('a short load without a terminal: every request has an answer, all is paid, and all checks hold', async () => {
  const { code, stdout, stderr } = await outerpark.run(['load', '-c', '10', '-t', '2s'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this looks for
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  expect(stdout).toMatch(/availability {2}100\.00 %/)
  expect(stdout).toMatch(/^book {2,}\d/m)
  expect(stdout).toMatch(/All is paid.*\nAll \d+ checks hold\.\n/)
})

test('a sold-out run sells each seat once, refuses the others, and takes away what it made', async () => {
  const report = await outerpark.json<LoadReport>(
    ...['load', 'run', '-c', '10', '-t', '2s', '--seats', '30', '--mix', 'book=1', '--clean'],
  )
  expect(report).toMatchObject({ ok: true, interrupted: false, verify: { ok: true } })
  const { load, cleaned } = report
  expect(load.kinds.book.done).toBe(30)
  expect(load.refusals).toEqual([
    { code: 'seats-unavailable', count: load.kinds.book.refused, setting: null },
  ])
  expect(load).toMatchObject({ availability: 100, errors: {}, tries: load.transactions })
  expect(cleaned).toEqual({ cancelled: 30, erased: 100, reduced: 1, kept: {} })
})

test('with a rate so many requests are sent, and a limit of the box office is named', async () => {
  const report = await outerpark.json<LoadReport>(
    ...['load', '-c', '20', '-t', '2s', '--rate', '40', '--customers', '1', '--seats', '100'],
    ...['--mix', 'book=1'],
  )
  expect(report.load.transactions + report.load.unsent).toBe(80)
  expect(report.load.refusals).toContainEqual(
    expect.objectContaining({
      code: 'seat-limit-reached',
      setting: 'OUTERPARK_MAX_SEATS_PER_PERFORMANCE',
    }),
  )
  expect(report.load.kinds.book.done).toBe(10)
})

test('Ctrl-C ends the load, and what was begun is answered, paid and checked', async () => {
  const { position } = await outerpark.json<{ position: number }>('daemon', 'status')
  const child = outerpark.open(['load', '-c', '10', '-t', '600s', '--json'])
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
  const booked = async () => {
    const from = ['--from', String(position + 1), '--type', 'Reserved', '--limit', '1']
    return (await outerpark.json<{ items: unknown[] }>('events', ...from)).items.length
  }
  await expect.poll(booked, { interval: 300 }).toBe(1)
  child.kill('SIGINT')
  const [code] = await once(child, 'close')
  const report = JSON.parse(stdout) as LoadReport // the documented shape
  expect({ code, ...report }).toMatchObject({ code: 0, ok: true, interrupted: true })
  expect(report.load.elapsedMs).toBeLessThan(600_000)
  expect(report.settled).toMatchObject({ settled: true, unpaid: 0 })
})

test('load clean takes away what all loads have made, and nothing else', async () => {
  await outerpark.run(['signup', '--name', 'Kim', '--email', 'load-1@example.com'])
  const cleaned = await outerpark.json<Cleaned>('load', 'clean')
  expect(cleaned.cancelled).toBeGreaterThan(0)
  expect(cleaned.kept).toEqual({})
  expect(await outerpark.json<Cleaned>('load', 'clean')).toEqual({
    ...{ cancelled: 0, erased: 0, reduced: 0, kept: {} },
  })
  type People = { items: { email: string }[] }
  const { items } = await outerpark.json<People>('customer', 'list', '--profile', 'admin')
  expect(items.map(({ email }) => email)).toEqual(['load-1@example.com'])
})

test('load clean waits where there is more to take away than the admin may ask for in a second', async ({
  onTestFinished,
}) => {
  const other = makeOuterpark()
  onTestFinished(other.close)
  const started = await other.run(['daemon', 'start'], { env: { OUTERPARK_ADMIN_RATE: '20' } })
  expect(started).toMatchObject({ code: 0 })
  // Each customer is one request of the admin to erase: more than the eighty that may come at once.
  const made = ['--seats', '100', '--customers', '100', '--mix', 'book=1']
  await other.json('load', '-c', '5', '-t', '1s', ...made)
  const { cancelled, erased, reduced, kept } = await other.json<Cleaned>('load', 'clean')
  expect(cancelled).toBeGreaterThan(0)
  expect({ erased, reduced, kept }).toEqual({ erased: 100, reduced: 1, kept: {} })
})

test('a box office that charges cards is not loaded without both words', async ({
  onTestFinished,
}) => {
  const other = makeOuterpark()
  onTestFinished(other.close)
  const env = {
    OUTERPARK_GATEWAY_URL: 'http://127.0.0.1:9',
    OUTERPARK_GATEWAY_KEY: 'a key of some length',
  }
  const load = async (...words: readonly string[]) => {
    const { code, stderr } = await other.run(['load', '-c', '1', ...words, '--json'], { env })
    return { code, error: stderr.slice(stderr.indexOf('{')) }
  }
  for (const words of [[], ['--against-remote'], ['--yes-i-mean-it']]) {
    const { code, error } = await load(...words)
    expect(code).toBe(2)
    expect(JSON.parse(error)).toMatchObject({
      error: {
        code: 'confirmation-needed',
        detail: expect.stringContaining('charges cards through http'),
        hint: expect.stringContaining('--against-remote --yes-i-mean-it'),
      },
    })
  }
  const { items } = await other.json<{ items: unknown[] }>('musical', 'list')
  expect(items).toEqual([])
})
