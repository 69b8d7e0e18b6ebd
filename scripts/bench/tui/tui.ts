import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { httpClient } from '../../lab/client.ts'
import { type Daemon, makeHome, removeHome, startDaemon } from '../../lab/daemon.ts'
import { cpuSeconds, residentMib } from '../../lab/process-facts.ts'
import { signUpCustomers } from '../../lab/stage.ts'
import { root } from '../../workspace.mjs'
import { type Figure, type Measured, median } from '../figure.ts'
import type { Plan } from '../plan.ts'
import { seedHome } from '../seed/seed.ts'
import { openSession, type Session } from './session.ts'

const CLI = join(root, 'packages/cli/bin/outerpark.mjs')
const BUNDLE = join(root, 'packages/cli/bundle/bin.js')
const BOOKINGS = 10_000
const PERFORMANCES = 400
const OPENINGS = 9
const KEYS = 150
/** CPU time is counted in hundredths of a second, so it takes a while until one percent shows. */
const IDLE_S = 20
/** Two events each: ten thousand events a minute. */
const SIGN_UPS_PER_SECOND = 84
const TITLE = '오페라의 유령'

/** A program that writes a line for each key: the least that a key can cost in this terminal. */
const ECHO =
  'process.stdin.setRawMode(true).on("data",key=>key=="\\x04"?process.exit():process.stdout.write("x\\r\\n"));console.log("ready")'

/** Measures the terminal interface in a real pseudo-terminal, with 400 performances and 10,000 bookings. */
export async function benchTui({ say, seconds }: Plan): Promise<Measured> {
  if (!existsSync(BUNDLE)) {
    say('the CLI is not built: left out')
    return { figures: [], faults: [] }
  }
  const home = makeHome()
  await seedHome(home, BOOKINGS, say, PERFORMANCES)
  const daemon = await startDaemon({ home })
  const env = { ...process.env, OUTERPARK_HOME: home }
  const open = () => openSession([CLI, 'ui'], env)
  try {
    const first = open()
    await first.shows(TITLE)
    await first.leave('q')
    const figures = [
      ...(await openings(open)),
      ...(await keys(open)),
      ...(await idle(open)),
      ...(await events(open, daemon, Math.max(30, seconds * 6))),
    ]
    return { figures, faults: [] }
  } finally {
    await daemon.stop()
    removeHome(home)
  }
}

/** From Enter to the first frame, and to what is on; the start of a Node that does nothing takes turns with it. */
async function openings(open: () => Session): Promise<Figure[]> {
  const [frame, content, node]: [number[], number[], number[]] = [[], [], []]
  for (let i = 0; i < OPENINGS; i++) {
    const bare = openSession(['-e', 'console.log("ready")'], process.env)
    node.push(await bare.shows('ready'))
    const session = open()
    frame.push(await session.shows('──'))
    content.push(await session.shows(TITLE))
    await session.leave('q')
  }
  const baseline = median(node)
  return [
    { name: 'tui: first frame, to node -e', target: { atMost: 300 }, ours: median(frame) },
    { name: 'tui: content, to node -e', target: { atMost: 400 }, ours: median(content) },
  ].map((figure) => ({ ...figure, unit: 'ms', baseline }))
}

/** From a key to what is written for it, moving through the list of performances; beside it a program that only echoes. */
async function keys(open: () => Session): Promise<Figure[]> {
  const [session, echo] = [open(), openSession(['-e', ECHO], process.env)]
  await Promise.all([session.shows(TITLE), echo.shows('ready')])
  await sleep(1_000)
  const ours: number[] = []
  const bare: number[] = []
  const bytes: number[] = []
  for (let i = 0; i < KEYS; i++) {
    const answer = await session.press(i % 50 < 40 ? 'j' : 'k')
    ours.push(answer.ms)
    bytes.push(answer.bytes)
    bare.push((await echo.press('x')).ms)
  }
  await session.leave('q')
  await echo.leave('\u0004')
  const figure = (name: string, share: number, atMost: number): Figure => ({
    ...{ name, unit: 'ms', target: { atMost } },
    ...{ ours: quantile(ours, share), baseline: quantile(bare, share) },
  })
  return [
    figure('tui: key to written frame, median', 0.5, 16),
    figure('tui: key to written frame, 95 of 100', 0.95, 50),
    {
      ...{ name: 'tui: written for a key, median', unit: 'bytes' },
      ...{ ours: quantile(bytes, 0.5), target: { atMost: 1_024 } },
    },
  ]
}

/** What an interface costs at which nobody looks: nothing may be written when nothing has changed. */
async function idle(open: () => Session): Promise<Figure[]> {
  const session = open()
  await session.shows(TITLE)
  await sleep(3_000)
  const look = () => ({
    ...{ cpu: cpuSeconds(session.pid)?.all ?? Number.NaN },
    ...session.written(),
  })
  const before = look()
  await sleep(IDLE_S * 1000)
  const after = look()
  await session.leave('q')
  return [
    {
      ...{ name: 'tui: CPU while nothing happens', unit: '%', target: { atMost: 1 } },
      ours: ((after.cpu - before.cpu) * 100) / IDLE_S,
    },
    {
      ...{ name: 'tui: writes while nothing happens', unit: 'writes', target: { atMost: 0 } },
      ours: after.writes - before.writes,
    },
  ]
}

/** Ten thousand events a minute on the screen of the events: frames a second, and whether the memory stays flat. */
async function events(open: () => Session, daemon: Daemon, seconds: number): Promise<Figure[]> {
  const session = open()
  await session.shows(TITLE)
  session.press('ge').catch(() => undefined)
  await sleep(2_000)
  const client = httpClient(daemon.url)
  const memory: number[] = []
  const before = session.written()
  let made = 0
  try {
    for (let second = 0; second < seconds; second++) {
      const next = sleep(1_000)
      await signUpCustomers(client, SIGN_UPS_PER_SECOND, `Crowd${second}x`)
      made += 2 * SIGN_UPS_PER_SECOND
      memory.push(residentMib(session.pid) ?? Number.NaN)
      await next
    }
  } finally {
    client.close()
  }
  const after = session.written()
  await session.leave('q')
  const third = Math.floor(memory.length / 3)
  return [
    {
      ...{ name: `tui: writes a second at ${made} events in ${seconds} s`, unit: 'writes' },
      ...{ ours: (after.writes - before.writes) / seconds, target: { atMost: 60 } },
    },
    {
      name: 'tui: memory, last third of the events to the second',
      ...{ unit: 'MiB', ours: median(memory.slice(-third)) },
      ...{ baseline: median(memory.slice(third, 2 * third)), target: { atMost: 1.1 } },
      ratio: median(memory.slice(-third)) / median(memory.slice(third, 2 * third)),
    },
  ]
}

/** @param share 0.5 for the median */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
