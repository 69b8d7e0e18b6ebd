import {
  type BookingRound,
  type EchoRound,
  type Effort,
  echoRound,
  emptyRound,
} from './booking-round.ts'
import { microsEach } from './cpu.ts'
import { compare, type Figure, type Measured, median } from './figure.ts'
import { faultsOf, loadLine, roundLine } from './load-text.ts'
import type { Plan } from './plan.ts'

const CONNECTIONS = [100, 1000]

/**
 * Measures durable bookings over HTTP while the pipeline and the projector work, compared with a server that only
 * parses the JSON and sends it back. The two take turns, since other work on the machine comes and goes.
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
  const echoes: EchoRound[] = []
  for (let i = 0; i < rounds; i++) {
    const round = await emptyRound(effort)
    say(roundLine(`bookings, ${connections} connections`, round))
    const echo = await echoRound(round.booking, effort)
    say(loadLine(`echo, ${connections} connections`, echo.load))
    ours.push(round)
    echoes.push(echo)
  }
  return {
    figures: [...speedFigures(connections, ours, echoes), ...besideFigures(connections, ours)],
    faults: [...ours, ...echoes].flatMap(({ load }) => faultsOf(load)),
  }
}

function speedFigures(
  connections: number,
  ours: readonly BookingRound[],
  echoes: readonly EchoRound[],
): Figure[] {
  const at = `at ${connections} connections`
  const both = (
    figure: Pick<Figure, 'name' | 'unit' | 'target'>,
    value: (round: EchoRound) => number,
  ) => compare(figure, ours.map(value), echoes.map(value))
  return [
    both(
      { name: `bookings ${at}`, unit: '/s', target: { atLeast: connections > 100 ? 0.6 : 0.5 } },
      ({ load }) => load.perSecond,
    ),
    both({ name: `  p50 ${at}`, unit: 'ms' }, ({ load }) => load.p50),
    {
      name: `  p99 ${at}`,
      unit: 'ms',
      ours: median(ours.map(({ load }) => load.p99)),
      baseline: median(echoes.map(({ load }) => load.p99)),
      target: { atMost: 300 },
    },
    both(
      {
        name: `  CPU of the main thread a request ${at}`,
        unit: 'µs',
        target: { atMost: 2.5 },
      },
      ({ cpu, load }) => microsEach(cpu, load.total),
    ),
  ]
}

/** Figures of other things during the bookings: how far MyPage falls behind, and how much memory grows. */
function besideFigures(connections: number, rounds: readonly BookingRound[]): Figure[] {
  const at = `at ${connections} connections`
  const most = (values: readonly number[]) => Math.max(...values)
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
    compare(
      { name: `  memory after the load, to at rest, ${at}`, unit: 'MiB' },
      rounds.map(({ loadedMib }) => loadedMib ?? Number.NaN),
      rounds.map(({ restMib }) => restMib ?? Number.NaN),
    ),
    {
      name: '  start-up to ready',
      unit: 'ms',
      ours: median(rounds.map(({ startedInMs }) => startedInMs)),
    },
  ]
}
