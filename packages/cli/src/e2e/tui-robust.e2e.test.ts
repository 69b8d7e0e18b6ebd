import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { Terminal } from '../testing/terminal.ts'

// What terminals, shells and people do to a program: it has to give the terminal back as it was, and to show itself again.

const office = makeOuterpark()
const SIZE = { columns: 80, rows: 24 }
let terminal: Terminal | undefined

beforeAll(async () => {
  await office.json(
    ...['musical', 'register', 'Hadestown', '--venue', '샤롯데씨어터', '--time-zone', 'Asia/Seoul'],
    ...['--at', '2099-01-05 19:30', '--grade', 'VIP:10:170000', '--profile', 'admin'],
  )
  await office.json('signup', '--name', '김민지', '--email', 'minji@example.com')
}, 60_000)
afterEach(() => terminal?.close())
afterAll(() => office.close())

async function open(args: readonly string[] = ['ui'], size = SIZE): Promise<Terminal> {
  terminal = office.terminal(args, size)
  await terminal.sees('Hadestown')
  return terminal
}

/** Opens it in a shell, which has job control. */
async function openInShell(begin?: string): Promise<Terminal> {
  terminal = office.shell(SIZE, begin)
  await terminal.sees(/^\$/)
  terminal.press('outerpark ui\r')
  return terminal
}

test('a terminal that is taken away ends it', async () => {
  const ui = await open()
  ui.hangUp()
  await expect.poll(ui.runs, { timeout: 10_000 }).toBe(false)
})

test('after kill -STOP and -CONT the picture is whole again, whatever was written meanwhile', async () => {
  const ui = await open()
  ui.signal('SIGSTOP')
  await ui.wipe()
  expect(ui.text().trim()).toBe('')
  ui.signal('SIGCONT')
  await ui.sees('Hadestown')
  await ui.sees("1 What's on")
  expect(ui.state().isAlternate).toBe(true)
  ui.press('?')
  await ui.sees('Keys of this place')
})

test('Ctrl-Z gives the terminal to the shell, and fg takes it again', async () => {
  const ui = await openInShell()
  await ui.sees('Hadestown')
  ui.press('ctrl-z')
  await ui.sees('Stopped')
  expect(ui.state().isAlternate).toBe(false)
  ui.press('echo back-$((20+22))\r')
  await ui.sees('back-42')
  ui.press('fg\r')
  await ui.sees("1 What's on")
  await ui.sees('Hadestown')
  expect(ui.state().isAlternate).toBe(true)
  ui.press('?')
  await ui.sees('Keys of this place')
  ui.press('q', 'q')
  await ui.sees('back-42')
  expect(ui.state().isAlternate).toBe(false)
})

test('100 kB that are pasted into a field are cut, and the field still works', async () => {
  const ui = await open()
  ui.press('/')
  await ui.sees('Filter:')
  ui.press(`\u001b[200~${'x'.repeat(100_000)}\u001b]0;pwned\u0007\n\u001b[201~`)
  await ui.sees('Nothing fits')
  for (const line of ui.lines()) expect(line.length).toBeLessThanOrEqual(80)
  ui.press('\u0015')
  ui.press('hades')
  await ui.sees('Hadestown')
})

test('what is pasted where there is no field does nothing', async () => {
  const ui = await open()
  ui.press('\u001b[200~qqq\u0003?\u001b[201~')
  ui.press('?')
  await ui.sees('Keys of this place')
  ui.press('escape')
  await ui.sees('Hadestown')
})

test.each(['stty cols 0 rows 0', 'export COLUMNS=7 LINES=3'])(
  'a terminal that lies about its size is still usable: %s',
  async (lie) => {
    const ui = await openInShell(lie)
    await ui.sees('Hadestown')
    ui.press('q')
    await ui.seesNot('Hadestown')
    expect(ui.state().isAlternate).toBe(false)
  },
)

test('a terminal that is much larger than any screen is drawn, and answers', async () => {
  const ui = await open()
  ui.resize({ columns: 1_000, rows: 400 })
  ui.press('?')
  await ui.sees('Keys of this place')
  ui.press('escape')
  ui.resize(SIZE)
  await ui.sees('Hadestown')
  await expect.poll(() => ui.lines().findLastIndex((line) => line !== '')).toBe(SIZE.rows - 2)
})

