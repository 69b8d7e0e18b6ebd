import { randomBytes } from 'node:crypto'
import { type NewId, numberedId } from '@outerpark/core/kernel'
import type { Channel } from '@outerpark/core/notice'
import { type Clock, IDEMPOTENCY_TTL_MS, type Store } from '@outerpark/core/ports'
import { keptAnswer, runCommand, type Tables, taskRow } from '../commit.ts'
import { commitNews } from '../news.ts'
import { answerTable } from './answers.ts'
import { eventAppender } from './apply.ts'
import { counter } from './counter.ts'
import { openDatabase } from './database.ts'
import { factReader } from './facts.ts'
import { groupCommit } from './group-commit.ts'
import { officeName } from './office-name.ts'
import { queries } from './queries.ts'
import { MIGRATIONS } from './tables.ts'
import { taskCounter } from './task-counts.ts'
import { taskTable } from './tasks.ts'

/**
 * The write side on embedded SQLite, with group commit.
 * @param file the database; made if it is not there
 * @throws DatabaseRefused if the database is of a newer version
 */
export function openSqliteStore(
  file: string,
  {
    clock,
    newId,
    channels = ['inbox'],
  }: { clock: Clock; newId: NewId; channels?: readonly Channel[] },
): Store {
  const db = openDatabase(file, MIGRATIONS)
  const taskCounts = taskCounter(db)
  const tasks = taskTable(db, taskCounts)
  const answers = answerTable(db)
  const grant = db.prepare('INSERT INTO tokens (hash, customer_id, created_at) VALUES (?, ?, ?)')
  const positions = counter(db, 'SELECT max(position) FROM events')
  const reservations = counter(db, 'SELECT max(seq) FROM reservations')
  const numbering: NewId = (kind) =>
    kind === 'reservation' ? numberedId(kind, reservations.next()) : newId(kind)
  const news = commitNews(positions.last)
  const append = eventAppender(db)
  const tables: Tables = {
    channels,
    read: factReader(db),
    append(event) {
      append(event)
      positions.next()
      news.appended()
    },
    lastPosition: positions.last,
    grant: ({ tokenHash, customerId }, now) => grant.run(tokenHash, customerId, now),
    queue(order, causedBy, dueAt) {
      tasks.queue(order, causedBy, dueAt)
      news.queued(order.kind)
    },
    finish: tasks.finish,
    recall: answers.recall,
    keep: answers.keep,
  }
  const group = groupCommit(db, (committed) => {
    news.over(committed)
    // Another transaction, or none, may be the next to count on.
    positions.forget()
    reservations.forget()
    if (!committed) taskCounts.forget()
  })
  // Whoever opens the database is alone with it (the home is locked), so no lease is anybody's.
  db.transaction(() => tasks.releaseAll(clock.now())).immediate()

  return {
    commit: (operation, command, meta) =>
      group[meta.finishes ? 'submitLater' : 'submit'](() =>
        runCommand(tables, operation, command, meta, { now: clock.now(), newId: numbering }),
      ),
    claim: ({ kind, limit, leaseMs, longestWaitMs }) =>
      group.submitLater(() => {
        const now = clock.now()
        if (longestWaitMs !== undefined) tasks.pullBack(kind, now + longestWaitMs, now)
        return tasks.claim(kind, limit, now, now + leaseMs, randomBytes(8).toString('base64url'))
      }),
    finish: (task) => group.submitLater(() => tasks.finish(task)),
    retry: (task, dueAt, error) =>
      group.submitLater(() => {
        tasks.retry(task, dueAt, error)
        news.queued(task.order.kind)
      }),
    putBack: (task, dueAt, reason) =>
      group.submitLater(() => {
        tasks.putBack(task, dueAt, reason)
        news.queued(task.order.kind)
      }),
    hasten: (kind, reservationId) =>
      group.submitLater(() => {
        tasks.hasten(kind, clock.now(), reservationId)
        news.queued(kind)
      }),
    hastenNext: (kind) =>
      group.submitLater(() => {
        tasks.hastenNext(kind, clock.now())
        news.queued(kind)
      }),
    bury: (task, error) => group.submitLater(() => tasks.bury(task, error)),
    revive: (id) =>
      group.submit(() => {
        const kind = tasks.revive(taskRow(id), clock.now())
        if (kind) news.queued(kind)
        return kind !== undefined
      }),
    drop: (id) => group.submit(() => tasks.drop(taskRow(id))),
    nextDue: async (kind) => tasks.nextDue(kind),
    queries: queries(db, { now: () => clock.now(), taskCounts: taskCounts.read }),
    office: officeName(db),
    onCommit: news.listen,
    answers: {
      mayKnow: answers.mayKnow,
      async recall(key) {
        return keptAnswer(answers.recall(key, clock.now() - IDEMPOTENCY_TTL_MS), key)
      },
      keep: (key, reply) =>
        group.submit(() =>
          answers.keep(key, { kind: 'accepted', reply, position: positions.last() }, clock.now()),
        ),
    },
    sweep: () => group.submit(() => answers.forgetOlderThan(clock.now() - IDEMPOTENCY_TTL_MS)),
    async close() {
      group.drain()
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.close()
    },
  }
}
