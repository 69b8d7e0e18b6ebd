import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { everyCommand } from '../testing/commands.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { smallHall } from '../testing/small-hall.ts'

type Question = {
  readonly type: string
  readonly source?: (typed?: string) => readonly { readonly value: string }[]
}

const asked: Question[] = []
vi.mock('inquirer', () => ({
  // As if the question was shown, and ended with Ctrl-C.
  createPromptModule: () => async (questions: readonly Question[]) => {
    asked.push(...questions)
    throw Object.assign(new Error(), { name: 'ExitPromptError' })
  },
}))

/** The arguments for which a text is typed: a new name, a number. */
const TYPED = new Set(['name', 'address', 'title', 'latency', 'share'])
/** The commands that show something without their argument. */
const SHOWS_WITHOUT = new Set(['language', 'help', 'hall example'])

const wanting = (await everyCommand()).flatMap(({ name, command }) => {
  const [first] = command.registeredArguments
  const isChosen = first && !TYPED.has(first.name()) && !SHOWS_WITHOUT.has(name)
  return isChosen ? [name] : []
})

const outerpark = makeOuterpark(inProcess)
const STREAMS = ['stdin', 'stdout', 'stderr'] as const

beforeAll(async () => {
  await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
  await outerpark.json('staff', 'add', 'Han Seoyeon', '--scopes', 'sell')
  const { performances } = await outerpark.json<{ performances: { id: string }[] }>(
    ...['musical', 'register', 'Hadestown', '--venue', 'LG Arts Center', '--seats', '30'],
    ...['--price', '66000', '--at', '2037-03-02T19:30+09:00'],
  )
  const performance = performances[0]?.id ?? ''
  const plan = join(outerpark.home, 'hall.yaml')
  writeFileSync(plan, smallHall('Small Stage'))
  await outerpark.json('hall', 'add', plan)
  await outerpark.json('backup', 'make', '--profile', 'admin')
  await outerpark.run(['sandbox', 'outage', 'on'])
  await outerpark.json('config', 'set', 'paymentWorkers', '20')
  await outerpark.json('book', performance, '--seats', '1', '--yes', '--profile', 'kim-minji')
}, 60_000)
afterAll(() => outerpark.close())
beforeEach(() => void asked.splice(0))

/** The first question of a command on a terminal. */
async function questionOf(words: readonly string[]): Promise<Question | undefined> {
  const were = STREAMS.map((name) => process[name].isTTY)
  for (const name of STREAMS) process[name].isTTY = true
  try {
    await outerpark.run(words, { env: { CI: '' } })
  } finally {
    for (const [i, name] of STREAMS.entries()) process[name].isTTY = were[i] ?? false
  }
  return asked[0]
}

/** Who is asked: those who work here, or a customer about their own token. */
const profileOf = (name: string) => (name === 'token revoke' ? 'kim-minji' : 'admin')
/** What a command needs besides. */
const ALSO: Readonly<Record<string, readonly string[]>> = { 'customer edit': ['--name', 'Min'] }
/** Nothing of the kind is there. */
const NONE = new Set(['task retry', 'task drop'])

describe('on a terminal, what a command is about is chosen from a list', () => {
  test('there are such commands', () => {
    expect(wanting.length).toBeGreaterThan(18)
  })

  test.each(wanting.filter((name) => !NONE.has(name)))('%s', async (name) => {
    const words = [...name.split(' '), ...(ALSO[name] ?? []), '--profile', profileOf(name)]
    const question = await questionOf(words)
    expect(question).toMatchObject({ type: 'search' })
    const all = question?.source?.() ?? []
    expect(all.length).toBeGreaterThan(0)
    // Typing filters it.
    expect(question?.source?.(all[0]?.value).map(({ value }) => value)).toContain(all[0]?.value)
    expect(question?.source?.('zzzz')).toEqual([])
  })
})
