import {
  type Approval,
  GatewayRejected,
  GatewayUnavailable,
  type PaymentGateway,
  type Voiding,
} from '@outerpark/core/ports'
import { inPortWords } from './faults.ts'
import { type IntentFinder, intentFinder } from './find-intent.ts'
import { type Intent, sumOf } from './intent.ts'
import { cancelIntent, confirmIntent, refuseIntent, retrieveIntent } from './intents.ts'
import { listRefunds, refundedBy, refundOnce, refundsOf } from './refunds.ts'
import { type StripeOptions, type StripeSession, stripeSession } from './session.ts'
import { standingOf } from './standing.ts'

/** More steps than the longest way to an end: refuse, be overtaken by a void, see it. */
const MOST_STEPS = 6

export interface StripeGateway extends PaymentGateway {
  /** Gives the idle connections back. */
  readonly close: () => void
}

/**
 * Stripe, behind the port. One payment key is one payment intent, which is made unconfirmed and then confirmed or
 * cancelled. Both start from the same intent, so a key that is voided before it was heard of leaves a cancelled
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
  const session = stripeSession(options)
  const parts = { session, intents: intentFinder(session) }
  return {
    approve: (request, signal) => asked(signal, () => approve(parts, request, signal)),
    void: (request, signal) => asked(signal, () => voidKey(parts, request, signal)),
    refund: (request, signal) => asked(signal, () => refund(parts, request, signal)),
    lookUp: (key, signal) => asked(signal, () => lookUp(parts, key, signal)),
    close: session.close,
  }
}

type Parts = { readonly session: StripeSession; readonly intents: IntentFinder }

/** One call of the port. */
type Call<K extends keyof PaymentGateway> = (
  parts: Parts,
  ...question: Parameters<PaymentGateway[K]>
) => ReturnType<PaymentGateway[K]>

const approve: Call<'approve'> = async ({ session, intents }, { key, amount, method }, signal) => {
  let intent = await intents.findOrCreate(key, amount, signal)
  for (let step = 0; step < MOST_STEPS; step++) {
    const approval = approvalOf(intent)
    if (approval) return approval
    const standing = standingOf(intent)
    intent =
      standing.is === 'to-refuse'
        ? await refuseIntent(session, intent, standing.reason, signal)
        : await confirmIntent(session, intent, method, signal)
    intents.remember(intent)
  }
  throw restless(intent)
}

const voidKey: Call<'void'> = async ({ session, intents }, { key, amount }, signal) => {
  let intent = await intents.findOrCreate(key, amount, signal)
  for (let step = 0; step < MOST_STEPS; step++) {
    const voiding = voidingOf(intent)
    if (voiding) return voiding
    intent = await cancelIntent(session, intent, 'requested_by_customer', signal)
    intents.remember(intent)
  }
  throw restless(intent)
}

const refund: Call<'refund'> = async ({ session }, request, signal) => {
  // By its id, and not by a search for the key: the index may not know a charge of the last minute.
  const intent = await retrieveIntent(session, request.chargeId, request.key, signal)
  const { currency } = request.amount
  if (standingOf(intent).is !== 'charged' || sumOf(intent).currency !== currency)
    throw new GatewayRejected(
      `${intent.id} is no charge in ${currency} at Stripe, where it is ${intent.status}.`,
    )
  const { refund, all } = await refundOnce(session, intent, request, signal)
  return { refundId: refund.id, refunded: refundedBy(all) }
}

const lookUp: Call<'lookUp'> = async ({ session, intents }, key, signal) => {
  const intent = await intents.find(key, signal)
  if (!intent) return { outcome: 'unheard-of' }
  const standing = standingOf(intent)
  switch (standing.is) {
    case 'charged': {
      const refunds = await listRefunds(session, intent, signal)
      const charge = { chargeId: intent.id, amount: sumOf(intent), refunded: refundedBy(refunds) }
      return { outcome: 'charged', ...charge, refunds: refundsOf(refunds) }
    }
    case 'declined':
    // It will be declined as soon as somebody asks for its approval.
    case 'to-refuse':
      return { outcome: 'declined', reason: standing.reason }
    case 'cancelled':
      return { outcome: 'voided' }
    case 'open':
      return { outcome: 'unheard-of' }
    case 'under-way':
      throw restless(intent)
  }
}

/**
 * What has come of an approval; undefined while nothing has.
 * @throws GatewayUnavailable while Stripe is at it
 */
function approvalOf(intent: Intent): Approval | undefined {
  const standing = standingOf(intent)
  switch (standing.is) {
    case 'charged':
      // The intent's id, not the charge's: it is the one that is there from the beginning, and finds all the rest.
      return { outcome: 'approved', chargeId: intent.id, refunded: standing.refunded }
    case 'declined':
      return { outcome: 'declined', reason: standing.reason }
    case 'cancelled':
      return { outcome: 'voided' }
    case 'under-way':
      throw restless(intent)
    case 'open':
    case 'to-refuse':
      return undefined
  }
}

/**
 * What has come of a void; undefined while the intent can still be charged.
 * @throws GatewayUnavailable while Stripe is at it
 */
function voidingOf(intent: Intent): Voiding | undefined {
  const standing = standingOf(intent)
  switch (standing.is) {
    case 'charged': {
      const { refunded } = standing
      return { outcome: 'charged', chargeId: intent.id, amount: sumOf(intent), refunded }
    }
    case 'cancelled':
      return { outcome: 'voided' }
    case 'declined':
      // Until it is cancelled, another card could still be tried on it.
      return intent.status === 'canceled' ? { outcome: 'voided' } : undefined
    case 'under-way':
      throw restless(intent)
    case 'open':
    case 'to-refuse':
      return undefined
  }
}

const restless = ({ id, status }: Intent) =>
  new GatewayUnavailable(`The intent ${id} is ${status} at Stripe and has not come to an end yet.`)

/** Makes a call; what goes wrong is said in the words of the port. */
async function asked<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  try {
    signal.throwIfAborted()
    return await call()
  } catch (error) {
    throw inPortWords(error, signal)
  }
}
