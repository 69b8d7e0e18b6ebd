import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

// Performances and musicals that cannot be put on sale, from the command line and from files.

const outerpark = makeOuterpark(inProcess)
beforeAll(async () => void (await outerpark.json('daemon', 'start')))
afterAll(() => outerpark.close())

test('a performance that has begun cannot be put on sale', async () => {
  expect(
    await outerpark.failure(
      ...['musical', 'register', 'T', '--venue', 'V', '--seats', '1', '--price', '1'],
      ...['--at', '2020-01-05T19:30+09:00'],
    ),
  ).toMatchObject({ exit: 1, code: 'performance-has-begun' })
})

test('a season with one bad line in the middle registers nothing, and the error names the line', async () => {
  const file = join(outerpark.home, 'season.yaml')
  const show = (title: string, seats: string) =>
    `  - title: ${title}\n    venue: V\n    performances:\n` +
    `      - { at: '2037-01-05T19:30+09:00', grades: { R: { seats: ${seats}, price: 1000 } } }\n`
  writeFileSync(
    file,
    `currency: KRW\nmusicals:\n${show('A', '1')}${show('B', '0')}${show('C', '1')}`,
  )
  const before = await outerpark.json('musical', 'list')
  expect(await outerpark.failure('musical', 'register', '--file', file)).toMatchObject({
    exit: 1,
    code: 'season-invalid',
    detail: expect.stringContaining('season.yaml:10:63 musicals[1].performances[0].grades.R.seats'),
  })
  expect(await outerpark.json('musical', 'list')).toEqual(before)
})

test('a problem of a field, or of the only bad line of a season, is reported once', async () => {
  const file = join(outerpark.home, 'bad.yaml')
  writeFileSync(file, 'musicals:\n  - title: T\n    venue: V\n    performances: 3\n')
  for (const [args, code, place] of [
    [['signup', '--name', 'x', '--email', 'foo'], 2, /email:/g],
    [['musical', 'register', '--file', file], 1, /bad\.yaml:4/g],
  ] as const) {
    const run = await outerpark.run(args)
    expect(run.code).toBe(code)
    expect(run.stderr.match(place), run.stderr).toHaveLength(1)
  }
})

test.each(['\u001b[31mred', 'a\u202eb', 'a\nb', '', '   '])(
  'the title %j is not valid, and the error has no control characters of it',
  async (title) => {
    const run = await outerpark.run([
      ...['musical', 'register', title, '--venue', 'V', '--seats', '1', '--price', '1'],
      ...['--at', '2037-01-05T19:30+09:00'],
    ])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('title')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for control characters
    expect(run.stderr).not.toMatch(/[\u001b\u202e]/)
  },
)