test('a line that the terminal takes for longer moves no other line; the shell has its wrapping back', async () => {
  const ui = await openInShell()
  await ui.sees('Hadestown')
  expect(ui.state().wraps).toBe(false)
  ui.press('ctrl-z')
  await ui.sees('Stopped')
  expect(ui.state().wraps).toBe(true)
  ui.press('fg\r')
  await ui.sees("1 What's on")
  expect(ui.state().wraps).toBe(false)
  ui.press('q')
  await expect.poll(ui.state).toMatchObject({ wraps: true, isAlternate: false })
})

test('an editor with blanks in its path and with options opens the file, whatever its name is', async () => {
  const folder = join(office.temporary, 'my editor')
  const [editor, said] = [join(folder, 'edit it'), join(folder, 'said')]
  const file = join(folder, 'a $(touch hit)\'".yaml')
  mkdirSync(folder)
  writeFileSync(editor, `#!/bin/sh\nprintf '%s\\n' "$@" > '${said}'\n`, { mode: 0o755 })
  writeFileSync(file, 'musicals: []\n')
  terminal = office.terminal(['ui', '--profile', 'admin'], SIZE, { EDITOR: `'${editor}' --wait` })
  await terminal.sees(/\d Pipeline/)
  terminal.press('g', 'r')
  await terminal.sees(/Hadestown/)
  terminal.press('f', '\u0015', file, 'enter')
  await terminal.sees(/e edit/)
  terminal.press('e')
  await expect.poll(() => existsSync(said) && readFileSync(said, 'utf8')).toBe(`--wait\n${file}\n`)
  // The next time it is gone.
  await terminal.sees(/e edit/)
  rmSync(editor)
  terminal.press('e')
  await terminal.sees('The editor ended with an error')
})

test('events go on after the daemon was restarted while they are shown', async () => {
  const ui = await open(['ui'])
  ui.press('g', 'e')
  await ui.sees('● live')
  await ui.sees('musical registered')
  await office.run(['daemon', 'stop'])
  await ui.sees('No answer from the box office')
  await office.run(['daemon', 'start'])
  await ui.seesNot('No answer')
  await office.json('signup', '--name', 'Jun', '--email', 'jun@example.com', '--profile', 'jun')
  await ui.sees('signed up')
})

test('for a screen reader it writes plain lines on the ordinary screen, and only what is new', async () => {
  const ui = await open(['ui', '--screen-reader'])
  expect(ui.state().isAlternate).toBe(false)
  const { length } = ui.raw()
  ui.press('g', 'e')
  // What happened before is not read out, but for the last of it.
  await ui.sees(/\d+ events, live/)
  await office.json('signup', '--name', 'Mina', '--email', 'mina@example.com', '--profile', 'mina')
  await ui.sees(/CU-\S+, signed up/)
  expect(ui.raw()).not.toMatch(/[─│█▁▂▃▄▅▆▇]/)
  expect(ui.raw().slice(length)).not.toMatch(/Hadestown|musical registered/)
  ui.press('q')
  expect(await ui.ended()).toBe(0)
})

test('an unknown theme is refused before anything is drawn', async () => {
  const { code, stderr } = await office.run(['ui', '--theme', 'pink'])
  expect(code).toBe(2)
  expect(stderr).toContain('contrast')
})

test('who leaves while a booking has no answer is told so, and does not wait for it', async () => {
  const { worker } = await office.json<{ worker: { pid: number } }>('daemon', 'status')
  const ui = await open()
  ui.press('enter')
  await ui.sees('Press Enter to book')
  process.kill(worker.pid, 'SIGSTOP')
  try {
    ui.press('enter')
    await ui.sees('Booking')
    ui.press('q')
    expect(await ui.ended(5_000)).toBe(0)
    expect(ui.text()).toContain('had no answer yet')
    expect(ui.state().isAlternate).toBe(false)
  } finally {
    process.kill(worker.pid, 'SIGCONT')
  }
})
