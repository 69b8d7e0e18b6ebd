import type { CallFault, OutageKind } from '../plan/plan.ts'
import type { Call } from './card-company.ts'
import type { Chance, Dice } from './chance.ts'
import type { Troubles } from './trouble.ts'

export type Ending =
  | 'answer'
  | 'silence'
  | 'refused'
  | 'hang-up'
  | 'error'
  | 'rejected'
  | 'wrong-amount'
  | 'wrong-refunded'
  | 'wrong-key'
  | 'html'
  | 'half-answer'

/** How one call goes. It is decided when the call is sent. Times are milliseconds from then. */
export type Course = {
  /** when the request is delivered: never, once, or twice */
  readonly arrivals: readonly number[]
  readonly ending: Ending
  readonly endsAfter: number
}

type Parts = {
  readonly chance: Chance
  readonly trouble: Troubles
  readonly countFault: (kind: string) => void
}

/** Decides how a call goes, by chance and by the present trouble. During an outage the faults of single calls wait. */
export function courseOf(call: Call, { chance, trouble, countFault }: Parts): Course {
  const dice = chance(`${call.kind} ${call.key}`)
  const outage = trouble.outage()
  if (outage) return OUTAGES[outage]
  const fault = trouble.takeForCall(call.kind)
  if (fault) return faulty(fault.fault, fault.ms, dice)
  const bad = trouble.badTimes()
  if (!bad) return smooth(dice, 20, 60)
  if (dice.happens(bad.fail)) {
    countFault('bad times: call fails')
    return { ...smooth(dice, ...bad.latency), ending: 'error', arrivals: [] }
  }
  if (dice.happens(bad.lose)) {
    countFault('bad times: answer lost')
    return { ...smooth(dice, ...bad.latency), ending: dice.pick(['silence', 'hang-up']) }
  }
  return smooth(dice, ...bad.latency)
}

const OUTAGES: Record<OutageKind, Course> = {
  refused: { arrivals: [], ending: 'refused', endsAfter: 1 },
  silence: { arrivals: [], ending: 'silence', endsAfter: 0 },
  error: { arrivals: [], ending: 'error', endsAfter: 2 },
}

/** A call without a fault: the work is done some time before the answer. */
function smooth(dice: Dice, from: number, to: number): Course {
  const endsAfter = dice.between(from, to)
  return { arrivals: [dice.between(0, endsAfter)], ending: 'answer', endsAfter }
}

function faulty(fault: CallFault, ms: number, dice: Dice): Course {
  const usual = smooth(dice, 20, 60)
  const { endsAfter } = usual
  switch (fault) {
    case 'lost':
      return { ...usual, arrivals: [], ending: 'silence' }
    case 'refused':
    case 'error':
    case 'rejected':
      return { ...usual, arrivals: [], ending: fault }
    case 'no-answer':
      return { ...usual, ending: 'silence' }
    case 'error-after':
      return { ...usual, ending: 'error' }
    case 'slow-answer':
      return { ...usual, endsAfter: endsAfter + ms }
    case 'twice':
      return { ...usual, arrivals: [...usual.arrivals, endsAfter + ms] }
    case 'late':
      return { arrivals: [ms], ending: 'answer', endsAfter: ms + endsAfter }
    case 'hang-up':
    case 'wrong-amount':
    case 'wrong-refunded':
    case 'wrong-key':
    case 'html':
    case 'half-answer':
      return { ...usual, ending: fault }
  }
}
