import type { Latency } from '@outerpark/core/names'

/** What the card company makes of a card that it is asked to charge for the first time. */
export type Verdict =
  | { readonly approved: true }
  | { readonly approved: false; readonly reason: string }

/** The cards that exist here, by what they are good for. */
export function verdictOn(method: string): Verdict {
  switch (method) {
    case 'card-ok':
    case 'card-slow':
      return { approved: true }
    case 'card-declined':
      return { approved: false, reason: 'card-declined' }
    default:
      return { approved: false, reason: 'unknown-method' }
  }
}

/**
 * What "slow" means: now and then longer than the 610 ms that the box office waits,
 * so that whoever pays with this card meets the unknown outcome.
 */
const SLOW: Latency = { min: 400, max: 620 }

/** How long an approval with this card takes, where the others take `usual`. */
export function latencyWith(method: string, usual: Latency): Latency {
  return method === 'card-slow' && usual.max < SLOW.max ? SLOW : usual
}
