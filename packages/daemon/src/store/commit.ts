import type { DecisionContext, EventId, Grant, Refusal, TaskId } from '@outerpark/core/kernel'
import {
  correlationOf,
  type RecordedEvent,
  type TaskOrder,
  whatFollows,
} from '@outerpark/core/policies'
import type {
  CommitMeta,
  Facts,
  IdempotencyKey,
  KeptAnswer,
  LeasedTask,
  Needs,
  Outcome,
  StoreOperation,
} from '@outerpark/core/ports'

/** The answer to a request, as it is kept for the next one with the same key. */
export type Answer =
  | { readonly kind: 'accepted'; readonly reply: unknown; readonly position: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What a commit does to the tables; each store brings its own. All of it happens or none. */
export interface Tables {
  readonly read: (needs: Needs) => Facts
  /** Appends to the log and changes the tables that the event changes. */
  readonly append: (event: RecordedEvent) => void
  readonly lastPosition: () => number
  readonly grant: (grant: Grant, now: number) => void
  readonly queue: (order: TaskOrder, causedBy: EventId, dueAt: number) => void
  readonly finish: (task: LeasedTask) => void
  readonly recall: (key: IdempotencyKey) => { fingerprint: string; answer: Answer } | undefined
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
    const before = tables.recall(idempotency)
    if (before) return answerAgain(before, idempotency)
  }
  const decision = operation.decide(command, tables.read(operation.needs(command)), context)
  const outcome: Outcome<Reply> =
    decision.kind === 'refused'
      ? { ...decision, replayed: false }
      : { kind: 'accepted', reply: decision.reply, position: 0, replayed: false }
  if (decision.kind === 'accepted' && outcome.kind === 'accepted') {
    const at = new Date(context.now).toISOString()
    let position = tables.lastPosition()
    for (const event of decision.events) {
      const id = context.newId('event')
      position += 1
      const correlationId = correlationOf(event)
      tables.append({ ...event, id, position, at, correlationId, causationId: meta.causationId })
      for (const order of whatFollows(event, id)) tables.queue(order, id, context.now)
    }
    for (const grant of decision.grants ?? []) tables.grant(grant, context.now)
    Object.assign(outcome, { position })
  }
  if (meta.finishes) tables.finish(meta.finishes)
  if (idempotency) tables.keep(idempotency, outcome, context.now)
  return outcome
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
