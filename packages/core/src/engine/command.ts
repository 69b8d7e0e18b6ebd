import type { DecisionContext, EventId } from '../kernel/index.ts'
import type { Channel } from '../notice/index.ts'
import {
  correlationOf,
  type DomainEvent,
  type RecordedEvent,
  whatFollows,
} from '../policies/index.ts'
import {
  type CommitMeta,
  IDEMPOTENCY_TTL_MS,
  type IdempotencyKey,
  type IdempotencyStore,
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
  const { idempotency } = meta
  if (!idempotency) return carryOut(state, operation, command, meta, context)
  const before = keptSince(state, idempotency, context.now - IDEMPOTENCY_TTL_MS)
  if (before) return answerAgain(before, idempotency)
  const first = state.group.events.length
  const outcome = carryOut(state, operation, command, meta, context)
  const from =
    operation.replyFollowsFromEvent && outcome.kind === 'accepted'
      ? state.group.events[first]
      : undefined
  keep(state, { key: idempotency, answer: outcome, keptAt: context.now, from })
  return outcome
}

function carryOut<Command, Reply>(
  state: State,
  operation: StoreOperation<Command, Reply>,
  command: Command,
  { causationId, finishes }: CommitMeta,
  context: CommandContext,
): Outcome<Reply> {
  const decision = operation.decide(command, factsOf(state, operation.needs(command)), context)
  if (decision.kind === 'refused')
    return { kind: 'refused', refusal: decision.refusal, replayed: false }
  const { events, reply, grants } = decision
  for (const event of events) record(state, event, causationId, context)
  if (grants)
    for (const { tokenHash: hash, customerId } of grants)
      state.group.tokens.push({ hash, customerId, at: context.now })
  // A task whose outcome is refused is not done: whoever works on it tries again or gives up.
  if (finishes) state.group.finished.push(finishes)
  return { kind: 'accepted', reply, position: state.position, replayed: false }
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
function keptSince(state: State, asked: IdempotencyKey, since: number): KeptAnswer | undefined {
  const kept = state.answers.get(answerKey(asked))
  if (kept && (kept.key.key !== asked.key || kept.key.scope !== asked.scope))
    // Numbers have 53 bits, so this hardly ever happens; answers are forgotten after each commit, so a retry works.
    throw new Error('Two keys of one group have the same number.')
  return kept && kept.keptAt >= since ? kept : undefined
}

/** The same for a request that is no command (`IdempotencyStore.recall`). */
export function recallOf(
  state: State,
  asked: IdempotencyKey,
  since: number,
): Awaited<ReturnType<IdempotencyStore['recall']>> {
  const kept = keptSince(state, asked, since)
  if (!kept) return undefined
  if (kept.key.fingerprint !== asked.fingerprint || kept.answer.kind === 'refused')
    return { kind: 'reused' }
  return { kind: 'answered', reply: kept.answer.reply }
}

/** Keeps an answer, in the place of one under the same key that is too old to count. */
export function keep(state: State, kept: KeptAnswer): void {
  state.answers.put(answerKey(kept.key), kept)
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
