import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark()
afterAll(() => outerpark.close())

beforeAll(async () => {
  const times = Array.from(
    { length: 28 },
    (_, n) => `2037-01-${String(n + 1).padStart(2, '0')} 19:30`,
  )
  await outerpark.json(
    ...['musical', 'register', '빨래', '--venue', 'V', '--seats', '5', '--price', '9000'],
    ...times.flatMap((time) => ['--at', time]),
  )
})

const SMALL = { columns: 80, rows: 12 }
const LIST = ['performance', 'list']

test('a list that is longer than the terminal goes through the pager of its reader', async () => {
  const terminal = outerpark.terminal(LIST, SMALL, { PAGER: 'sed s/빨래/PAGED/' })
  expect(await terminal.ended()).toBe(0)
  expect(terminal.text()).toContain('PAGED')
  expect(terminal.text()).not.toContain('빨래')
  terminal.close()
})

test('a pager that is not there is done without', async () => {
  const terminal = outerpark.terminal(LIST, SMALL, { OUTERPARK_PAGER: 'no-such-pager' })
  expect(await terminal.ended()).toBe(0)
  expect(terminal.text()).toContain('빨래')
  terminal.close()
})

test.each([
  ['that fits', ['version'], { columns: 80, rows: 12 }],
  ['with --no-pager', [...LIST, '--no-pager'], SMALL],
  ['with --json', [...LIST, '--json'], SMALL],
])('a text %s does not', async (_, args, size) => {
  const terminal = outerpark.terminal(args, size, { PAGER: 'sed s/./PAGED/' })
  expect(await terminal.ended()).toBe(0)
  expect(terminal.text()).not.toContain('PAGED')
  terminal.close()
})
