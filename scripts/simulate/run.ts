import type { RecordedEvent } from '@outerpark/core/policies'
import type { Charge } from '../../packages/daemon/src/sandbox/book.ts'
import { finalStates } from './invariants/final.ts'
import type { Broken } from './invariants/known.ts'
import { begin, oneMoreBooking } from './perform.ts'
import type { Plan } from './plan/plan.ts'
import { people } from './world/people.ts'
import { makeWorld, type World } from './world/world.ts'

/** What came of a story. */
export type Result = {
  readonly seed: number
  /** undefined if everything held */
  readonly broken: Broken | undefined
  /** the same for two runs in which the same happened at the same times */
  readonly digest: string
  readonly steps: number
  readonly virtualMs: number
  /** how often each kind of fault struck */
  readonly faults: ReadonlyMap<string, number>
  /** the log of the box office */
  readonly events: readonly RecordedEvent[]
  /** the book of the card company */
  readonly charges: readonly Charge[]
  readonly trace: readonly string[]
}

/**
 * Within so much of virtual time, and the longest wait of a notice, everything is settled once nothing goes wrong any
 * more. In milliseconds.
 */
const SETTLES_WITHIN_MS = 5 * 60_000
/** No request hangs on its way for longer. */
const LATEST_DELIVERY_MS = 3 * 3_600_000
const ADMIN_EVERY_MS = 20_000
/** As long as the breaker looks back, and longer. */
const FORGOTTEN_MS = 11_000
/** A moment between the last deed of the plan and the end of all faults. */
const AFTER_MS = 10_000

/**
 * Plays a story. First with everything that goes wrong in it, and with a look at the invariants after every step; then
 * nothing goes wrong any more, and everything has to reach its end.
 */
export async function run(plan: Plan, { keepTrace = false } = {}): Promise<Result> {
  const world = makeWorld(plan, { keepTrace })
  const { random } = Math
  // The libraries draw from here.
  Math.random = world.chance('libraries').number
  const onFault = (fault: unknown) => world.fault('somewhere', fault)
  process.on('uncaughtException', onFault)
  process.on('unhandledRejection', onFault)
  let steps = 0
  const enough = (): boolean => {
    steps += 1
    world.check()
    return world.found() !== undefined
  }
  try {
    await play(world, enough)
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
    broken: world.found(),
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
  const folk = people(world)
  await world.start()
  for (const step of plan.steps) time.after(step.at, () => begin(world, folk, step))
  const last = Math.max(0, ...plan.steps.map(({ at }) => at))
  await time.run(last + AFTER_MS, enough)
  if (world.found()) return

  // Liveness: from now on the world is as it should be.
  world.trace.add('everything is well from here on')
  world.trouble.calm()
  world.moments.disarm()
  await world.start()
  const admin = setInterval(() => world.go('admin', () => folk.retryDead(1)), ADMIN_EVERY_MS)
  await settle(world, enough)
  if (!world.found()) {
    // The breaker forgets in ten seconds; then a last call finds it closed, or closes it.
    await time.run(time.elapsed() + FORGOTTEN_MS, enough)
    world.go('the last customer', () => oneMoreBooking(world, folk))
    await settle(world, enough)
    const { state } = world.daemon()?.pipeline.breaker() ?? { state: 'gone' }
    if (state !== 'closed')
      world.brokenBy('breaker-closes', `the breaker is ${state}, and the gateway is well`)
  }
  clearInterval(admin)
  await endOfAll(world, enough)
}

/** Until everybody has been answered and nothing is left to do. */
async function settle(world: World, enough: () => boolean): Promise<void> {
  const settled = () => world.busy() === 0 && finalStates(world).length === 0
  const within = SETTLES_WITHIN_MS + world.plan.office.noticeRetryCapMs
  await world.time.run(world.time.elapsed() + within, () => enough() || settled())
  if (!world.found() && !settled())
    world.brokenBy('everything-ends', finalStates(world).join('; ') || 'somebody is not answered')
}

/** Everything comes down, what hangs on its way arrives at last, and changes nothing. */
async function endOfAll(world: World, enough: () => boolean): Promise<void> {
  if (world.found()) return
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
  if (world.found()) return
  const left = finalStates(world)
  if (left.length > 0) world.brokenBy('everything-ends', left.join('; '))
  if (time.timers() > 0) world.brokenBy('nothing-runs-on', `${time.timers()} timers are still set`)
}
