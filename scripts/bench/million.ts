import { copyHome, makeHome, removeHome } from '../lab/daemon.ts'
import { type BookingRound, bookingRound, type Effort } from './booking-round.ts'
import { compare, type Figure, type Measured, median, numberText, type Target } from './figure.ts'
import { faultsOf, loadLine, roundLine } from './load-text.ts'
import { makeMyPageFromNothing } from './my-page-made.ts'
import type { Plan } from './plan.ts'
import { seedHome } from './seed/seed.ts'
import { type BesideVerify, bookBesideVerify, type Verified, verifyHome } from './verify-time.ts'

const CONNECTIONS = 100
/** The number of reservations that the targets are for. */
const MILLION = 1_000_000

/** The bookings of one turn. */
type Turn = {
  /** on a database with the same performances and customers, and no reservation */
  readonly empty: BookingRound
  readonly full: BookingRound
  /** the invariants that do not hold after the bookings of `full` */
  readonly brokenAfter: readonly string[]
  /** the same, while `verify` runs */
  readonly beside: BesideVerify
}

/** Measures everything that may take longer with more reservations: bookings, verify, MyPage, the start. */
export async function benchMillion({
  seconds,
  rounds,
  reservations,
  say,
}: Plan): Promise<Measured> {
  const home = makeHome()
  const emptyHome = makeHome()
  const effort = { connections: CONNECTIONS, seconds }
  try {
    await seedHome(emptyHome, 0, () => {})
    await seedHome(home, reservations, say)
    if (reservations !== MILLION)
      say(`the targets are for ${numberText(MILLION)} reservations: without them here`)
    const seeded = await verifyHome(home)
    const myPageSeconds = await makeMyPageFromNothing(home)
    say(`verify took ${secondsText(seeded.seconds, reservations)}`)
    say(`MyPage was made from nothing in ${secondsText(myPageSeconds, reservations)}`)
    const turns: Turn[] = []
    for (let i = 0; i < rounds; i++)
      turns.push(await takeTurn({ home, emptyHome, effort, reservations, say }))
    return {
      figures: [
        ...bookingFigures(reservations, turns),
        ...workFigures(reservations, { seeded, myPageSeconds, turns }),
        ...daemonFigures(reservations, turns),
      ],
      faults: [...turns.flatMap(faultsOfTurn), ...seeded.broken],
    }
  } finally {
    removeHome(home)
    removeHome(emptyHome)
  }
}

type TurnParts = Pick<Plan, 'reservations' | 'say'> & {
  readonly home: string
  readonly emptyHome: string
  readonly effort: Effort
}

async function takeTurn({ home, emptyHome, effort, reservations, say }: TurnParts): Promise<Turn> {
  const empty = await withCopy(emptyHome, (copy) => bookingRound(copy, effort))
  say(roundLine('bookings without reservations', empty))
  const { full, brokenAfter } = await withCopy(home, async (copy) => {
    const round = await bookingRound(copy, effort)
    return { full: round, brokenAfter: (await verifyHome(copy)).broken }
  })
  say(roundLine(`bookings after ${reservations}`, full))
  const beside = await withCopy(home, (copy) => bookBesideVerify(copy, effort))
  for (const load of beside.loads) say(loadLine('the same beside verify', load))
  say(`verify took ${numberText(secondsBeside(beside))} s beside them`)
  return { empty, full, brokenAfter, beside }
}

/**
 * Uses a copy of the home. In the home itself the bookings of the load before would still be unpaid, and their payments
 * would run beside the next load.
 */
async function withCopy<Result>(home: string, use: (copy: string) => Promise<Result>) {
  const copy = copyHome(home)
  try {
    return await use(copy)
  } finally {
    removeHome(copy)
  }
}

function bookingFigures(reservations: number, turns: readonly Turn[]): Figure[] {
  const full = turns.map(({ full }) => full.load)
  const empty = turns.map(({ empty }) => empty.load)
  const named = (name: string, unit: string, target?: Target) =>
    forMillion(reservations, { name: `${name} ${after(reservations)}`, unit }, target)
  const perSecond = full.map(({ perSecond }) => perSecond)
  return [
    compare(
      named('bookings', '/s', { atLeast: 0.95 }),
      perSecond,
      empty.map(({ perSecond }) => perSecond),
    ),
    compare(
      { name: '  p99', unit: 'ms' },
      full.map(({ p99 }) => p99),
      empty.map(({ p99 }) => p99),
    ),
    compare(
      named('bookings beside verify', '/s', { atLeast: 0.8 }),
      // Only the first load, which lasts as long as the one without verify. Later, payments no longer wait for bookings.
      turns.map(({ beside }) => beside.loads[0]?.perSecond ?? Number.NaN),
      perSecond,
    ),
  ]
}

type Work = {
  readonly seeded: Verified
  readonly myPageSeconds: number
  readonly turns: readonly Turn[]
}

function workFigures(reservations: number, { seeded, myPageSeconds, turns }: Work): Figure[] {
  const named = (name: string, ours: number, target?: Target): Figure =>
    forMillion(reservations, { name: `${name} ${after(reservations)}`, unit: 's', ours }, target)
  return [
    named('verify', seeded.seconds, { atMost: 30 }),
    named('verify beside bookings', median(turns.map(({ beside }) => secondsBeside(beside)))),
    named('MyPage made from nothing', myPageSeconds, { atMost: 60 }),
  ]
}

function daemonFigures(reservations: number, turns: readonly Turn[]): Figure[] {
  const startUp = (of: 'full' | 'empty') => median(turns.map((turn) => turn[of].startedInMs))
  const restMib = (of: 'full' | 'empty') => turns.map((turn) => turn[of].restMib ?? Number.NaN)
  const start = { name: `start-up to ready ${after(reservations)}`, unit: 'ms' }
  return [
    // There is no ratio here. The target is for the time itself.
    forMillion(
      reservations,
      { ...start, ours: startUp('full'), baseline: startUp('empty') },
      { atMost: 1000 },
    ),
    compare(
      { name: `memory at rest ${after(reservations)}`, unit: 'MiB' },
      restMib('full'),
      restMib('empty'),
    ),
  ]
}

/** The figure with the target, unless that is for another number of reservations. */
function forMillion<Of extends object>(
  reservations: number,
  figure: Of,
  target: Target | undefined,
): Of & { readonly target?: Target } {
  return target && reservations === MILLION ? { ...figure, target } : figure
}

const after = (reservations: number) => `after ${numberText(reservations)} reservations`

/** The time in seconds, and the time for a million reservations at the same time per reservation. */
function secondsText(seconds: number, reservations: number): string {
  const scaled = (seconds * MILLION) / reservations
  const guess =
    reservations === MILLION ? '' : `, which would be ${numberText(scaled)} s at a million`
  return `${numberText(seconds)} s${guess}`
}

const secondsBeside = ({ verified }: BesideVerify) => verified[0]?.seconds ?? Number.NaN

const faultsOfTurn = ({ empty, full, brokenAfter, beside }: Turn): string[] => [
  ...brokenAfter,
  ...[empty.load, full.load, ...beside.loads].flatMap((load) => faultsOf(load)),
  ...beside.verified.flatMap(({ broken }) => broken),
]
