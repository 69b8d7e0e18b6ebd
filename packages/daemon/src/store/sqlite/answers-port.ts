import { keep, recallOf } from '@outerpark/core/engine'
import {
  IDEMPOTENCY_TTL_MS,
  type IdempotencyKey,
  type IdempotencyStore,
} from '@outerpark/core/ports'
import type { StoreGroup } from './store-group.ts'
import type { WorkingSet } from './working-set.ts'

type Parts = {
  readonly group: StoreGroup
  readonly working: WorkingSet
  readonly now: () => number
  readonly digested: (key: IdempotencyKey) => IdempotencyKey
  readonly mayKnow: IdempotencyStore['mayKnow']
}

/** The kept answers, for requests that are not commands, and for look-ups before a command runs. */
export function answersPort({ group, working, now, digested, mayKnow }: Parts): IdempotencyStore {
  return {
    mayKnow,
    async recall(asked) {
      const key = digested(asked)
      working.recall(key)
      return recallOf(working.state, key, now() - IDEMPOTENCY_TTL_MS)
    },
    keep: (asked, reply) =>
      group.submit(() => {
        const { state } = working
        const answer = { kind: 'accepted', reply, position: state.position } as const
        keep(state, { key: digested(asked), answer, keptAt: now(), from: undefined })
      }),
  }
}
