import { keep, keptSince } from '@outerpark/core/engine'
import { type Answers, IDEMPOTENCY_TTL_MS, type IdempotencyKey } from '@outerpark/core/ports'
import type { groupCommit } from './group-commit.ts'
import type { WorkingSet } from './working-set.ts'

type Parts = {
  readonly group: ReturnType<typeof groupCommit>
  readonly working: WorkingSet
  readonly now: () => number
  readonly digested: (key: IdempotencyKey) => IdempotencyKey
}

/** The kept answers, for requests that are no command. */
export function answersPort({ group, working, now, digested }: Parts): Answers {
  return {
    async recall(asked) {
      const key = digested(asked)
      working.recall(key)
      const kept = keptSince(working.state, key, now() - IDEMPOTENCY_TTL_MS)
      if (!kept) return undefined
      if (kept.key.fingerprint !== key.fingerprint || kept.answer.kind === 'refused')
        return { kind: 'reused' }
      return { kind: 'answered', reply: kept.answer.reply }
    },
    keep: (asked, reply) =>
      group.submit(() => {
        const { state } = working
        const answer = { kind: 'accepted', reply, position: state.position } as const
        keep(state, digested(asked), answer, now())
      }),
  }
}
