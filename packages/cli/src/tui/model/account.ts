import type { CustomerResponse, TokenResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { followAgain } from './polled.ts'

/** A customer as they see themselves, with the tokens that can still be used, newest first. */
export type Account = {
  readonly customer: CustomerResponse
  readonly tokens: readonly TokenResponse[]
}

/** How often the account is read again while its screen is shown (ms). */
const EVERY_MS = 2_000

/** Follows the account of the customer whose token the client has. */
export const followAccount = (client: Pick<Client, 'customer' | 'tokens'>) =>
  followAgain(async (): Promise<Account> => {
    const [customer, { items }] = await Promise.all([
      client.customer('me'),
      client.tokens({ limit: 500 }),
    ])
    const isValid = ({ revokedAt, endsAt }: TokenResponse) =>
      revokedAt === null && (endsAt === null || Date.parse(endsAt) > Date.now())
    return { customer, tokens: items.filter(isValid) }
  }, EVERY_MS)
