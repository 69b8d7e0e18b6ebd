import type { PerformanceResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { followAgain } from './polled.ts'

export type Season = readonly PerformanceResponse[]

/** How often the free seats are read again (ms). */
const EVERY_MS = 1_000
const PAGE = 500

/** Follows the performances that have not begun, in the order of their times. */
export const followSeason = (client: Pick<Client, 'performances'>) =>
  followAgain(() => readSeason(client), EVERY_MS)

async function readSeason({ performances }: Pick<Client, 'performances'>): Promise<Season> {
  const from = new Date().toISOString()
  const found: PerformanceResponse[] = []
  let cursor: string | undefined
  do {
    const page = await performances({ from, limit: PAGE, ...(cursor ? { cursor } : {}) })
    found.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return found
}
