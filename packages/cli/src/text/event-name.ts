import type { EventResponse } from '@outerpark/core/contract'
import { printable } from '@outerpark/core/kernel'
import { BREAKER_STATES, type BreakerState } from '@outerpark/core/names'
import type { CliWords } from '../words/words.ts'

type Named = Pick<CliWords['happened'], 'types' | 'refunded'>
type Breaker = Pick<CliWords['happened'], 'tripped'> & {
  readonly state: Readonly<Record<BreakerState, string>>
}

/** What happened, in the reader's words; a type that this version does not know keeps its name. */
export function eventName(
  { type, refunded }: EventResponse,
  { types, refunded: back }: Named,
): string {
  if (type === 'PaymentCancelled' && typeof refunded === 'number' && refunded > 0) return back
  return Object.hasOwn(types, type)
    ? types[type as keyof Named['types']] // one of its keys
    : printable(type)
}

/** The state that a change of the breaker led to; undefined if this version does not know it. */
export const breakerState = ({ to }: EventResponse): BreakerState | undefined =>
  BREAKER_STATES.find((state) => state === to)

/** What the breaker does since it changed: why it is paused, or its state. */
export function breakerFact(event: EventResponse, { tripped, state }: Breaker): string {
  const { reason, failures, calls } = event
  if (reason === 'too-many-failures') return tripped(Number(failures), Number(calls))
  const known = breakerState(event)
  return known === undefined ? '' : state[known]
}
