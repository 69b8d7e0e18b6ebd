import type { Outcome, Store, StoreOperation } from '@outerpark/core/ports'
import { actorOf } from './caller.ts'
import { refused } from './problem.ts'
import type { RouteRequest } from './route.ts'

/**
 * Makes the function that commits the command of a request and gives its reply.
 * The function throws a refusal as a Problem.
 */
export function committer(store: Store) {
  return <Command, Reply>(
    operation: StoreOperation<Command, Reply>,
    command: Command,
    {
      requestId: causationId,
      caller,
      idempotency,
    }: Pick<RouteRequest<unknown, unknown>, 'requestId' | 'caller' | 'idempotency'>,
  ): Promise<Done<Reply>> => {
    const actor = actorOf(caller)
    const meta = idempotency ? { causationId, actor, idempotency } : { causationId, actor }
    return store.commit(operation, command, meta).then(doneOrThrow)
  }
}

type Done<Reply> = {
  readonly reply: Reply
  readonly position: number
  /** see {@link Reply} in `reply.ts` */
  readonly replayed: boolean
}

function doneOrThrow<Reply>(outcome: Outcome<Reply>): Done<Reply> {
  if (outcome.kind === 'refused') throw refused(outcome.refusal)
  return outcome
}

export type Commit = ReturnType<typeof committer>
