import type { Store, StoreOperation } from '@outerpark/core/ports'
import { refused } from './problem.ts'
import type { RouteRequest } from './route.ts'

/** Commits the command of a request. A refusal is thrown as a problem, so what comes back was done. */
export function committer(store: Store) {
  return async <Command, Reply>(
    operation: StoreOperation<Command, Reply>,
    command: Command,
    { requestId, idempotency }: Pick<RouteRequest<unknown, unknown>, 'requestId' | 'idempotency'>,
  ): Promise<{ reply: Reply; position: number }> => {
    const meta = { causationId: requestId, ...(idempotency ? { idempotency } : {}) }
    const outcome = await store.commit(operation, command, meta)
    if (outcome.kind === 'refused') throw refused(outcome.refusal)
    return outcome
  }
}

export type Commit = ReturnType<typeof committer>
