import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { Terminal } from '../testing/terminal.ts'

const office = makeOuterpark()
const SMALL = { columns: 80, rows: 24 }
let terminal: Terminal | undefined

beforeAll(async () => {
  for (const [title, at] of [
    ['Hadestown', '2099-01-05 19:30'],
    ['오페라의 유령', '2099-01-06 19:30'],
  ] as const)
    await office.json(
      ...['musical', 'register', title, '--venue', '샤롯데씨어터', '--time-zone', 'Asia/Seoul'],
      ...['--at', at, '--grade', 'VIP:10:170000', '--profile', 'admin'],
    )
  await office.json('signup', '--name', '김민지', '--email', 'minji@example.com')
}, 60_000)
afterEach(() => terminal?.close())
afterAll(() => office.close())

const open = (size = SMALL) => {
  terminal = office.terminal(['ui'], size)
  return terminal
}

test('it shows what is on, and finds by a part of the title, with the cursor in the field', async () => {
  const ui = open()
  await ui.sees('오페라의 유령')
  ui.press('/')
  await ui.sees('Filter:')
  ui.press('오페')
  await ui.seesNot('Hadestown')
  expect(ui.state()).toMatchObject({ x: 1 + 'Filter: '.length + 4, y: 2, isAlternate: true })
})

test('it opens at the screen that is named, also at one of the staff', async () => {
  terminal = office.terminal(['ui', '--screen', 'checks'], SMALL)
  await terminal.sees('Does everything add up')
  expect(terminal.text()).not.toContain('Hadestown')
})

test('a screen of the staff is refused to whoever has no token of theirs', async () => {
  const { url } = await office.json<{ url: string }>('daemon', 'status')
  const other = makeOuterpark()
  terminal = other.terminal(['ui', '--screen', 'checks', '--url', url], SMALL)
  expect(await terminal.ended()).toBe(4)
  expect(terminal.text()).toContain('outerpark login')
  expect(terminal.state().isAlternate).toBe(false)
  await other.close()
})

test('a resize is followed, and a terminal that is too small says what it needs', async () => {
  const ui = open()
  await ui.sees('Hadestown')
  ui.resize({ columns: 40, rows: 10 })
  await ui.sees('60×20')
  ui.resize({ columns: 120, rows: 40 })
  await ui.sees('│')
  for (const line of ui.lines()) expect(line.length).toBeLessThanOrEqual(120)
})

test.each([
  ['q', 0],
  ['ctrl-c', 0],
])('after %s the terminal is as it was', async (key, code) => {
  const ui = open()
  await ui.sees('Hadestown')
  ui.press(key)
  expect(await ui.ended()).toBe(code)
  expect(ui.state().isAlternate).toBe(false)
  expect(ui.text()).toMatch(/The box office goes on running: .*outerpark daemon stop stops it\./)
})

test('SIGTERM leaves the terminal as it was', async () => {
  const ui = open()
  await ui.sees('Hadestown')
  ui.signal('SIGTERM')
  await ui.ended()
  expect(ui.state().isAlternate).toBe(false)
})

test('a daemon that is stopped stays stopped, the screen says so with its age, and comes back by itself', async () => {
  const ui = open()
  await ui.sees('Hadestown')
  await office.run(['daemon', 'stop'])
  await ui.sees(/No answer from the box office\. What you see is \d+ seconds? old/)
  expect(ui.text()).toContain('Hadestown')
  expect((await office.run(['status'])).code).toBe(3)
  await office.run(['daemon', 'start'])
  await ui.seesNot('No answer')
  expect(ui.text()).toContain('Hadestown')
})

test('a daemon that does not run is not said to go on', async () => {
  const ui = open()
  await ui.sees('Hadestown')
  await office.run(['daemon', 'stop'])
  await ui.sees('No answer from the box office')
  ui.press('q')
  expect(await ui.ended()).toBe(0)
  expect(ui.text()).not.toContain('goes on running')
  await office.run(['daemon', 'start'])
})

test('a title of 200 characters keeps to its row', async () => {
  await office.json(
    ...[
      'musical',
      'register',
      `Evil ${'x'.repeat(190)}`,
      '--venue',
      'V',
      '--time-zone',
      'Asia/Seoul',
    ],
    ...['--at', '2099-01-01 10:00', '--grade', 'R:1:1000', '--profile', 'admin'],
  )
  const ui = open()
  await ui.sees('Evil xxx')
  for (const line of ui.lines()) expect(line.length).toBeLessThanOrEqual(80)
})

test('without a terminal it says what to use instead, exit code 2', async () => {
  const { code, stderr, stdout } = await office.run(['ui'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('outerpark --help')
})
