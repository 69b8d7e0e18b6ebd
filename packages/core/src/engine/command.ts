import type { DecisionContext, EventId } from '../kernel/index.ts'
import type { Channel } from '../notice/index.ts'
import {
  correlationOf,
  type DomainEvent,
  type RecordedEvent,
  whatFollows,
} from '../policies/index.ts'
import {
  type Answer,
  type CommitMeta,
  IDEMPOTENCY_TTL_MS,
  type IdempotencyKey,
  type Outcome,
  type StoreOperation,
} from '../ports/index.ts'
import { evolve } from './evolve.ts'
import { factsOf } from './facts.ts'
import { answerKey, type KeptAnswer, markOf, type State, undo } from './state.ts'

/** What a command needs from the store besides the rows. */
export type CommandContext = DecisionContext & {
  /** the id of the event at a position */
  readonly eventId: (position: number) => EventId
  /** on which this box office tells */
  readonly channels: readonly Channel[]
}

/**
 * What a commit means, for every store: recall, read, decide, change, queue what follows, keep the answer.
 *
 * The rows that the command needs are in the working set. Each command of a group sees what the ones before it changed.
 * If it throws, what it changed is undone, and the other commands of the group do not notice.
 */
export function runCommand<Command, Reply>(
  state: State,
  operation: StoreOperation<Command, Reply>,
  command: Command,
  meta: CommitMeta,
  context: CommandContext,
): Outcome<Reply> {
  const mark = markOf(state)
  try {
    return run(state, operation, command, meta, context)
  } catch (error) {
    undo(state, mark)
    throw error
  }
}

function run<Command, Reply>(
  state: State,
  operation: StoreOperation<Command, Reply>,
  command: Command,
  meta: CommitMeta,
  context: CommandContext,
): Outcome<Reply> {
  const { idempotency, finishes } = meta
  if (idempotency) {
    const before = keptSince(state, idempotency, context.now - IDEMPOTENCY_TTL_MS)
    if (before) return answerAgain(before, idempotency)
  }
  const decision = operation.decide(command, factsOf(state, operation.needs(command)), context)
  if (decision.kind === 'refused') {
    const outcome = { ...decision, replayed: false }
    if (idempotency) keep(state, idempotency, outcome, context.now)
    return outcome
  }
  const { events, reply, grants = [] } = decision
  const first = state.group.events.length
  for (const event of events) record(state, event, meta.causationId, context)
  for (const { tokenHash: hash, customerId } of grants)
    state.group.tokens.push({ hash, customerId, at: context.now })
  // A task whose outcome is refused is not done: whoever works on it tries again or gives up.
  if (finishes) state.group.finished.push(finishes)
  const outcome = { kind: 'accepted', reply, position: state.position, replayed: false } as const
  if (idempotency) {
    const from = operation.replyFollowsFromEvent ? state.group.events[first] : undefined
    keep(state, idempotency, outcome, context.now, from)
  }
  return outcome
}

/** Appends an event, makes the change that it means, and queues the tasks that follow from it. */
function record(
  state: State,
  event: DomainEvent,
  causationId: string,
  { now, eventId, channels }: CommandContext,
): void {
  const position = state.position + 1
  const id = eventId(position)
  const at = isoTime(now)
  const correlationId = correlationOf(event)
  const recorded: RecordedEvent = { ...event, id, position, at, correlationId, causationId }
  evolve(state, recorded)
  state.position = position
  state.group.events.push(recorded)
  for (const order of whatFollows(event, id, channels))
    state.group.tasks.push({ order, causedBy: id, position, queuedAt: now })
}

/** The commands of a group are of the same millisecond, or nearly: a time is written out once. */
let lastTime = { ms: Number.NaN, text: '' }
function isoTime(ms: number): string {
  if (lastTime.ms !== ms) lastTime = { ms, text: new Date(ms).toISOString() }
  return lastTime.text
}

/** The answer that was kept under the key since a time (ms since the epoch). */
export function keptSince(
  state: State,
  key: IdempotencyKey,
  since: number,
): KeptAnswer | undefined {
  const kept = state.answers.get(answerKey(key))
  return kept && kept.keptAt >= since ? kept : undefined
}

/** Keeps an answer under a key, in the place of one that is too old to count. */
export function keep(
  state: State,
  key: IdempotencyKey,
  answer: Answer,
  keptAt: number,
  from?: RecordedEvent,
): void {
  const name = answerKey(key)
  const row = { key, answer, keptAt, from }
  if (state.answers.has(name)) state.answers.replace(name, row)
  else state.answers.add(name, row)
}

/** The first answer for the same request; a refusal for another one under the same key. */
function answerAgain<Reply>(
  { key: first, answer }: KeptAnswer,
  { key, fingerprint }: IdempotencyKey,
): Outcome<Reply> {
  if (fingerprint !== first.fingerprint)
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
