import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'

// Seasons as files that are applied.

const office = makeOuterpark()
beforeAll(async () => void (await office.json('daemon', 'start')))
afterAll(() => office.close())

const fileOf = (name: string, text: string): string => {
  const file = join(office.home, name)
  writeFileSync(file, text)
  return file
}
const season = (key: string, { price = 9000, days = 'tue-fri', to = '2037-02-28' } = {}) => `
timeZone: Asia/Seoul
musicals:
  - key: ${key}
    title: ${key}
    venue: Studio
    grades: { A: { seats: 20, price: ${price} } }
    schedule: { from: 2037-01-06, to: ${to}, days: { ${days}: "19:30" } }
`
type Outcome = {
  readonly applied: boolean
  readonly steps: readonly { readonly is: string }[]
  readonly unchanged: { readonly performances: number }
}
const apply = (file: string, ...more: readonly string[]) =>
  office.json<Outcome>('season', 'apply', file, ...more)
const stepsIn = ({ steps }: Outcome) => Map.groupBy(steps, ({ is }) => is)

test('a season is shown, applied, changed and pruned; each second time there is nothing to change', async () => {
  const file = fileOf('rent.yaml', season('rent'))
  expect(await apply(file, '--dry-run')).toMatchObject({ applied: false })
  expect(await office.failure('season', 'apply', file)).toMatchObject({
    code: 'confirmation-needed',
  })
  const { stdout } = await office.run(['season', 'apply', file, '--dry-run'])
  expect(stdout).toMatch(/\n {2}\+ Tue 2037-01-06 19:30 .* A 20 × ₩9,000\n/)
  expect(stdout).toContain('\n32 to add, 0 to change, 0 to take off sale, 0 unchanged.')
  expect(await apply(file, '--yes')).toMatchObject({ applied: true })
  expect(await apply(file, '--yes')).toMatchObject({ applied: false, steps: [] })
  const fewer = fileOf('fewer.yaml', season('rent', { price: 8000, days: 'tue-thu' }))
  const pruned = stepsIn(await apply(fewer, '--prune', '--yes'))
  expect([pruned.get('grade-changed')?.length, pruned.get('sale-closed')?.length]).toEqual([24, 8])
  expect(await apply(fewer, '--prune')).toMatchObject({ applied: false, steps: [] })
})

test('what is exported applies to itself with no change, and says what is closed', async () => {
  await apply(fileOf('cats.yaml', season('cats', { to: '2037-01-11' })), '--yes')
  const { stdout } = await office.run(['season', 'export'])
  expect(stdout).toContain('key: cats')
  const file = fileOf('exported.yaml', stdout)
  expect(await apply(file, '--prune')).toMatchObject({ applied: false, steps: [] })
  expect(readFileSync(file, 'utf8')).toMatch(/^# What is on sale/)
})

test('what only the box office knows has line and column too, and all of it comes at once', async () => {
  const file = fileOf('fixed.yaml', season('cats', { to: '2037-01-07' }))
  const text = readFileSync(file, 'utf8')
    .replace('venue: Studio', 'venue: Elsewhere')
    .replace('A: {', 'B: {')
  writeFileSync(file, text)
  const failure = await office.failure('season', 'apply', file, '--yes')
  expect(failure).toMatchObject({ exit: 1, code: 'season-conflicts' })
  expect(failure).toMatchObject({
    errors: expect.arrayContaining([
      {
        path: 'fixed.yaml:6:12 musicals[0].venue',
        message: expect.stringContaining('is Studio on sale'),
      },
      {
        path: 'fixed.yaml:7:18 musicals[0].grades.B',
        message: expect.stringContaining('has no grade B'),
      },
    ]),
  })
})

test('two who apply at once both end well, or one is told to look again; nothing is lost or doubled', async () => {
  const [one, other] = [season('wicked'), season('wicked', { days: 'mon-wed' })]
  const files = [fileOf('one.yaml', one), fileOf('other.yaml', other)]
  const runs = await Promise.all(
    files.map((file) => office.asProcess(['season', 'apply', file, '--yes', '--json'])),
  )
  expect(runs.some(({ code }) => code === 0)).toBe(true)
  for (const { code, stderr } of runs.filter(({ code }) => code !== 0))
    expect([code, JSON.parse(stderr).error.code]).toEqual([1, 'season-changed'])
  for (const file of files) await apply(file, '--yes')
  for (const file of files) expect(await apply(file)).toMatchObject({ applied: false, steps: [] })
})

/** each day from 2037-01-06 to 2038-12-31 */
const SHOWS = 725

test('a daemon that is killed under an apply has done all of it or nothing; a second apply finishes it', async () => {
  for (const [n, delay] of [20, 60, 120, 200].entries()) {
    const file = fileOf(
      `killed-${n}.yaml`,
      season(`killed-${n}`, { to: '2038-12-31', days: 'mon-sun' }),
    )
    const { pid } = await office.json<{ pid: number }>('daemon', 'status')
    const running = office.asProcess(['season', 'apply', file, '--yes', '--json'])
    // The kill comes somewhere in the apply: before it, in it, or after it.
    await wait(300 + delay)
    process.kill(pid, 'SIGKILL')
    await running
    await expect.poll(() => office.run(['daemon', 'start']).then(({ code }) => code)).toBe(0)
    const { steps, unchanged } = await apply(file, '--yes')
    expect([0, SHOWS + 1]).toContain(steps.length)
    expect(unchanged.performances).toBe(steps.length === 0 ? SHOWS : 0)
    expect(await apply(file)).toMatchObject({ applied: false, unchanged: { performances: SHOWS } })
  }
}, 120_000)
