import { PRESETS, type RefundPolicy } from '@outerpark/core/refund'
import type { Moment } from './moments.ts'

const SECOND = 1_000

/**
 * The refund policies of a story: the presets, and rules of the house's own. `grace` gives more back soon after the booking, `flat` keeps
 * a sum of each seat, and `early` lets nobody cancel from the first minutes of the last day before on.
 */
export const POLICIES = {
  'kr-standard': PRESETS['kr-standard'],
  'kr-agency': PRESETS['kr-agency'],
  full: PRESETS.full,
  none: PRESETS.none,
  grace: {
    rules: [
      { least: 0, keep: { part: 3333 } },
      { least: 0, within: { ms: 20 * SECOND }, keep: { part: 0 } },
      { least: 0, within: { ms: 60 * SECOND }, keep: { part: 1000 } },
    ],
    until: 'start',
  },
  flat: {
    rules: [
      { least: 3, keep: { part: 0 } },
      { least: 0, most: 2, keep: { flat: 700, atMost: 2500 } },
    ],
    until: 'start',
  },
  early: {
    rules: [
      { least: 2, keep: { part: 500 } },
      { least: 1, most: 1, keep: { part: 10_000 } },
    ],
    until: { day: 1, minute: 3 },
  },
} as const satisfies Record<string, RefundPolicy>

export type PolicyName = keyof typeof POLICIES

/** The refund policy of a performance, and its clocks: how many minutes they are ahead of UTC. */
export type RefundTerms = { readonly policy: PolicyName; readonly offset: number }

export type CancelAction = {
  readonly kind: 'cancel'
  readonly booking: number
  readonly by: 'customer' | 'admin'
  /** the moment of the booking at which it happens; at once if left out */
  readonly on?: Moment
  /** only so many of the seats that it still has; all of them if left out */
  readonly some?: number
  /** who cancels asks first what goes back, thinks for so long (ms), and expects what they were told */
  readonly thinksMs?: number
  /** the same, but they cancel so long (ms) after what they were told has ended; below 0 it is before */
  readonly edgeMs?: number
  /** only the admin: everything, what the policy says, or a part of the price in percent */
  readonly refund?: 'full' | 'policy' | number
}

/** What the admin or the customer cancels of a booking, in words after its name. */
export function cancelTermsInWords({ some, thinksMs, edgeMs, refund }: CancelAction): string {
  const seats = some === undefined ? '' : `, only ${some} of its seats`
  const think = thinksMs === undefined ? '' : `, ${thinksMs} ms after a look at what goes back`
  const edge =
    edgeMs === undefined ? '' : `, ${edgeMs} ms after the end of what they were told of the refund`
  const back = typeof refund === 'number' ? `${refund} %` : refund
  return `${seats}${think}${edge}${back === undefined ? '' : ` (refund: ${back})`}`
}

/** The refund policy of a performance in words. */
export function policyInWords(terms: RefundTerms | undefined): string {
  if (!terms) return ''
  return `, with the refund policy ${terms.policy} and clocks ${terms.offset} min ahead of UTC`
}
