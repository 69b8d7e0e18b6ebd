import { IDEMPOTENCY_TTL_MS } from '@outerpark/core/ports'
import type { Tables } from './open-tables.ts'
import type { StoreGroup } from './store-group.ts'

/** Indexes whose the newest reservations are, a slice in each transaction, so that no booking waits long for it. */
export async function indexOwners(group: StoreGroup, { owners }: Tables): Promise<void> {
  for (;;) {
    const committed = await group.submit(() => owners.indexMore())
    if (!committed) return
    committed()
  }
}

/** Forgets answers and keys that are older than a day, some at a time; resolves with how many. */
export function forgetAnswers(
  group: StoreGroup,
  { answers, keys }: Tables,
  now: () => number,
): Promise<number> {
  return group.submit(() => {
    const oldest = now() - IDEMPOTENCY_TTL_MS
    return answers.forgetOlderThan(oldest) + keys.forgetOlderThan(oldest)
  })
}
