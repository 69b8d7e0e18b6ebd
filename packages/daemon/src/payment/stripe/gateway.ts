import {
  type Approval,
  GatewayRejected,
  GatewayUnavailable,
  type PaymentGateway,
  type Voiding,
} from '@outerpark/core/ports'
import { accountOf } from './account.ts'
import { inPortWords } from './faults.ts'
import { type IntentFinder, intentFinder } from './find-intent.ts'
import { type Intent, sumOf } from './intent.ts'
import { cancelIntent, confirmIntent, refuseIntent, retrieveIntent } from './intents.ts'
import { listRefunds, refundedBy, refundOnce, refundsOf } from './refunds.ts'
import { type StripeOptions, type StripeSession, stripeSession } from './session.ts'
import { standingOf } from './standing.ts'
import { inUnitsOfIso } from './units.ts'

/** The most steps of one call. The longest path is shorter: try to refuse, a void comes first, read the intent. */
const MOST_STEPS = 6

export interface StripeGateway extends PaymentGateway {
  /** The id of the account to which the key belongs; null if Stripe does not say it to this key. */
  readonly account: (signal: AbortSignal) => Promise<string | null>
  /** Closes the idle connections. */
  readonly close: () => void
}

/**
 * The gateway to Stripe. Each payment key has one payment intent. It is created unconfirmed, and then confirmed or
 * cancelled. A void of a new key also creates the intent, and cancels it. Every later confirmation of it fails.
 *
 * Each step reads the state of the intent, and does what leads to an outcome. The result depends only on the intent. So
 * a repetition gives the same result at any time and for any caller.
 *
 * Besides the errors of the port, all calls reject with `GatewayMisbehaved` if a reply does not fit the request.
 *
 * @example
 * const gateway = guardGateway(stripeGateway({ apiKey, timeoutMs: 10_000 }), { timeoutMs: 15_000 })
 */
export function stripeGateway(options: StripeOptions): StripeGateway {
  const session = stripeSession(options)
  const parts = { session, intents: intentFinder(session) }
  const gateway = inUnitsOfIso({
    approve: (request, signal) => asked(signal, () => approve(parts, request, signal)),
    void: (request, signal) => asked(signal, () => voidKey(parts, request, signal)),
    refund: (request, signal) => asked(signal, () => refund(parts, request, signal)),
    lookUp: (key, signal) => asked(signal, () => lookUp(parts, key, signal)),
  })
  return {
    ...gateway,
    account: (signal) => asked(signal, () => accountOf(session, signal)),
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
  // Read by its id, not found by a search: the index may not have a charge of the last minute.
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
    // The next approval will make this decline final.
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
 * The outcome of an approval. Undefined if the intent must still be confirmed, or cancelled to make a refusal final.
 * @throws GatewayUnavailable while Stripe is charging
 */
function approvalOf(intent: Intent): Approval | undefined {
  const standing = standingOf(intent)
  switch (standing.is) {
    case 'charged':
      // The id of the intent, not of the charge: it exists from the beginning, and the charge can be found with it.
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
 * The outcome of a void. Undefined while the intent can still be charged.
 * @throws GatewayUnavailable while Stripe is charging
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
      // Another card could be tried on the intent until it is cancelled.
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

/** Makes a call, and turns its errors into errors of the port. */
async function asked<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  try {
    signal.throwIfAborted()
    return await call()
  } catch (error) {
    throw inPortWords(error, signal)
  }
}
