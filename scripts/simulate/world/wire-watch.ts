import type { Office } from '../../../packages/daemon/src/office/assemble.ts'
import type { Said } from '../../../packages/daemon/src/sandbox/replies.ts'
import { reservationOfKey } from '../invariants/known.ts'
import type { Call } from './card-company.ts'
import type { WireWatch } from './wire.ts'
import type { World } from './world.ts'

/** A call under way, whether it is a probe, and the tasks that existed for it when it was sent. */
type Out = { readonly probe: boolean; readonly tasks: ReadonlySet<number> }

/** Watches the calls of one daemon: checks that it may send them, and records the answers. */
export function wireWatchIn(world: World, office: () => Office | undefined): WireWatch {
  const { moments, trace } = world
  const out = new Map<Call, Out>()
  const nameOf = ({ kind, key }: Call) => `${kind} ${world.bookingOfKey(key) ?? key}`

  return {
    sent(call, again) {
      trace.add(`${nameOf(call)} sent`)
      const state = office()?.pipeline.breaker().state
      if (state === 'open' && !again)
        world.report('nothing-is-sent-while-open', `${nameOf(call)} was sent all the same`)
      if (call.kind === 'approve' && !again)
        world.report('no-call-after-the-start', tooLate(world, call))
      const probe = state === 'half-open'
      if (probe && [...out.values()].some((each) => each.probe))
        world.report('one-probe-at-a-time', `${nameOf(call)} was sent during a probe`)
      const tasks = tasksFor(world, call)
      if (!again) workersKept(world, call, tasks, out)
      out.set(call, { probe, tasks })
      moments.now(`${call.kind} sent`, world.bookingOfKey(call.key))
    },
    done(call, said) {
      world.touch([reservationOfKey(call.key)])
      trace.add(`${nameOf(call)} done: ${wordsOf(call, said)}`)
      moments.now(`${call.kind} done`, world.bookingOfKey(call.key))
    },
    heard(call, said, honest) {
      if (honest) world.heard(call.key.replace(/^memory\./, ''), wordsOf(call, said))
      else trace.add(`${nameOf(call)}: a wrong answer`)
    },
    over: (call) => void out.delete(call),
  }
}

/** No card is charged for a performance that has begun. */
function tooLate({ known }: World, { key }: Call): string | undefined {
  const row = known.state.office.reservations.get(reservationOfKey(key))
  if (!row || Date.now() < Date.parse(row.startsAt)) return undefined
  return `the approval of ${row.reservationId} was sent, and the performance began at ${row.startsAt}`
}

/** The task that makes the call. */
const TASK_OF = {
  approve: 'approve-payment',
  void: 'cancel-payment',
  refund: 'cancel-payment',
  'look-up': 'cancel-payment',
} as const

/** A kind of task has no more calls than workers, and a payment has no more calls than tasks. */
function workersKept(
  world: World,
  call: Call,
  tasks: ReadonlySet<number>,
  out: ReadonlyMap<Call, Out>,
): void {
  const { paymentWorkers } = world.plan.setup
  const alike = [...out].filter(([{ kind }]) => TASK_OF[kind] === TASK_OF[call.kind])
  if (alike.length >= paymentWorkers)
    world.report('no-more-workers-than-allowed', `${alike.length + 1} calls to ${call.kind}`)
  // A cancellation begins with its void, which was counted. Its later calls need no check.
  if (call.kind === 'refund' || call.kind === 'look-up') return
  // However long a call takes, and however the clock is set meanwhile: its task stays with its worker.
  const twins = alike.filter(([{ kind, key }]) => kind === call.kind && key === call.key)
  const known = new Set([...tasks, ...twins.flatMap(([, each]) => [...each.tasks])])
  if (twins.length >= Math.max(1, known.size))
    world.report(
      'one-worker-a-task',
      `${call.kind} of booking ${world.bookingOfKey(call.key)} was sent twice at once`,
    )
}

/** The existing tasks for such a call about its booking. */
function tasksFor({ known, ...world }: World, call: Call): ReadonlySet<number> {
  const booking = world.bookingOfKey(call.key)
  const own = [...known.state.tasks].filter(
    ([, { order }]) =>
      order.kind === TASK_OF[call.kind] && world.bookingOf(order.reservationId) === booking,
  )
  return new Set(own.map(([row]) => row))
}

/** The card company's answer in the form of `Known.heard`. */
function wordsOf(call: Call, { body }: Said): string {
  // The sandbox's replies have these fields. A missing one shows as undefined.
  const { outcome, amount, refunded } = body as Partial<{
    outcome: string
    amount: number
    refunded: number
  }>
  if (call.kind === 'approve') return outcome === 'approved' ? `approved ${amount}` : `${outcome}`
  return outcome === 'charged' || outcome === 'refunded' ? `refunded ${refunded}` : `${outcome}`
}
