import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Context } from '../context.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { inProcess } from '../testing/in-process.ts'

// A box office that sends control sequences in every field, also where the contract has a number or an id.

const EVIL =
  'x\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u009b8m\rpaid\nerror: \u202eok\u2066\u200b\u{e0041}\u0085'
/** Everything that a terminal would obey, and what hides text. Line breaks are checked on their own. */
const HARMFUL = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u{e0000}-\u{e007f}]/u

const home = mkdtempSync(join(tmpdir(), 'outerpark-hostile-'))
let server: Server
let url = ''
/** Whether the next answers are problems. */
let refusing = false

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume()
    const path = request.url ?? ''
    if (refusing) return void response.writeHead(422).end(JSON.stringify(PROBLEM))
    if (path.includes('/stream')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(`id: 1\ndata: ${JSON.stringify(path.includes('mypage') ? STEP : EVENT)}\n\n`)
      return
    }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(path === '/livez' ? {} : ANSWER))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has one
  const customer = { id: 'CU-7KQ2M9XW4T', name: EVIL, email: EVIL, language: 'en', mail: true }
  const profile = { url, token: EVIL.slice(0, 1), customer }
  const profiles = { minji: profile, admin: { ...profile, customer: null } }
  const text = JSON.stringify({ current: 'minji', profiles })
  writeFileSync(join(home, 'profiles.json'), text, { mode: 0o600 })
  writeFileSync(
    join(home, 'daemon.log'),
    `${EVIL.replace('\n', ' ')}\n{"level":30,"msg":"a\u009b2J","x":"\u202e"}\n`,
  )
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(home, { recursive: true })
})

const MONEY = { amount: 1000, currency: 'KRW' }
const GRADE = { grade: EVIL, price: MONEY, capacity: EVIL, available: EVIL, held: EVIL, sold: EVIL }
const ENTRY = { at: EVIL, type: EVIL, text: EVIL, position: EVIL }
const EVENT = { position: EVIL, at: EVIL, correlationId: EVIL, type: EVIL, [EVIL]: EVIL }
const STEP = { reservationId: EVIL, status: EVIL, title: EVIL, entry: ENTRY }
const CHECK = { name: EVIL, detail: EVIL, ok: false }
const TASKS = { [EVIL]: { waiting: EVIL, dead: 0, active: EVIL, limit: EVIL, min: 1, max: EVIL } }
const ONE = {
  ...{ id: EVIL, title: EVIL, venue: EVIL, runningMinutes: EVIL, startsAt: EVIL, grades: [GRADE] },
  ...{ status: EVIL, paymentStatus: EVIL, grade: EVIL, seats: EVIL, amount: MONEY, at: EVIL },
  ...{
    performanceId: EVIL,
    reservationId: EVIL,
    customerId: EVIL,
    musicalId: EVIL,
    chargeId: EVIL,
  },
  ...{ updatedAt: EVIL, text: EVIL, channel: EVIL, kind: EVIL, state: EVIL, attempts: EVIL },
  ...{
    dueAt: EVIL,
    lastError: EVIL,
    host: EVIL,
    events: EVIL,
    position: EVIL,
    ms: EVIL,
    key: EVIL,
  },
  ...{ charged: MONEY, refunded: MONEY, timeline: [ENTRY], deferredUntil: EVIL, latency: EVIL },
}
/** The answer to every request: it has the fields of all of them. */
const ANSWER = {
  ...ONE,
  ...{ items: [ONE, ONE], next: null, musical: ONE, performances: [ONE], reservations: [ONE] },
  ...{ notices: [ONE], role: 'admin', customer: { ...ONE, name: EVIL, email: EVIL }, token: 'abc' },
  ...{ ok: false, checks: [CHECK], notChecked: [CHECK], tasks: TASKS, workers: TASKS },
  ...{ fail: EVIL, loseReplies: 0, channels: [EVIL], webhook: { host: EVIL, offSince: EVIL } },
}
const PROBLEM = {
  ...{ type: EVIL, code: EVIL, title: EVIL, status: 422, detail: EVIL, hint: EVIL },
  errors: [{ path: EVIL, message: EVIL }],
}

const COMMANDS = [
  'musical list',
  'musical show MU-7KQ2M9XW4T',
  'musical show x',
  'musical register T --venue V --at 2099-01-01T19:30+09:00 --seats 1 --price 1',
  'performance list',
  'performance show PF-7KQ2M9XW4T',
  'performance add MU-7KQ2M9XW4T --at 2099-01-01T19:30+09:00 --seats 1 --price 1',
  'performance change PF-7KQ2M9XW4T --grade R --price 1',
  'book PF-7KQ2M9XW4T --seats 1',
  'cancel RV-7KQ2M9XW4T --yes',
  'reservation list',
  'reservation show RV-7KQ2M9XW4T',
  'reservation show RV-7KQ2',
  'payment list',
  'payment show PY-7KQ2M9XW4T',
  'notice list',
  'mypage',
  'mypage rebuild',
  'events',
  'task list',
  'task retry TK-1',
  'task drop TK-1',
  'webhook on',
  'verify',
  'sandbox',
  'sandbox ledger',
  'whoami',
  'daemon status',
  'daemon logs',
  'signup --name Z --email z@example.com --profile z',
]

/** Without the styles of paint.ts, which a command may use on a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern has to match them
const unstyled = (text: string) => text.replace(/\u001b\[(?:1|2|22|31|32|33|39)m/g, '')

async function outputOf(command: string, env: Record<string, string> = {}): Promise<string> {
  const args = [...command.split(' '), '--url', url]
  const run = await inProcess(args, { OUTERPARK_HOME: home, ...env })
  return run.stdout + run.stderr
}

test.each(COMMANDS)(
  'S12: a hostile box office cannot reach the terminal through "%s"',
  async (command) => {
    for (refusing of [false, true]) {
      const plain = await outputOf(command)
      expect(plain).not.toMatch(HARMFUL)
      // No value begins a line of its own.
      expect(plain).not.toMatch(/^error: .?ok/m)
      expect(unstyled(await outputOf(command, { FORCE_COLOR: '1' }))).not.toMatch(HARMFUL)
      expect(await outputOf(`${command} --json`)).not.toMatch(HARMFUL)
    }
  },
)

test.each(['mypage --watch', 'events --follow'])(
  'S12: nor through the stream of "%s"',
  async (command) => {
    refusing = false
    const output = await follow(command)
    expect(output).toContain('x·]52')
    expect(output).not.toMatch(HARMFUL)
    expect(await follow(`${command} --json`)).not.toMatch(HARMFUL)
  },
)

/** Runs a command that follows a stream until its second output, and ends it as Ctrl-C would. */
async function follow(command: string): Promise<string> {
  const running = outputOf(command)
  const timer = setInterval(
    () => process.listenerCount('SIGINT') > 0 && process.emit('SIGINT'),
    300,
  )
  try {
    return await running
  } finally {
    clearInterval(timer)
  }
}

test('S12: nor through a question', async () => {
  const asked: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    asked.push(String(text))
    return true
  })
  vi.doMock('inquirer', () => ({
    createPromptModule: () => async (questions: { message: string; choices?: Context[] }[]) => {
      asked.push(JSON.stringify(questions[0]?.message), String(questions[0]?.message))
      return { answer: false }
    },
  }))
  try {
    await askToConfirm(`Cancel ${EVIL}?`)
  } finally {
    vi.doUnmock('inquirer')
    spy.mockRestore()
  }
  expect(asked.join('')).toContain('Cancel x·]52')
  expect(asked.join('')).not.toMatch(HARMFUL)
  expect(asked.join('')).not.toContain('\n')
})
