import type { Approval } from '@outerpark/core/ports'
import type { Office } from '../../../packages/daemon/src/office/assemble.ts'
import type { Said } from '../../../packages/daemon/src/sandbox/replies.ts'
import type { Call } from './card-company.ts'
import type { Sent, WireWatch } from './wire.ts'
import type { World } from './world.ts'

/** A call that is out. */
type Out = Sent & { readonly probe: boolean }

/** Watches the calls of one daemon: what it may send, and what it is answered. */
export function wireWatchIn(world: World, office: () => Office | undefined): WireWatch {
  const { moments, trace, time } = world
  const out = new Map<Call, Out>()
  const nameOf = ({ kind, key }: Call) => `${kind} ${world.bookingOfKey(key) ?? key}`

  return {
    sent(call, first) {
      trace.add(`${nameOf(call)} sent`)
      const state = office()?.pipeline.breaker().state
      if (state === 'open' && !first)
        world.report('nothing-is-sent-while-open', `${nameOf(call)} was sent all the same`)
      const probe = state === 'half-open'
      if (probe && [...out.values()].some((each) => each.probe))
        world.report('one-probe-at-a-time', `${nameOf(call)} was sent during a probe`)
      if (!first) workersKept(world, call, out)
      out.set(call, { ...(first ?? { at: time.elapsed(), jumps: time.jumps() }), probe })
      moments.now(`${call.kind} sent`, world.bookingOfKey(call.key))
    },
    done(call, said) {
      world.touch()
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

/** There are no more calls of a kind than workers, and for each payment no more than tasks. */
function workersKept(world: World, call: Call, out: ReadonlyMap<Call, Out>): void {
  const { time, known } = world
  const { leaseMs, paymentWorkers } = world.plan.setup
  const alike = [...out].filter(([{ kind }]) => kind === call.kind)
  if (alike.length >= paymentWorkers)
    world.report('no-more-workers-than-allowed', `${alike.length + 1} calls to ${call.kind}`)
  // Once its lease is over, another worker may take the task. A clock that was set forward ends leases.
  const twins = alike.filter(
    ([{ key }, { at, jumps }]) =>
      key === call.key && jumps === time.jumps() && time.elapsed() - at < leaseMs,
  )
  const booking = world.bookingOfKey(call.key)
  const tasks = [...known.state.tasks.values()].filter(
    ({ order }) =>
      order.kind === `${call.kind}-payment` && world.bookingOf(order.reservationId) === booking,
  )
  if (twins.length >= Math.max(1, tasks.length))
    world.report('one-worker-a-task', `${call.kind} of booking ${booking} was sent twice at once`)
}

/** The card company's answer in the words of `Known.heard`. */
function wordsOf(call: Call, { body }: Said): string {
  // The sandbox's replies have these fields. A missing one shows as undefined.
  const { outcome, amount, refunded } = body as Partial<{
    outcome: Approval['outcome']
    amount: number
    refunded: number
  }>
  if (call.kind === 'cancel') return `refunded ${refunded}`
  return outcome === 'approved' ? `approved ${amount}` : String(outcome)
}
