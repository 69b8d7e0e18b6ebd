import { DECLINED_FIELD, type Intent } from './intent.ts'
import { misbehaved } from './misbehaved.ts'

/** What an intent's state means to us. */
export type Standing =
  /** Nothing was tried yet: it can be confirmed, and it can be cancelled. */
  | { readonly is: 'open' }
  /** Stripe is at it, or waits for a bank. */
  | { readonly is: 'under-way' }
  | { readonly is: 'charged'; readonly taken: number; readonly refunded: number }
  | { readonly is: 'declined'; readonly reason: string }
  /** It will not be paid, but that is not final yet: it has to be cancelled. */
  | { readonly is: 'to-refuse'; readonly reason: string }
  /** Cancelled for good. */
  | { readonly is: 'cancelled' }

/**
 * The one place where Stripe's states are read. They are facts of the intent itself, so the same is told however
 * often it is asked, also when every idempotency key has long expired.
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
      // The customer is not there to act on it, and the gateway's port has no word for it.
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

/** Why a card was declined, in the most exact word there is, spelled as codes are here: `insufficient-funds`. */
function reasonOf({ type, code, decline_code }: NonNullable<Intent['last_payment_error']>): string {
  return (decline_code || code || type).replaceAll('_', '-')
}
