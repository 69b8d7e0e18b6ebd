import { DECLINED_FIELD, type Intent } from './intent.ts'
import { misbehaved } from './misbehaved.ts'

/** What the state of an intent means for the payment. */
export type Standing =
  /** No charge was tried yet. The intent can be confirmed or cancelled. */
  | { readonly is: 'open' }
  /** Stripe is charging, or waits for a bank. */
  | { readonly is: 'under-way' }
  | { readonly is: 'charged'; readonly taken: number; readonly refunded: number }
  | { readonly is: 'declined'; readonly reason: string }
  /** It will not be paid. To make that final, it must be cancelled. */
  | { readonly is: 'to-refuse'; readonly reason: string }
  /** Cancelled for good. */
  | { readonly is: 'cancelled' }

/**
 * The only place that interprets Stripe's states. It uses only the intent itself. So every repetition gives the same
 * result, even after all idempotency keys have expired.
 */
export function standingOf(intent: Intent): Standing {
  const { status, last_payment_error: failure, latest_charge: charge } = intent
  const marked = intent.metadata[DECLINED_FIELD]
  switch (status) {
    case 'succeeded':
      return {
        is: 'charged',
        taken: intent.amount_received,
        refunded: typeof charge === 'object' && charge ? charge.amount_refunded : 0,
      }
    case 'canceled':
      return marked ? { is: 'declined', reason: marked } : { is: 'cancelled' }
    case 'processing':
      return { is: 'under-way' }
    case 'requires_action':
      // The customer cannot act now, and the port has no outcome for this state. So it is declined.
      return { is: 'to-refuse', reason: marked ?? 'authentication-required' }
    case 'requires_payment_method':
    case 'requires_confirmation':
      if (marked) return { is: 'to-refuse', reason: marked }
      if (!failure) return { is: 'open' }
      return { is: 'declined', reason: reasonOf(failure) }
    default:
      throw misbehaved(
        `The intent ${intent.id} is in the state ${status}, which none of ours can be in.`,
        intent,
      )
  }
}

/** Why a card was declined: Stripe's most exact code, in our spelling: `insufficient-funds`. */
function reasonOf({ type, code, decline_code }: NonNullable<Intent['last_payment_error']>): string {
  return (decline_code || code || type).replaceAll('_', '-')
}
