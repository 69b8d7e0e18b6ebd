import { type Latency, SANDBOX_CARDS } from '@outerpark/core/names'

/** The card company's decision about the first charge under a key. */
export type Verdict =
  | { readonly approved: true }
  | { readonly approved: false; readonly reason: string }

/** The decision for each card. A box office refuses other cards before; another client may name them. */
export function verdictOn(method: string): Verdict {
  const card = SANDBOX_CARDS.find((each) => each === method)
  switch (card) {
    case 'card-ok':
    case 'card-slow':
      return { approved: true }
    case 'card-declined':
      return { approved: false, reason: 'card-declined' }
    case undefined:
      return { approved: false, reason: 'unknown-method' }
  }
}

/**
 * The latency of the slow card, in milliseconds. Sometimes it is longer than the 610 ms that the box office waits, so a
 * payment with this card sometimes has an unknown outcome.
 */
const SLOW: Latency = { min: 400, max: 620 }

/** How long an approval with this card takes. Other cards take `usual`. */
export function latencyWith(method: string, usual: Latency): Latency {
  return method === 'card-slow' && usual.max < SLOW.max ? SLOW : usual
}
