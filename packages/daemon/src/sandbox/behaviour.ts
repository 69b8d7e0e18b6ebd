import type { Latency } from '@outerpark/core/names'
import type { KeptKnobs } from './kept-knobs.ts'
import { goodOrder, type Knobs, type KnobsChange, turn } from './knobs.ts'
import { draw, type Random } from './latency.ts'

/** How the call ends for the caller, whether the work was done or not. */
export type Ending =
  | 'answer'
  /** 503 */
  | 'server-error'
  /** the connection is broken off */
  | 'hang-up'
  /** the connection stays open, and no answer is sent */
  | 'silence'

/** Everything random about one call. It is decided before the call begins. */
export type CallPlan = {
  /** the wait before the work, in milliseconds */
  readonly beforeMs: number
  /** the wait after the work, in milliseconds; so a time-out of the caller may come before or after the charge */
  readonly afterMs: number
  readonly timesDone: 0 | 1 | 2
  readonly ending: Ending
  /** whether a good card is declined */
  readonly declines: boolean
  /** whether the answer has a wrong amount */
  readonly lies: boolean
}

/**
 * Decides how one call goes. It always takes seven numbers from `random`, whatever the knobs are. So a turned knob
 * changes only its own effect, and not the random numbers of the others.
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

/** How the card company behaves at the moment. Every call uses it. */
export type Behaviour = {
  readonly knobs: () => Knobs
  readonly turn: (change: KnobsChange) => Knobs
  /** Turns all knobs back, so that nothing goes wrong. */
  readonly reset: () => Knobs
  /** @param adjust turns the usual latency into that of the card in this call */
  readonly plan: (adjust?: (usual: Latency) => Latency) => CallPlan
}

/**
 * The knobs as they were when the last process ended, and from then on as they are turned.
 * @param latency how long an answer takes while nobody has turned that knob
 */
export function behaviourWith(latency: Latency, random: Random, kept: KeptKnobs): Behaviour {
  let knobs = turn(goodOrder(latency), kept.read())
  return {
    knobs: () => knobs,
    turn(change) {
      kept.keep(change)
      knobs = turn(knobs, change)
      return knobs
    },
    reset() {
      kept.forget()
      knobs = goodOrder(latency)
      return knobs
    },
    plan: (adjust = (usual) => usual) => planCall(knobs, adjust(knobs.latency), random),
  }
}
