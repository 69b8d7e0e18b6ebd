import { type NewId, numberedId } from '@outerpark/core/kernel'
import type { Channel } from '@outerpark/core/notice'
import { type Clock, IDEMPOTENCY_TTL_MS, type Store } from '@outerpark/core/ports'
import { keptAnswer, runCommand, type Tables } from '../commit.ts'
import { commitNews } from '../news.ts'
import { eventAppender } from './apply.ts'
import { factReader } from './facts.ts'
import { queries } from './queries.ts'
import { emptyState, type State } from './state.ts'
import { taskTable } from './tasks.ts'

/**
 * The write side in memory, for tests and the simulation: the same contract, nothing durable.
 * @param state what it starts with and changes; hand the same one to a second store to restart
 */
export function openMemoryStore(
  {
    clock,
    newId,
    channels = ['inbox'],
  }: { clock: Clock; newId: NewId; channels?: readonly Channel[] },
  state: State = emptyState(),
): Store {
  const tasks = taskTable(state)
  const numbering: NewId = (kind) =>
    kind === 'reservation' ? numberedId(kind, state.bookings.size + 1) : newId(kind)
  const append = eventAppender(state)
  const news = commitNews(() => state.events.length)
  const answerKey = ({ scope, key }: { scope: string; key: string }) => `${scope} ${key}`
  const tables: Tables = {
    channels,
    read: factReader(state),
    append(event) {
      append(event)
      news.appended()
    },
    lastPosition: () => state.events.length,
    grant: ({ tokenHash, customerId }) => state.tokens.set(tokenHash, customerId),
    queue(order, causedBy, dueAt) {
      tasks.queue(order, causedBy, dueAt)
      news.queued(order.kind)
    },
    finish: tasks.finish,
    recall(key, since) {
      const kept = state.answers.get(answerKey(key))
      if (!kept || kept.keptAt < since) return undefined
      return kept && { fingerprint: kept.key.fingerprint, answer: kept.answer }
    },
    keep: (key, answer, keptAt) => state.answers.set(answerKey(key), { key, answer, keptAt }),
  }
  // As with SQLite: whoever opens it is alone with it, so no lease is anybody's.
  tasks.releaseAll(clock.now())
  /** Runs what a transaction of SQLite would run: at once, and news of it afterwards. */
  const submit = async <T>(run: () => T): Promise<T> => {
    try {
      const result = run()
      news.over(true)
      return result
    } catch (error) {
      news.over(false)
      throw error
    }
  }

  return {
    commit: (operation, command, meta) =>
      submit(() =>
        runCommand(tables, operation, command, meta, { now: clock.now(), newId: numbering }),
      ),
    claim: ({ kind, limit, leaseMs, longestWaitMs }) =>
      submit(() => {
        const now = clock.now()
        if (longestWaitMs !== undefined) tasks.pullBack(kind, now + longestWaitMs, now)
        return tasks.claim(kind, limit, now, now + leaseMs, `lease ${state.nextLease++}`)
      }),
    finish: (task) => submit(() => tasks.finish(task)),
    retry: (task, dueAt, error) =>
      submit(() => {
        tasks.retry(task, dueAt, error)
        news.queued(task.order.kind)
      }),
    putBack: (task, dueAt, reason) =>
      submit(() => {
        tasks.putBack(task, dueAt, reason)
        news.queued(task.order.kind)
      }),
    hasten: (kind, reservationId) =>
      submit(() => {
        tasks.hasten(kind, clock.now(), reservationId)
        news.queued(kind)
      }),
    hastenNext: (kind) =>
      submit(() => {
        tasks.hastenNext(kind, clock.now())
        news.queued(kind)
      }),
    bury: (task, error) => submit(() => tasks.bury(task, error)),
    revive: (id) =>
      submit(() => {
        const kind = tasks.revive(id, clock.now())
        if (kind) news.queued(kind)
        return kind !== undefined
      }),
    drop: (id) => submit(() => tasks.drop(id)),
    nextDue: async (kind) => tasks.nextDue(kind),
    queries: queries(state, clock.now),
    office: 'memory',
    onCommit: news.listen,
    answers: {
      mayKnow: (key) => state.answers.has(answerKey(key)),
      recall: async (key) => keptAnswer(tables.recall(key, clock.now() - IDEMPOTENCY_TTL_MS), key),
      keep: (key, reply) =>
        submit(() => {
          const position = state.events.length
          tables.keep(key, { kind: 'accepted', reply, position }, clock.now())
        }),
    },
    sweep: () =>
      submit(() => {
        const oldest = clock.now() - IDEMPOTENCY_TTL_MS
        const old = [...state.answers].filter(([, { keptAt }]) => keptAt < oldest)
        for (const [key] of old) state.answers.delete(key)
        return old.length
      }),
    async close() {},
  }
}
