import type { Latency } from '@outerpark/core/names'
import { goodOrder, type Knobs, type KnobsChange, turn } from './knobs.ts'
import { draw, type Random } from './latency.ts'

/** How the call ends for the caller, whatever was done. */
export type Ending =
  | 'answer'
  /** 503 */
  | 'server-error'
  /** the connection breaks */
  | 'hang-up'
  /** the connection stays, and nothing ever comes */
  | 'silence'

/** All that chance decides about one call, decided before it begins. */
export type CallPlan = {
  /** the call's time, in milliseconds, before its work is done … */
  readonly beforeMs: number
  /** … and after it: a time-out of the caller can fall on either side of the charge */
  readonly afterMs: number
  readonly timesDone: 0 | 1 | 2
  readonly ending: Ending
  /** declines a card that is good */
  readonly declines: boolean
  /** answers with another sum */
  readonly lies: boolean
}

/**
 * Decides how one call goes. Takes the same seven numbers from `random` whatever the knobs say,
 * so that turning one of them changes nothing but its own effect.
 */
export function planCall(knobs: Knobs, latency: Latency, random: Random): CallPlan {
  const total = draw(latency, random)
  const beforeMs = total * random()
  const fails = random() < knobs.fail
  const loses = random() < knobs.loseReplies
  const repeats = random() < knobs.duplicate
  const declines = random() < knobs.decline
  const [lies, eitherWay] = [random() < knobs.wrongAmount, random() < 0.5]

  if (knobs.outage) return { ...REFUSAL, ending: eitherWay ? 'hang-up' : 'server-error' }

  const work = { beforeMs, afterMs: total - beforeMs, declines, lies }
  const timesDone = repeats ? 2 : 1
  if (fails) return { ...work, timesDone: eitherWay ? timesDone : 0, ending: 'server-error' }
  if (loses) return { ...work, timesDone, ending: eitherWay ? 'hang-up' : 'silence' }
  return { ...work, timesDone, ending: 'answer' }
}

const REFUSAL = { beforeMs: 0, afterMs: 0, timesDone: 0, declines: false, lies: false } as const

/** How the card company behaves at the moment: the one thing that all calls consult. */
export type Behaviour = {
  readonly knobs: () => Knobs
  readonly turn: (change: KnobsChange) => Knobs
  /** back to good order */
  readonly reset: () => Knobs
  /** @param adjust makes the usual latency that of the card at hand */
  readonly plan: (adjust?: (usual: Latency) => Latency) => CallPlan
}

/** The knobs live as long as the process: a card company that was started again is in good order. */
export function behaviourWith(latency: Latency, random: Random): Behaviour {
  let knobs = goodOrder(latency)
  return {
    knobs: () => knobs,
    turn(change) {
      knobs = turn(knobs, change)
      return knobs
    },
    reset() {
      knobs = goodOrder(latency)
      return knobs
    },
    plan: (adjust = (usual) => usual) => planCall(knobs, adjust(knobs.latency), random),
  }
}
