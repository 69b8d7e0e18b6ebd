import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyCommand } from '../testing/commands.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { widthOf } from '../text/width.ts'

const outerpark = makeOuterpark(inProcess)
afterAll(() => outerpark.close())

/** Names as long as the box office takes them: Korean, which is twice as wide, and one word without a blank. */
const KOREAN = '오페라의 유령, 마지막 공연 '.repeat(20)
const WORD = 'Donaudampfschifffahrtselektrizitäten'.repeat(10)
const EMAIL = `${'minji'.repeat(12)}@${'a-very-long-name.'.repeat(10)}example.com`
const GRADE = '아주좋은자리'.repeat(3)
const name = (text: string, length: number) => text.slice(0, length).trim()

let newYork = ''

type Made = { readonly id: string }
type Registered = { readonly performances: readonly Made[] }

async function register(title: string, zone: string): Promise<string> {
  const { performances } = await outerpark.json<Registered>(
    ...['musical', 'register', name(title, 200), '--venue', name(title, 200)],
    ...['--at', '2037-01-05 19:30', '--time-zone', zone],
    ...['--grade', `${GRADE}:100000:1000000000`, '--grade', `${GRADE}A:99999:5`],
  )
  return performances[0]?.id ?? ''
}

async function book(performance: string, ...more: readonly string[]): Promise<void> {
  const seats = ['--seats', '10', '--grade', GRADE, '--profile', 'minji']
  await outerpark.json('book', '--yes', performance, ...seats, ...more)
}

beforeAll(async () => {
  const seoul = await register(KOREAN, 'Asia/Seoul')
  newYork = await register(WORD, 'America/New_York')
  await outerpark.json(
    ...['signup', '--name', name(KOREAN, 100), '--email', EMAIL, '--profile', 'minji'],
  )
  await outerpark.json(
    ...['signup', '--name', name(WORD, 100), '--email', 'k@example.com', '--profile', 'other'],
  )
  for (const long of [KOREAN, WORD]) {
    await outerpark.json('token', 'create', name(long, 60), '--profile', 'minji', '--ends', '90d')
    const scopes = ['--scopes', 'read,sell,door,finance']
    await outerpark.json('staff', 'add', name(long, 100), ...scopes)
  }
  await book(seoul, '--wait')
  await book(newYork, '--pay-with', 'card-declined')
})

test('the box office of this test has what the lists show, also tasks that wait', async () => {
  await outerpark.settled()
  await outerpark.json('sandbox', 'outage', 'on')
  await book(newYork)
  const tasks = () => outerpark.json<{ items: { lastError: string | null }[] }>('task', 'list')
  // The notice that the payment is put off may be a task for a moment.
  const only = async () => {
    const { items } = await tasks()
    return items.length === 1 && items[0]?.lastError
  }
  await expect.poll(only).toBeTruthy()
})

const AS_MINJI = ['--profile', 'minji']
const AS_ADMIN = ['--profile', 'admin']

/** Each list, as everybody who may see it. */
const LISTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'customer list': [AS_ADMIN],
  'token list': [AS_MINJI],
  'staff list': [AS_ADMIN],
  'musical list': [AS_MINJI],
  'performance list': [AS_MINJI],
  'reservation list': [AS_MINJI, AS_ADMIN],
  'payment list': [AS_MINJI, AS_ADMIN],
  'notice list': [AS_MINJI, AS_ADMIN],
  'task list': [AS_ADMIN],
  'sandbox ledger': [AS_ADMIN],
  events: [AS_ADMIN],
}

const commands = await everyCommand()

test('W13: every command with a list is in this test', () => {
  const lists = commands.filter(({ command }) =>
    command.options.some(({ long }) => long === '--limit'),
  )
  expect(Object.keys(LISTS).toSorted()).toEqual(lists.map((each) => each.name).toSorted())
})

/** The lines of a command on a terminal with so many columns. */
async function linesOn(columns: number, words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = process
  const before = { isTTY: stdout.isTTY, columns: stdout.columns }
  Object.assign(stdout, { isTTY: true, columns })
  try {
    const { code, stdout: text, stderr } = await outerpark.run(words, { env: { NO_COLOR: '1' } })
    expect({ code, stderr }).toMatchObject({ code: 0 })
    return text.trimEnd().split('\n')
  } finally {
    Object.assign(stdout, before)
  }
}

const cases = Object.entries(LISTS).flatMap(([list, whose]) =>
  whose.map((profile) => {
    const words = [...list.split(' '), ...profile]
    return { name: words.join(' '), words }
  }),
)

describe('W13: on a terminal of 80 columns each row is one line, whatever names it has', () => {
  test.each(cases)('$name', async ({ words }) => {
    const { items } = await outerpark.json<{ items: object[] }>(...words)
    expect(items.length).toBeGreaterThan(0)
    const isLog = words[0] === 'events'
    // The log may have grown since.
    const limit = isLog ? ['--limit', String(items.length)] : []
    const lines = await linesOn(80, [...words, ...limit])
    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(80)
    const rows = lines.filter((line) => !line.startsWith('Without '))
    expect(rows, rows.join('\n')).toHaveLength(items.length + (isLog ? 0 : 1))
    expect(lines.length - rows.length).toBeLessThanOrEqual(1)
  })
})

test('W13: without a terminal nothing is cut, and no column is left out', async () => {
  for (const { words } of cases) {
    const { stdout } = await outerpark.run(words)
    expect(stdout).not.toMatch(/…|^Without /m)
  }
})
