import type { HoldResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import type { Follow } from './feed.ts'
import { followAgain } from './polled.ts'

/** What the customer holds of a performance, or that it is nothing. */
export type OwnHold = {
  readonly performanceId: string
  readonly hold: HoldResponse | undefined
}

/**
 * How often it is looked whether the hold was changed elsewhere, as with the CLI (ms). That it has ended is seen sooner: the seats are
 * free, or booked.
 */
const EVERY_MS = 30_000

/** Follows what the customer whose token the client has holds of a performance. */
export function followHold(client: Pick<Client, 'held'>, performanceId: string): Follow<OwnHold> {
  return followAgain(
    async () => ({ performanceId, hold: await holdOf(client, performanceId) }),
    EVERY_MS,
  )
}

async function holdOf(
  client: Pick<Client, 'held'>,
  performanceId: string,
): Promise<HoldResponse | undefined> {
  try {
    return await client.held(performanceId)
  } catch (error) {
    if (error instanceof Failure && error.code === 'hold-not-found') return undefined
    throw error
  }
}
