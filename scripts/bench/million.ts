import { httpClient } from '../lab/client.ts'
import { adminTokenOf, makeHome, removeHome, startDaemon } from '../lab/daemon.ts'
import { verify } from '../lab/office.ts'
import { type BookingRound, bookingRound, emptyRound } from './booking-round.ts'
import { compare, type Figure, type Measured } from './figure.ts'
import { faultsOf, roundLine } from './load-text.ts'
import type { Plan } from './plan.ts'
import { seedHome } from './seed/seed.ts'

const CONNECTIONS = 100

/** Bookings after a million reservations, compared with bookings on an empty database. The two take turns. */
export async function benchMillion({
  seconds,
  rounds,
  reservations,
  say,
}: Plan): Promise<Measured> {
  const home = makeHome()
  const effort = { connections: CONNECTIONS, seconds }
  const full: BookingRound[] = []
  const empty: BookingRound[] = []
  try {
    await seedHome(home, reservations, say)
    for (let i = 0; i < rounds; i++) {
      const without = await emptyRound(effort)
      say(roundLine('bookings on an empty database', without))
      const after = await bookingRound(home, effort)
      say(roundLine(`bookings after ${reservations}`, after))
      empty.push(without)
      full.push(after)
    }
    const broken = await verifyAll(home, say)
    return {
      figures: figuresOf(reservations, full, empty),
      faults: [...[...full, ...empty].flatMap(({ load }) => faultsOf(load)), ...broken],
    }
  } finally {
    removeHome(home)
  }
}

function figuresOf(
  reservations: number,
  full: readonly BookingRound[],
  empty: readonly BookingRound[],
) {
  const after = `after ${reservations.toLocaleString('en')} reservations`
  const both = (
    figure: Pick<Figure, 'name' | 'unit' | 'target'>,
    value: (round: BookingRound) => number,
  ) => compare(figure, full.map(value), empty.map(value))
  return [
    both(
      { name: `bookings ${after}, to an empty database`, unit: '/s', target: { atLeast: 0.9 } },
      ({ load }) => load.perSecond,
    ),
    both({ name: '  p99', unit: 'ms' }, ({ load }) => load.p99),
    both({ name: '  start-up to ready', unit: 'ms' }, ({ startedInMs }) => startedInMs),
    both({ name: '  memory at rest', unit: 'MiB' }, ({ restMib }) => restMib ?? Number.NaN),
  ]
}

/** Checks every invariant on all that was seeded and booked. Returns what does not hold. */
async function verifyAll(home: string, say: (line: string) => void): Promise<string[]> {
  const daemon = await startDaemon({ home })
  const client = httpClient(daemon.url)
  try {
    const start = performance.now()
    const { ok, checks } = await verify({ client, adminToken: adminTokenOf(home) })
    const took = ((performance.now() - start) / 1000).toFixed(1)
    say(`verify ${ok ? 'holds' : 'does not hold'}, in ${took} s`)
    return checks.filter((check) => !check.ok).map(({ name, detail }) => `${name}: ${detail}`)
  } finally {
    client.close()
    await daemon.stop()
  }
}
