import { IDEMPOTENCY_TTL_MS } from '@outerpark/core/ports'
import type { Tables } from './open-tables.ts'
import type { StoreGroup } from './store-group.ts'

/**
 * Adds the newest reservations to the index of owners. Each transaction takes one batch, so that no booking waits
 * long.
 */
export async function indexOwners(group: StoreGroup, { owners }: Tables): Promise<void> {
  for (;;) {
    const committed = await group.submit(() => owners.indexMore())
    if (!committed) return
    committed()
  }
}

/** Deletes answers and keys that are older than a day, some at a time. Resolves with their number. */
export function forgetAnswers(
  group: StoreGroup,
  { answers, keys, codes, traces, pastHolds }: Tables,
  now: () => number,
): Promise<number> {
  return group.submit(() => {
    const oldest = now() - IDEMPOTENCY_TTL_MS
    if (codes.forgetOld(now()) > 0) traces.markJournal()
    pastHolds.forgetOld(now())
    return answers.forgetOlderThan(oldest) + keys.forgetOlderThan(oldest)
  })
}
