import type { KnobsResponse } from '@outerpark/core/contract'
import type { Failure } from '../../failure.ts'
import type { Scene } from '../screen.ts'

export const KNOBS = [
  'outage',
  'latency',
  'fail',
  'loseReplies',
  'decline',
  'duplicate',
  'wrongAmount',
] as const satisfies readonly (keyof KnobsResponse)[]
export type Knob = (typeof KNOBS)[number]
export type Share = Exclude<Knob, 'outage' | 'latency'>

/** What the slider of the latency goes through (ms). */
export const LATENCIES = ['0', '30', '100', '400-620', '1500', '5000', '20000']

export type SandboxState = {
  readonly knob: Knob
  /** what was turned last; it is shown at once, until the knobs have been read again */
  readonly turned: Partial<KnobsResponse>
  /** ms since the epoch */
  readonly turnedAt: number
  /** why the last turn was refused */
  readonly refusal?: Failure | undefined
}

/** Only customers book. */
export const mayBook = ({ who }: Scene['snapshot']): boolean => who.value?.role === 'customer'

/** How long a turn is shown before the box office has to know it (ms). */
const SHOWN_MS = 1_500

export const valuesOf = (
  { turned, turnedAt }: SandboxState,
  known: KnobsResponse,
  now: number,
): KnobsResponse => (now - turnedAt < SHOWN_MS ? { ...known, ...turned } : known)
