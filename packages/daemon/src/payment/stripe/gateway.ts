import { type Approval, GatewayUnavailable, type PaymentGateway } from '@outerpark/core/ports'
import { type StripeOptions, stripeCalls } from './calls.ts'
import { inPortWords } from './faults.ts'
import { intentFinder } from './find-intent.ts'
import type { Intent } from './intent.ts'
import { standingOf } from './standing.ts'

/** More steps than the longest way to an end: refuse, be overtaken by a cancel, see it. */
const MOST_STEPS = 6

export interface StripeGateway extends PaymentGateway {
  /** Gives the idle connections back. */
  readonly close: () => void
}

/**
 * Stripe, behind the port. One payment key is one payment intent, which is made unconfirmed and then confirmed or
 * cancelled. Both start from the same intent, so a key that is cancelled before it was heard of leaves a cancelled
 * intent behind, on which every later confirmation fails.
 *
 * Every step looks at what the intent is now and does what brings it nearer to its end. What comes out is read from
 * the intent alone, so asking again, whenever and by whomever, tells the same.
 *
 * Besides what the port says, all calls reject with `GatewayMisbehaved` when a reply does not fit the question.
 *
 * @example
 * const gateway = guardGateway(stripeGateway({ apiKey, timeoutMs: 10_000 }), { timeoutMs: 15_000 })
 */
export function stripeGateway(options: StripeOptions): StripeGateway {
  const calls = stripeCalls(options)
  const intents = intentFinder(calls)

  return {
    approve: ({ key, amount, method }, signal) =>
      told(signal, async () => {
        let intent = await intents.findOrCreate(key, amount, signal)
        for (let step = 0; step < MOST_STEPS; step++) {
          const approval = approvalOf(intent)
          if (approval) return approval
          const standing = standingOf(intent)
          intent =
            standing.is === 'to-refuse'
              ? await calls.refuse(intent, standing.reason, signal)
              : await calls.confirm(intent, method, signal)
          intents.remember(intent)
        }
        throw restless(intent)
      }),

    cancel: ({ key, amount }, signal) =>
      told(signal, async () => {
        let intent = await intents.findOrCreate(key, amount, signal)
        for (let step = 0; step < MOST_STEPS; step++) {
          const standing = standingOf(intent)
          switch (standing.is) {
            case 'cancelled':
              return { refunded: 0 }
            case 'under-way':
              throw restless(intent)
            case 'charged': {
              const { taken, refunded } = standing
              if (refunded < taken) await calls.refund(intent, taken - refunded, signal)
              return { refunded: taken }
            }
            default:
              if (intent.status === 'canceled') return { refunded: 0 }
              intent = await calls.cancel(intent, 'requested_by_customer', signal)
              intents.remember(intent)
          }
        }
        throw restless(intent)
      }),

    lookUp: (key, signal) =>
      told(signal, async () => {
        const intent = await intents.find(key, signal)
        if (!intent) return { outcome: 'unheard-of' }
        const standing = standingOf(intent)
        // It will be that as soon as somebody asks for its approval or its cancellation.
        if (standing.is === 'to-refuse') return { outcome: 'declined', reason: standing.reason }
        return approvalOf(intent) ?? { outcome: 'unheard-of' }
      }),

    close: calls.close,
  }
}

/**
 * What has come of the intent; undefined while nothing has.
 * @throws GatewayUnavailable while Stripe is at it
 */
function approvalOf(intent: Intent): Approval | undefined {
  const standing = standingOf(intent)
  switch (standing.is) {
    case 'charged':
      // The intent's id, not the charge's: it is the one that is there from the beginning, and finds all the rest.
      return standing.refunded < standing.taken
        ? { outcome: 'approved', chargeId: intent.id }
        : { outcome: 'cancelled' }
    case 'declined':
      return { outcome: 'declined', reason: standing.reason }
    case 'cancelled':
      return { outcome: 'cancelled' }
    case 'under-way':
      throw restless(intent)
    case 'open':
    case 'to-refuse':
      return undefined
  }
}

const restless = ({ id, status }: Intent) =>
  new GatewayUnavailable(`The intent ${id} is ${status} at Stripe and has not come to an end yet.`)

/** Runs a call; what goes wrong is told in the words of the port. */
async function told<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  try {
    signal.throwIfAborted()
    return await call()
  } catch (error) {
    throw inPortWords(error, signal)
  }
}
