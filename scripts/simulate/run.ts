import type { RecordedEvent } from '@outerpark/core/policies'
import type { Charge } from '../../packages/daemon/src/sandbox/book.ts'
import { realTurn } from '../lab/turn.ts'
import { finalStates } from './invariants/final.ts'
import type { Broken } from './invariants/known.ts'
import { begin, oneMoreBooking } from './perform.ts'
import type { Plan } from './plan/plan.ts'
import { lastRush } from './rush.ts'
import { makeWorld } from './world/make-world.ts'
import { type People, peopleIn } from './world/people.ts'
import type { World } from './world/world.ts'

/** The result of a story. */
export type Result = {
  readonly seed: number
  /** the invariant that broke; undefined if all of them held */
  readonly broken: Broken | undefined
  /** the same for two runs in which the same happened at the same times */
  readonly digest: string
  readonly steps: number
  readonly virtualMs: number
  /** how often each kind of fault happened */
  readonly faults: ReadonlyMap<string, number>
  /** the log of the box office */
  readonly events: readonly RecordedEvent[]
  /** the ledger of the card company */
  readonly charges: readonly Charge[]
  readonly trace: readonly string[]
}

/**
 * After all failures have ended, everything has to be settled within this time plus the longest wait of a notice. In
 * milliseconds of virtual time.
 */
const SETTLES_WITHIN_MS = 5 * 60_000
/** The longest time (ms) until a request is delivered. */
const LATEST_DELIVERY_MS = 3 * 3_600_000
const ADMIN_EVERY_MS = 20_000
/** Longer than the window of the breaker (ms). */
const FORGOTTEN_MS = 11_000
/** How long after the last action of the plan the faults go on. */
const AFTER_MS = 10_000

/**
 * Plays a story in two phases. In the first one all planned failures happen. In the second one nothing fails any more,
 * and everything has to be settled. After each step the invariants of the reservations that it has changed are checked;
 * after every 50 checks, and at the end, those of all reservations.
 */
export async function run(plan: Plan, { keepTrace = false } = {}): Promise<Result> {
  const world = makeWorld(plan, { keepTrace })
  const { random } = Math
  // Libraries use Math.random.
  Math.random = world.chance('libraries').number
  const onFault = (fault: unknown) => world.fault('somewhere', fault)
  process.on('uncaughtException', onFault)
  process.on('unhandledRejection', onFault)
  let steps = 0
  const enough = (): boolean => {
    steps += 1
    world.check()
    return world.broken() !== undefined
  }
  try {
    await play(world, enough)
    await realTurn()
    world.touch('all')
    world.check()
  } catch (fault) {
    world.fault('the story', fault)
  } finally {
    process.off('uncaughtException', onFault)
    process.off('unhandledRejection', onFault)
    Math.random = random
    world.time.end()
  }
  return {
    seed: plan.seed,
    broken: world.broken(),
    digest: world.trace.digest(),
    steps,
    virtualMs: world.time.elapsed(),
    faults: world.faults(),
    events: world.known.state.events,
    charges: [...world.known.company.book().values()],
    trace: world.trace.lines(),
  }
}

async function play(world: World, enough: () => boolean): Promise<void> {
  const { time, plan } = world
  const people = peopleIn(world)
  await world.start()
  for (const step of plan.steps) time.after(step.at, () => begin(world, people, step))
  const last = Math.max(0, ...plan.steps.map(({ at }) => at))
  await time.run(last + AFTER_MS, enough)
  if (world.broken()) return

  // The second phase: from now on nothing fails.
  world.trace.add('everything is well from here on')
  world.trouble.calm()
  world.moments.disarm()
  await world.start()
  const admin = setInterval(() => world.go('admin', () => people.retryDead(1)), ADMIN_EVERY_MS)
  await settle(world, enough)
  if (!world.broken()) {
    // By then the breaker has forgotten all failures, so one more call leaves it closed.
    await time.run(time.elapsed() + FORGOTTEN_MS, enough)
    world.go('the last customer', () => oneMoreBooking(world, people))
    await settle(world, enough)
    const { state } = world.daemon()?.pipeline.breaker() ?? { state: 'gone' }
    if (state !== 'closed')
      world.report('breaker-closes', `the breaker is ${state}, and the gateway is well`)
    await playLastRush(world, people, enough)
  }
  clearInterval(admin)
  await endOfAll(world, enough)
}

/** At most every fourth seed ends with a rush, since a rush takes twice as long to play as the rest of a story. */
const LAST_RUSH_EVERY = 4
/** With a longer lag of payments (ms) the last rush would take long to play, and would show nothing more. */
const LONGEST_LAG_MS = 500

async function playLastRush(world: World, people: People, enough: () => boolean): Promise<void> {
  const { seed, setup } = world.plan
  const due = seed % LAST_RUSH_EVERY === 0 && setup.paymentLagMs <= LONGEST_LAG_MS
  if (world.broken() || !due) return
  world.go('the last rush', () => lastRush(world, people))
  await settle(world, enough)
}

/** Waits until all requests are answered, no task is left, and nothing is held any more. */
async function settle(world: World, enough: () => boolean): Promise<void> {
  const { tasks } = world.known.state
  const settled = () => world.busy() === 0 && tasks.size === 0 && finalStates(world).length === 0
  const within = SETTLES_WITHIN_MS + world.plan.setup.noticeRetryCapMs + longestHold(world)
  await world.time.run(world.time.elapsed() + within, () => enough() || settled())
  if (!world.broken() && !settled())
    world.report('everything-ends', finalStates(world).join('; ') || 'somebody is not answered')
}

/** For how long (ms) seats may be held that are held now, or that a request asks for that is not answered yet. */
function longestHold({ known, plan }: World): number {
  const left = [...known.holds.values()].map(({ until }) => until - Date.now())
  return Math.max(2 * plan.setup.holdMs, ...left)
}

/** Stops the daemon, and lets late requests arrive. After that everything must have ended, and no timer may be set. */
async function endOfAll(world: World, enough: () => boolean): Promise<void> {
  if (world.broken()) return
  const { time } = world
  let down = false
  world.close()
  world.go('stop', async () => {
    await world.stop()
    down = true
  })
  await time.run(
    time.elapsed() + LATEST_DELIVERY_MS,
    () => enough() || (down && time.timers() === 1),
  )
  if (world.broken()) return
  const left = finalStates(world)
  if (left.length > 0) world.report('everything-ends', left.join('; '))
  if (time.timers() > 0) world.report('nothing-runs-on', `${time.timers()} timers are still set`)
}
