import type { QuoteResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import type { Follow } from './feed.ts'
import { followAgain } from './polled.ts'

/** What a cancel of seats gives back that are not booked yet. */
export type Refunds = {
  /** which seats: the order as it was asked about */
  readonly order: string
  /** undefined if everything goes back until the performance begins */
  readonly steps: QuoteResponse['refunds']
}

/** How often it is asked again: a step may end (ms). */
const EVERY_MS = 30_000

/** Follows what a cancel of these seats would give back. @param order the order of a quote, as JSON */
export const followRefunds = (client: Pick<Client, 'quote'>, order: string): Follow<Refunds> =>
  followAgain(async () => {
    const { refunds } = await client.quote(JSON.parse(order) as Parameters<Client['quote']>[0]) // the screen made it
    return { order, steps: refunds }
  }, EVERY_MS)
