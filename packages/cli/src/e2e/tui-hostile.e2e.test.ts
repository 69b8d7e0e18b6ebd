import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Meddle, meddler } from '../testing/meddler.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { Terminal } from '../testing/terminal.ts'
import { TABS } from '../tui/places.ts'

// A box office between which and the program somebody changes what it says.

const HOSTILE = [
  '\u001b]0;pwned\u0007',
  '\u001b]52;c;cHduZWQ=\u001b\\',
  '\u009d0;pwned\u009c',
  '\u001bPpwned\u001b\\',
  '\u001b[8m\u001b[2J\u001b[5;5Hpwned',
  '\u202epwned\u2066\u200b',
  'pwned\r\n\u0007\u0008\u007f\u0085',
  '\u{e0041}\u{e007f}👩‍👩‍👧‍👦👍🏽é'.repeat(20),
].join('')
/** The fields with free text. Ids, times and words of the contract stay, so that the screens draw everything. */
const FREE = new Set([
  ...['title', 'venue', 'name', 'email', 'detail', 'hint', 'reason', 'text', 'lastError', 'error'],
  ...['grade', 'message', 'host', 'channel', 'latency', 'actor', 'version'],
])
/** What the program itself writes: looks, moves of the cursor, erasing, and the modes that it sets and unsets. */
const OWN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is about them
  /\u001b(?:\[[\d;]*[ABCDEFGHJKm]|\[\?(?:7|25|1049|2004|2026)[hl]|\[\?u|\[[<>=][\d;]*u|\[c)/g
const LEFT = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u

const office = makeOuterpark()
const SIZE = { columns: 80, rows: 24 }
const folders: string[] = []
let terminal: Terminal | undefined
let proxy: Awaited<ReturnType<typeof meddler>> | undefined

beforeAll(async () => {
  await office.json(
    ...['musical', 'register', 'Hadestown', '--venue', 'LG Arts', '--time-zone', 'Asia/Seoul'],
    ...['--at', '2099-01-05 19:30', '--grade', 'VIP:10:170000', '--profile', 'admin'],
  )
  await office.json('signup', '--name', 'Minji', '--email', 'minji@example.com')
}, 60_000)
afterEach(() => {
  terminal?.close()
  proxy?.close()
})
afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  await office.close()
})

/** Opens the interface with a proxy in between: a home of its own knows the box office only by the proxy. */
async function openThrough(meddle: Meddle, profile?: string): Promise<Terminal> {
  const { url } = await office.json<{ url: string }>('daemon', 'status')
  proxy = await meddler(url, meddle)
  const home = mkdtempSync(join(tmpdir(), 'outerpark-meddled-'))
  folders.push(home)
  const known = JSON.parse(readFileSync(join(office.home, 'profiles.json'), 'utf8')) as {
    current: string
    profiles: Record<string, object>
  } // the file of the CLI itself
  const token = readFileSync(join(office.home, 'admin.token'), 'utf8').trim()
  const profiles = { ...known.profiles, admin: { token, customer: null } }
  const moved = Object.entries(profiles).map(([name, each]) => [name, { ...each, url: proxy?.url }])
  const file = join(home, 'profiles.json')
  writeFileSync(file, JSON.stringify({ ...known, profiles: Object.fromEntries(moved) }))
  chmodSync(file, 0o600)
  terminal = office.terminal(['ui', ...(profile ? ['--profile', profile] : [])], SIZE, {
    OUTERPARK_HOME: home,
  })
  return terminal
}

const poisoned: Meddle = (answer) => {
  if (Array.isArray(answer)) return answer.map((each) => poisoned(each, ''))
  if (typeof answer !== 'object' || answer === null) return answer
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      typeof value === 'string' && FREE.has(name) ? HOSTILE + value : poisoned(value, ''),
    ]),
  )
}

test.each([undefined, 'admin'])(
  'S12: no sequence of a hostile box office reaches the terminal on any screen (profile %s)',
  async (profile) => {
    const ui = await openThrough(poisoned, profile)
    await ui.sees(/\d What's on|\d Pipeline/)
    for (const tab of TABS.keys()) {
      ui.press(String((tab + 1) % TABS.length))
      for (const key of ['enter', 'down', '?', 'escape', '/', 'escape', 'v']) {
        const before = ui.written()
        ui.press(key)
        await expect
          .poll(ui.written, { timeout: 300 })
          .toBeGreaterThan(before)
          .catch(() => {})
      }
      ui.press('escape', 'escape')
    }
    await office.json(
      ...['signup', '--name', 'Jun', '--email', `${profile ?? 'jun'}@example.com`],
      ...['--profile', `jun-${profile}`],
    )
    ui.press('q')
    await ui.ended()
    expect(ui.raw()).toContain('pwned')
    expect(
      ui
        .raw()
        .replace(OWN, '')
        .replace(/[\r\n]/g, ''),
    ).not.toMatch(LEFT)
  },
  90_000,
)

test('an answer on which a screen fails ends it in order: the terminal is clean, and it says why', async () => {
  const ui = await openThrough((answer, path) =>
    path.startsWith('/v1/performances')
      ? { items: [{ id: 'PF-1', startsAt: '2099-01-05T19:30:00+09:00' }], next: null }
      : answer,
  )
  expect(await ui.ended()).toBe(1)
  expect(ui.state().isAlternate).toBe(false)
  await ui.sees('The box office answered GET /v1/performances')
  // The cursor is shown again at last.
  expect(ui.raw().lastIndexOf('\u001b[?25h')).toBeGreaterThan(ui.raw().lastIndexOf('\u001b[?25l'))
})
