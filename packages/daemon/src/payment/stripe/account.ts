import { isForbidden } from './faults.ts'
import type { StripeSession } from './session.ts'

/**
 * The id of the account to which the key belongs, such as `acct_1032D82eZvKYlo2C`. Null if Stripe does not say it: a
 * restricted key may lack the permission.
 */
export async function accountOf(
  { stripe, ask }: StripeSession,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const { id } = await ask(signal, () => stripe.accounts.retrieveCurrent())
    return id
  } catch (error) {
    if (isForbidden(error)) return null
    throw error
  }
}
