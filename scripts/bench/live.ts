import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type IPty, spawn } from '@lydell/node-pty'
import { registeredMusicalResponse } from '@outerpark/core/contract'
import xterm from '@xterm/headless'
import { expectAnswer } from '../lab/client.ts'
import { openTemporaryOffice, type TemporaryOffice } from '../lab/office.ts'
import { signUpCustomers } from '../lab/stage.ts'
import { root } from '../workspace.mjs'
import { type Measured, median } from './figure.ts'
import type { Plan } from './plan.ts'

const CLI = join(root, 'packages/cli/bin/outerpark.mjs')
const BUNDLE = join(root, 'packages/cli/bundle/bin.js')
const BOOKINGS = 30
const PATIENCE_MS = 30_000
/** To the first row. */
const HOME = '\u001b[H'
/** Between two bookings the streams and the projector come to rest, as they do between two people (ms). */
const REST_MS = 1_000

/**
 * Measures the time from the request of a booking until it is written to the terminals of others: to My page of the customer,
 * and to the totals of Sales. Nobody presses a key after the request.
 */
export async function benchLive({ say }: Plan): Promise<Measured> {
  if (!existsSync(BUNDLE)) {
    say('the terminal interface is not built: left out')
    return { figures: [], faults: [] }
  }
  const office = await openTemporaryOffice()
  const terminals: Watched[] = []
  try {
    const [customer] = await signUpCustomers(office.client, 1)
    if (!customer) throw new Error('Nobody signed up.')
    const shows = await register(office)
    await signIn(office, customer.token)
    const at = async (letter: string, title: RegExp) => {
      const terminal = watch(office)
      terminals.push(terminal)
      await terminal.shows(/What's on/)
      terminal.press(`g${letter}`)
      await terminal.shows(title)
      return terminal
    }
    const [myPage, sales] = [await at('m', /No bookings/), await at('l', /sold 0/)]
    const times = { myPage: [] as number[], sales: [] as number[] }
    for (const [i, { title, performanceId }] of shows.entries()) {
      // The cursor stays on its booking, and the list moves with it.
      myPage.press(HOME)
      await sleep(REST_MS)
      const seen = [myPage.shows(new RegExp(title)), sales.shows(new RegExp(`sold ${i + 1} `))]
      const begun = performance.now()
      const body = { performanceId, seats: 1 }
      const { token } = customer
      const answer = office.client.ask({ method: 'POST', path: '/v1/reservations', token, body })
      const [first = 0, second = 0] = await Promise.all(seen)
      times.myPage.push(first - begun)
      times.sales.push(second - begun)
      await answer
    }
    const figures = (['myPage', 'sales'] as const).flatMap((name) => {
      const what = name === 'myPage' ? 'My page' : 'Sales, paid'
      const unit = 'ms'
      return [
        {
          name: `a booking in ${what} of another terminal`,
          unit,
          ours: median(times[name]),
          target: { atMost: 300 },
        },
        { name: '  the slowest of twenty', unit, ours: highest(times[name]) },
      ]
    })
    return { figures, faults: [] }
  } finally {
    for (const { close } of terminals) close()
    await office.close()
  }
}

/** The 95th percentile. */
const highest = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN

/** Musicals with one performance each. Their titles tell the bookings apart. */
async function register({ client, adminToken }: TemporaryOffice) {
  const price = { amount: 50_000, currency: 'KRW' }
  const asked = Array.from({ length: BOOKINGS }, async (_, i) => {
    const title = `Show ${String(i).padStart(2, '0')}`
    const performances = [
      { startsAt: '2099-01-05T19:30+09:00', grades: [{ grade: 'R', seats: 10, price }] },
    ]
    const body = { title, venue: `Hall ${i}`, performances }
    const answer = await client.ask({
      method: 'POST',
      path: '/v1/musicals',
      token: adminToken,
      body,
    })
    const { performances: made } = expectAnswer(answer, 201, registeredMusicalResponse)
    return { title, performanceId: made[0]?.id ?? '' }
  })
  return Promise.all(asked)
}

const env = ({ home }: TemporaryOffice) => ({
  ...(process.env as Record<string, string>), // no variable of a running process is undefined
  ...{ OUTERPARK_HOME: home, LANG: 'C.UTF-8', TERM: 'xterm-256color' },
})

/** Signs the CLI in with the token, as `outerpark login` does. */
async function signIn(office: TemporaryOffice, token: string): Promise<void> {
  const { spawn: start } = await import('node:child_process')
  const child = start(process.execPath, [CLI, 'login', '--profile', 'guest'], { env: env(office) })
  child.stdin.end(`${token}\n`)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`The sign-in failed with ${code}.`)
}

type Watched = ReturnType<typeof watch>

/**
 * The terminal interface in a real pseudo-terminal. What it writes is read by a terminal: it writes only the part of a line that has
 * changed.
 */
function watch(office: TemporaryOffice) {
  const size = { cols: 120, rows: 30 }
  const pty: IPty = spawn(process.execPath, [CLI, 'ui', '--profile', 'guest'], {
    ...size,
    env: env(office),
  })
  const screen = new xterm.Terminal({ ...size, allowProposedApi: true })
  const waiting = new Set<(at: number) => void>()
  pty.onData((data) => {
    const at = performance.now()
    screen.write(data, () => {
      for (const look of [...waiting]) look(at)
    })
  })
  const text = () => {
    // Of the two buffers of a terminal the program has the second one.
    const { active } = screen.buffer
    return Array.from({ length: size.rows }, (_, row) =>
      active.getLine(active.viewportY + row)?.translateToString(true),
    ).join('\n')
  }
  return {
    press: (keys: string) => pty.write(keys),
    close: () => pty.kill('SIGKILL'),
    /** The time at which the program has written what brought this to the screen. */
    shows(what: RegExp): Promise<number> {
      return new Promise((resolve, reject) => {
        const end = setTimeout(
          () => reject(new Error(`${what} is not there: ${text()}`)),
          PATIENCE_MS,
        )
        const look = (at: number): void => {
          if (!what.test(text())) return
          clearTimeout(end)
          waiting.delete(look)
          resolve(at)
        }
        waiting.add(look)
        look(performance.now())
      })
    },
  }
}
