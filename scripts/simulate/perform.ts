import type { Moment, Step } from './plan/plan.ts'
import type { People } from './world/people.ts'
import type { World } from './world/world.ts'

/** Lets a step of the plan begin; what it takes to end is its own affair. */
export function begin(world: World, folk: People, step: Step): void {
  const { time, trace } = world
  const when = ({ on }: { on?: Moment }, booking: number | undefined, act: () => void) =>
    on === undefined ? act() : world.moments.arm(on, booking, act)
  trace.add(`plan: ${step.kind}`)
  switch (step.kind) {
    case 'register':
      world.go('register', () => folk.register(step))
      return
    case 'book':
      world.go('book', async () => void (await folk.book(step)))
      return
    case 'cancel':
      when(step, step.booking, () => world.go('cancel', () => folk.cancel(step)))
      return
    case 'retry-dead':
      world.go('retry', () => folk.retryDead(step.times))
      return
    case 'webhook-on':
      world.go('webhook', folk.webhookOn)
      return
    case 'crash':
      when(step, undefined, () => crash(world, step.downMs))
      return
    case 'restart':
      world.go('restart', () => restart(world, step.downMs))
      return
    case 'jump':
      world.struck(step.ms > 0 ? 'clock set forward' : 'clock set back')
      time.jump(step.ms)
      return
    default:
      world.trouble.begin(step)
  }
}

function crash(world: World, downMs: number): void {
  if (!world.daemon()) return
  world.struck('crash')
  world.kill()
  world.time.after(downMs, () => world.go('start', world.start))
}

async function restart(world: World, downMs: number): Promise<void> {
  if (!world.daemon()) return
  world.struck('restart')
  await world.stop()
  await world.time.sleep(downMs)
  await world.start()
}

/** A customer who comes when all is well gets a seat, and it is paid for. */
export async function oneMoreBooking(world: World, folk: People): Promise<void> {
  const [performance, booking] = [1_000, 1_000]
  const sale = { seats: 4, price: 1_000, beginsIn: 24 * 3_600_000 }
  await folk.webhookOn()
  await folk.register({ kind: 'register', performance, ...sale })
  const order = { customer: 1_000, performance, seats: 2, card: 'card-ok' } as const
  while (!(await folk.book({ kind: 'book', booking, ...order }))) await world.time.sleep(1_000)
  const status = () =>
    [...world.known.cases.values()].find((one) => one.booking === booking)?.view.status
  while (status() !== 'confirmed') await world.time.sleep(1_000)
}
