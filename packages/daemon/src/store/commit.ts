import type { DecisionContext, EventId, Grant, Refusal, TaskId } from '@outerpark/core/kernel'
import type { Channel } from '@outerpark/core/notice'
import {
  correlationOf,
  type DomainEvent,
  type RecordedEvent,
  type TaskOrder,
  whatFollows,
} from '@outerpark/core/policies'
import {
  type CommitMeta,
  type Facts,
  IDEMPOTENCY_TTL_MS,
  type IdempotencyKey,
  type KeptAnswer,
  type LeasedTask,
  type Needs,
  type Outcome,
  type StoreOperation,
} from '@outerpark/core/ports'

/** The answer to a request, as it is kept for the next one with the same key. */
export type Answer =
  | { readonly kind: 'accepted'; readonly reply: unknown; readonly position: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What a commit does to the tables; each store brings its own. All of it happens or none. */
export interface Tables {
  /** on which this box office tells */
  readonly channels: readonly Channel[]
  readonly read: (needs: Needs) => Facts
  /** Appends to the log and changes the tables that the event changes. */
  readonly append: (event: RecordedEvent) => void
  readonly lastPosition: () => number
  readonly grant: (grant: Grant, now: number) => void
  readonly queue: (order: TaskOrder, causedBy: EventId, dueAt: number) => void
  readonly finish: (task: LeasedTask) => void
  /** The answer under the key, if it was kept since the time (ms since the epoch). */
  readonly recall: (
    key: IdempotencyKey,
    since: number,
  ) => { fingerprint: string; answer: Answer } | undefined
  readonly keep: (key: IdempotencyKey, answer: Answer, now: number) => void
}

/**
 * One command inside a transaction: read, decide, append, change, queue what follows.
 * The same for every store; it runs synchronously, since a transaction that awaits has committed too early.
 */
export function runCommand<Command, Reply>(
  tables: Tables,
  operation: StoreOperation<Command, Reply>,
  command: Command,
  meta: CommitMeta,
  context: DecisionContext,
): Outcome<Reply> {
  const { idempotency } = meta
  if (idempotency) {
    const before = tables.recall(idempotency, context.now - IDEMPOTENCY_TTL_MS)
    if (before) return answerAgain(before, idempotency)
  }
  const decision = operation.decide(command, tables.read(operation.needs(command)), context)
  const outcome: Outcome<Reply> =
    decision.kind === 'refused'
      ? { ...decision, replayed: false }
      : {
          kind: 'accepted',
          reply: decision.reply,
          position: writeDown(tables, decision, meta, context),
          replayed: false,
        }
  // A task whose outcome is refused is not done: whoever works on it tries again or gives up.
  if (meta.finishes && outcome.kind === 'accepted') tables.finish(meta.finishes)
  if (idempotency) tables.keep(idempotency, outcome, context.now)
  return outcome
}

/** Appends the events, queues what follows from each, and stores the grants. Returns the position of the last event. */
function writeDown(
  tables: Tables,
  { events, grants = [] }: { events: readonly DomainEvent[]; grants?: readonly Grant[] },
  { causationId }: CommitMeta,
  { now, newId }: DecisionContext,
): number {
  const at = new Date(now).toISOString()
  let position = tables.lastPosition()
  for (const event of events) {
    const id = newId('event')
    position += 1
    tables.append({ ...event, id, position, at, correlationId: correlationOf(event), causationId })
    for (const order of whatFollows(event, id, tables.channels)) tables.queue(order, id, now)
  }
  for (const grant of grants) tables.grant(grant, now)
  return position
}

/** The first answer for the same request; a refusal for another one under the same key. */
function answerAgain<Reply>(
  { fingerprint, answer }: { fingerprint: string; answer: Answer },
  { key, fingerprint: asked }: IdempotencyKey,
): Outcome<Reply> {
  if (fingerprint !== asked)
    return {
      kind: 'refused',
      replayed: false,
      refusal: {
        code: 'idempotency-key-reused',
        detail: `The Idempotency-Key ${key} came before with another request.`,
        hint: 'Use a new key for each new request.',
      },
    }
  if (answer.kind === 'refused') return { ...answer, replayed: true }
  // The fingerprint covers the route, so what was kept under it is the reply of the same operation.
  return { ...answer, reply: answer.reply as Reply, replayed: true }
}

/** An answer as those ask for it who run no command. */
export function keptAnswer(
  before: { fingerprint: string; answer: Answer } | undefined,
  { fingerprint }: IdempotencyKey,
): KeptAnswer | undefined {
  if (!before) return undefined
  if (before.fingerprint !== fingerprint || before.answer.kind === 'refused')
    return { kind: 'reused' }
  return { kind: 'answered', reply: before.answer.reply }
}

/** A task's id is its row's number: `TK-1043`. */
export const taskId = (row: number): TaskId => `TK-${row}` as TaskId
export const taskRow = (id: TaskId): number => Number(id.slice(3))
