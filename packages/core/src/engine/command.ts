import { type Beside, type DecisionContext, type EventId, refuse } from '../kernel/index.ts'
import type { Channel } from '../notice/index.ts'
import {
  correlationOf,
  type DomainEvent,
  eventsThatFollow,
  type RecordedEvent,
  usualActor,
  whatIsQueued,
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
import { enterGrant, enterStaff } from './evolve-access.ts'
import { factsOf } from './facts.ts'
import { answerKey, type KeptAnswer } from './kept-answer.ts'
import { enterPerson } from './people.ts'
import { beginCommand, type State, undo } from './state.ts'

/** What the store gives a command besides rows. */
export type CommandContext = DecisionContext & {
  /** returns the id of the event at a position */
  readonly eventId: (position: number) => EventId
  /** the channels on which this box office sends notices */
  readonly channels: readonly Channel[]
}

/**
 * Runs one command, in the same way for every store: looks for a kept answer, reads, decides, changes rows, queues the
 * tasks that follow, and keeps the answer.
 *
 * The rows that the command needs must be in the working set. A command sees the changes of the commands before it in
 * its group. If a command throws, its changes are undone, and the other commands of the group are not affected.
 */
export function runCommand<Command, Reply>(
  state: State,
  operation: StoreOperation<Command, Reply>,
  command: Command,
  meta: CommitMeta,
  context: CommandContext,
): Outcome<Reply> {
  const start = beginCommand(state)
  try {
    return run(state, operation, command, meta, context)
  } catch (error) {
    undo(state, start)
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
  // A refusal changed nothing, so it may be decided again. Kept, refusals could fill the table.
  if (outcome.kind === 'refused') return outcome
  const { replyFollowsFrom: type } = operation
  const { events } = state.group
  let at = first
  while (type && at < events.length && events[at]?.type !== type) at++
  const from = type && events[at]
  keep(state, { key: idempotency, answer: outcome, keptAt: context.now, from })
  return outcome
}

function carryOut<Command, Reply>(
  state: State,
  operation: StoreOperation<Command, Reply>,
  command: Command,
  meta: CommitMeta,
  context: CommandContext,
): Outcome<Reply> {
  const decision = operation.decide(
    command,
    factsOf(state, operation.needs(command), context.now),
    context,
  )
  if (decision.kind === 'refused')
    return { kind: 'refused', refusal: decision.refusal, replayed: false }
  const { events, reply, beside } = decision
  for (const event of events) record(state, event, meta, context)
  if (beside) enter(state, beside)
  // If the command is refused, its task is not finished: the worker tries again or gives up.
  if (meta.finishes) state.group.finished.push(meta.finishes)
  return { kind: 'accepted', reply, position: state.position, replayed: false }
}

/** Enters what the decision has beside its events. */
function enter(state: State, { grants = [], people = [], staff = [], codes = [] }: Beside): void {
  for (const grant of grants) enterGrant(state, grant)
  for (const person of people) enterPerson(state, person)
  for (const person of staff) enterStaff(state, person)
  for (const { email, row } of codes)
    if (row) state.codes.put(email, row)
    else state.codes.remove(email)
}

/** Appends an event, applies it to the rows, queues the tasks that follow from it, and records the events that do. */
function record(
  state: State,
  event: DomainEvent,
  { causationId, actor = usualActor(event) }: CommitMeta,
  context: CommandContext,
): void {
  const { now, eventId, channels } = context
  const position = state.position + 1
  const id = eventId(position)
  const at = isoTime(now)
  const correlationId = correlationOf(event)
  const recorded: RecordedEvent = { ...event, id, position, at, correlationId, causationId, actor }
  evolve(state, recorded)
  state.position = position
  state.group.events.push(recorded)
  const customerId = 'customerId' in event ? event.customerId : ''
  for (const order of whatIsQueued(event, id, channels))
    state.group.tasks.push({ order, causedBy: id, position, customerId, queuedAt: now })
  for (const next of eventsThatFollow(event)) record(state, next, { causationId: id }, context)
}

/** Most commands of a group run in the same millisecond, so the last time that was formatted is kept. */
let lastTime = { ms: Number.NaN, text: '' }
function isoTime(ms: number): string {
  if (lastTime.ms !== ms) lastTime = { ms, text: new Date(ms).toISOString() }
  return lastTime.text
}

/** The answer kept under the key, if it was kept at `since` (ms since the epoch) or later. */
function keptSince(state: State, asked: IdempotencyKey, since: number): KeptAnswer | undefined {
  const kept = state.answers.get(answerKey(asked))
  if (kept && (kept.key.key !== asked.key || kept.key.scope !== asked.scope))
    // Two keys with the same number of 53 bits are very rare. A retry works, because the working set forgets answers
    // after each commit.
    throw new Error('Two keys of one group have the same number.')
  return kept && kept.keptAt >= since ? kept : undefined
}

/** The kept answer for a request that is not a command (`IdempotencyStore.recall`). */
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

/** Keeps an answer. It replaces an answer under the same key that is older than 24 h. */
export function keep(state: State, kept: KeptAnswer): void {
  state.answers.put(answerKey(kept.key), kept)
}

/** Returns the first answer if the request is the same, and a refusal if it is another request. */
function answerAgain<Reply>(
  { key: first, answer }: KeptAnswer,
  { key, fingerprint }: IdempotencyKey,
): Outcome<Reply> {
  if (fingerprint !== first.fingerprint)
    return { ...refuse('idempotency-key-reused', { case: 'request', key }), replayed: false }
  if (answer.kind === 'refused') return { ...answer, replayed: true }
  // The fingerprint includes the route, so the kept reply comes from the same operation.
  return { ...answer, reply: answer.reply as Reply, replayed: true }
}
