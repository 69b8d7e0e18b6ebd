import type { Moment } from './plan/moments.ts'
import type { Step } from './plan/plan.ts'
import { rush } from './rush.ts'
import type { People } from './world/people.ts'
import type { World } from './world/world.ts'

/** Begins a step of the plan, and does not wait for its end. */
export function begin(world: World, people: People, step: Step): void {
  const { time, trace } = world
  const when = ({ on }: { on?: Moment }, booking: number | undefined, act: () => void) =>
    on === undefined ? act() : world.moments.arm(on, booking, act)
  trace.add(`plan: ${step.kind}`)
  switch (step.kind) {
    case 'register':
      world.go('register', () => people.register(step))
      return
    case 'change-hall':
      world.go('change the hall', () => people.changeHall(step))
      return
    case 'replan':
      world.go('replan', () => people.replan(step))
      return
    case 'change-grade':
      world.go('change', () => people.changeGrade(step))
      return
    case 'off-sale':
      world.go('off sale', () => people.offSale(step))
      return
    case 'book':
      world.go('book', async () => void (await people.book(step)))
      return
    case 'hold':
      world.go('hold', () => people.hold(step))
      return
    case 'extend-hold':
      world.go('extend', () => people.extendHold(step))
      return
    case 'end-hold':
      world.go('give back', () => people.giveBack(step))
      return
    case 'rush':
      world.go('rush', () => rush(world, people, step))
      return
    case 'cancel':
      when(step, step.booking, () => world.go('cancel', () => people.cancel(step)))
      return
    case 'retry-dead':
      world.go('retry', () => people.retryDead(step.times))
      return
    case 'webhook-on':
      world.go('webhook', people.webhookOn)
      return
    case 'crash':
      when(step, undefined, () => crash(world, step.downMs))
      return
    case 'restart':
      world.go('restart', () => restart(world, step.downMs))
      return
    case 'jump':
      world.countFault(step.ms > 0 ? 'clock set forward' : 'clock set back')
      time.jump(step.ms)
      return
    default:
      world.trouble.begin(step)
  }
}

function crash(world: World, downMs: number): void {
  if (!world.daemon()) return
  world.countFault('crash')
  world.kill()
  world.time.after(downMs, () => world.go('start', world.start))
}

async function restart(world: World, downMs: number): Promise<void> {
  if (!world.daemon()) return
  world.countFault('restart')
  await world.stop()
  await world.time.sleep(downMs)
  await world.start()
}

/** One more customer books after all failures have ended. Resolves when the booking is paid. */
export async function oneMoreBooking(world: World, people: People): Promise<void> {
  const [performance, booking] = [1_000, 1_000]
  const sale = { seats: 4, price: 1_000, beginsIn: 24 * 3_600_000 }
  await people.webhookOn()
  await people.register({ kind: 'register', performance, ...sale })
  const order = { customer: 1_000, performance, seats: 2, card: 'card-ok' } as const
  while (!(await people.book({ kind: 'book', booking, ...order }))) await world.time.sleep(1_000)
  const status = () =>
    [...world.known.histories.values()].find((one) => one.booking === booking)?.view.status
  while (status() !== 'confirmed') await world.time.sleep(1_000)
}
