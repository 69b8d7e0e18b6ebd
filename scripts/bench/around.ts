import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { makeHome, removeHome, startDaemon } from '../lab/daemon.ts'
import { residentMib } from '../lab/process-facts.ts'
import { type BookingRound, type Effort, emptyRound, type Manner } from './booking-round.ts'
import { compare, type Figure, type Measured, median } from './figure.ts'
import { faultsOf, roundLine } from './load-text.ts'
import type { Plan } from './plan.ts'

const CONNECTIONS = 100
/** Who open connections at the same time. */
const CALLERS = 20
const MIB = 2 ** 20
/** Nothing is written down, counted or sent. */
const BLIND = { OUTERPARK_LOG_LEVEL: 'error', OUTERPARK_METRICS: 'false' }

/** Measures what is around a worker: the parent that keeps its port, and the log, the metrics and the traces. */
export async function benchAround(plan: Plan): Promise<Measured> {
  const parent = await inTurns(plan, ['with a parent', 'alone'], { parent: true }, {})
  const collector = await startCollector()
  try {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }
    const names = ['log, metrics and traces', 'without'] as const
    const looking = await inTurns(plan, names, { env }, { env: BLIND })
    if (collector.posts() === 0) throw new Error('No trace has come.')
    return {
      figures: [
        bookings('bookings with a parent, to a worker alone', 0.97, parent),
        ...(await connectionFigures(plan)),
        bookings('bookings with log, metrics and traces, to without', 0.95, looking),
      ],
      faults: [...parent, ...looking].flat().flatMap(({ load }) => faultsOf(load)),
    }
  } finally {
    collector.close()
  }
}

type Turns = readonly (readonly [ours: BookingRound, baseline: BookingRound])[]

/** Bookings with one daemon and then with the other, again and again. */
async function inTurns(
  { seconds, rounds, say }: Plan,
  names: readonly [string, string],
  ours: Manner,
  baseline: Manner,
): Promise<Turns> {
  const effort: Effort = { connections: CONNECTIONS, seconds }
  const turns: [BookingRound, BookingRound][] = []
  for (let turn = 0; turn < rounds; turn++) {
    const first = await emptyRound(effort, ours)
    say(roundLine(names[0], first))
    const second = await emptyRound(effort, baseline)
    say(roundLine(names[1], second))
    turns.push([first, second])
  }
  return turns
}

function bookings(name: string, atLeast: number, turns: Turns): Figure {
  const speeds = (which: 0 | 1) => turns.map((turn) => turn[which].load.perSecond)
  return compare({ name, unit: '/s', target: { atLeast } }, speeds(0), speeds(1))
}

/** New connections, a request on each, and how much memory a parent takes. */
async function connectionFigures({ seconds, rounds }: Plan): Promise<Figure[]> {
  const speeds: [number[], number[]] = [[], []]
  const memory: number[] = []
  for (let turn = 0; turn < rounds; turn++)
    for (const [which, parent] of [true, false].entries()) {
      const home = makeHome()
      const daemon = await startDaemon({ home, parent })
      speeds[which]?.push(await newConnections(daemon.port, seconds))
      if (parent) memory.push(((residentMib(daemon.pid) ?? Number.NaN) * MIB) / 1e6)
      await daemon.stop()
      removeHome(home)
    }
  return [
    compare(
      { name: '  new connections', unit: '/s', target: { atLeast: 0.7 } },
      speeds[0],
      speeds[1],
    ),
    {
      name: '  memory of the parent',
      unit: 'MB',
      ours: median(memory),
      target: { atMost: 60 },
    },
  ]
}

/** Opens connections one after another, asks `/livez` once on each. @returns how many were answered a second */
async function newConnections(port: number, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000
  let answered = 0
  const call = async () => {
    while (performance.now() < until) {
      await askOnce(port)
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, call))
  return answered / seconds
}

function askOnce(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    let come = ''
    socket.setEncoding('latin1').on('data', (text) => {
      come += text
    })
    socket.once('error', reject)
    socket.once('end', () => {
      if (come.startsWith('HTTP/1.1 200')) resolve()
      else reject(new Error(`Unexpected answer: ${come.slice(0, 80)}`))
    })
  })
}

/** Takes in traces as a collector of OpenTelemetry does. */
async function startCollector() {
  let posts = 0
  const server = createServer((incoming, outgoing) => {
    posts += 1
    incoming.resume().once('end', () => outgoing.end('{}'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // of a server that listens on TCP
  return { url: `http://127.0.0.1:${port}`, posts: () => posts, close: () => server.close() }
}
