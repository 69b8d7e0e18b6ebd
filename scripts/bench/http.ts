import type { BookingRound, Effort } from './booking-round.ts'
import { echoRound, emptyRound } from './booking-round.ts'
import { type Figure, type Measured, median, numberText } from './figure.ts'
import type { LoadResult } from './load-job.ts'
import type { Plan } from './plan.ts'

const CONNECTIONS = [100, 1000]

/**
 * Durable bookings over HTTP with the pipeline and the projector working beside them, against a server that only
 * parses the JSON and says it again. The two take turns, since other work on the machine comes and goes.
 */
export async function benchHttp(plan: Plan): Promise<Measured> {
  const measured: Measured[] = []
  for (const connections of CONNECTIONS) measured.push(await atConnections(connections, plan))
  return {
    figures: measured.flatMap(({ figures }) => figures),
    faults: measured.flatMap(({ faults }) => faults),
  }
}

async function atConnections(connections: number, { seconds, rounds, say }: Plan) {
  const effort: Effort = { connections, seconds }
  const ours: BookingRound[] = []
  const echoes: LoadResult[] = []
  for (let i = 0; i < rounds; i++) {
    const round = await emptyRound(effort)
    say(roundLine(`bookings, ${connections} connections`, round))
    const echo = await echoRound(round.booking, effort)
    say(loadLine(`echo, ${connections} connections`, echo))
    ours.push(round)
    echoes.push(echo)
  }
  return {
    figures: [...speedFigures(connections, ours, echoes), ...besideFigures(connections, ours)],
    faults: [...ours.map(({ load }) => load), ...echoes].flatMap((load) => faultsOf(load)),
  }
}

function speedFigures(
  connections: number,
  ours: readonly BookingRound[],
  echoes: readonly LoadResult[],
): Figure[] {
  const loads = ours.map(({ load }) => load)
  const of = (results: readonly LoadResult[], name: 'perSecond' | 'p50' | 'p99') =>
    median(results.map((result) => result[name]))
  const at = `at ${connections} connections`
  return [
    {
      name: `bookings ${at}`,
      unit: '/s',
      ours: of(loads, 'perSecond'),
      baseline: of(echoes, 'perSecond'),
      target: { atLeast: 0.5 },
    },
    { name: `  p50 ${at}`, unit: 'ms', ours: of(loads, 'p50'), baseline: of(echoes, 'p50') },
    { name: `  p99 ${at}`, unit: 'ms', ours: of(loads, 'p99'), baseline: of(echoes, 'p99') },
  ]
}

/** What happens beside the bookings: MyPage falls behind and catches up, memory grows. */
function besideFigures(connections: number, rounds: readonly BookingRound[]): Figure[] {
  const at = `at ${connections} connections`
  const most = (values: readonly number[]) => Math.max(...values)
  const memory = (value: (round: BookingRound) => number | undefined) =>
    median(rounds.map((round) => value(round) ?? Number.NaN))
  return [
    {
      name: `  MyPage behind, most, ${at}`,
      unit: 'events',
      ours: most(rounds.map(({ lag }) => lag.most)),
    },
    {
      name: `  MyPage caught up after the load ${at}`,
      unit: 's',
      ours: most(rounds.map(({ lag }) => lag.secondsToZero)),
      target: { atMost: 5 },
    },
    {
      name: `  memory at rest and after ${at}`,
      unit: 'MiB',
      ours: memory(({ loadedMib }) => loadedMib),
      baseline: memory(({ restMib }) => restMib),
    },
    {
      name: '  start-up to ready',
      unit: 'ms',
      ours: median(rounds.map(({ startedInMs }) => startedInMs)),
    },
  ]
}

/** Every answer with another status is one, and every request without an answer. */
export function faultsOf(
  { answers, errors, timeouts }: LoadResult,
  expected: '200' | '201' = '201',
): string[] {
  const others = Object.entries(answers).filter(([status]) => status !== expected)
  return [
    ...others.map(([status, count]) => `${count} answers with status ${status}`),
    ...(errors > timeouts ? [`${errors - timeouts} broken connections`] : []),
    ...(timeouts > 0 ? [`${timeouts} time-outs`] : []),
  ]
}

export function roundLine(name: string, { load, lag, cores }: BookingRound): string {
  const taken = cores
    ? `; cores: main thread ${cores.mainThread.toFixed(2)}, others ${cores.otherThreads.toFixed(2)}, sandbox ${cores.sandbox.toFixed(2)}, load ${load.cores.toFixed(2)}`
    : ''
  const behind = `MyPage at most ${numberText(lag.most)} events behind, caught up in ${lag.secondsToZero.toFixed(1)} s`
  return `${loadLine(name, load)}; ${behind}${taken}`
}

function loadLine(name: string, load: LoadResult): string {
  const { perSecond, p50, p99, answers } = load
  const counts = Object.entries(answers).map(([status, count]) => `${count} × ${status}`)
  const faults = faultsOf(load)
  const wrong = faults.length > 0 ? ` WRONG: ${faults.join(', ')}` : ''
  return `${name}: ${numberText(perSecond)}/s, p50 ${p50} ms, p99 ${p99} ms (${counts.join(', ')})${wrong}`
}
