import { planOf, runCommand, settleGroup } from '@outerpark/core/engine'
import { type NewId, numberedId } from '@outerpark/core/kernel'
import type { Channel } from '@outerpark/core/notice'
import {
  type Clock,
  type CommitMeta,
  IDEMPOTENCY_TTL_MS,
  type IdempotencyKey,
  type Outcome,
  type Store,
  type StoreOperation,
} from '@outerpark/core/ports'
import { commitNews } from '../news.ts'
import { answersPort } from './answers-port.ts'
import { groupCommit } from './group-commit.ts'
import { officeName } from './office-name.ts'
import { openTables } from './open-tables.ts'
import { queries } from './queries.ts'
import { storeTasks } from './store-tasks.ts'

export type SqliteStoreParts = {
  readonly clock: Clock
  readonly newId: NewId
  readonly channels?: readonly Channel[]
}

/**
 * The write side on embedded SQLite, with group commit.
 * @param file the database; made if it is not there
 * @throws DatabaseRefused if the database is of a newer version
 */
export function openSqliteStore(
  file: string,
  { clock, newId, channels = ['inbox'] }: SqliteStoreParts,
): Store {
  const tables = openTables(file)
  const { db, working, digest, ids } = tables
  const now = () => clock.now()
  const news = commitNews(() => working.state.position)
  let numbered: number | undefined
  const numbering: NewId = (kind) => {
    if (kind !== 'reservation') return newId(kind)
    numbered = (numbered ?? tables.lastReservation()) + 1
    return numberedId(kind, numbered)
  }

  const write = (): void => {
    const { state } = working
    const plan = planOf(state)
    tables.write(plan, state.reservations.get, state.position, now())
    if (plan.events.length > 0) news.appended(plan.reservations.added.length)
    for (const { order } of plan.tasks) news.queued(order.kind)
    settleGroup(state)
  }
  const group = groupCommit(db, {
    write,
    over(committed) {
      tables.leases.over(committed)
      if (committed) working.trim()
      else {
        tables.forget()
        // Numbers that were taken for what never was are given again.
        numbered = undefined
      }
      news.over(committed)
    },
  })
  /** The digests of a request and of its key stand for them from here on. */
  const digested = ({ scope, key, fingerprint }: IdempotencyKey): IdempotencyKey => ({
    scope,
    key,
    fingerprint: String(digest.ofRequest(fingerprint)),
    number: digest.ofKey({ scope, key }),
  })
  const run = <Command, Reply>(
    operation: StoreOperation<Command, Reply>,
    command: Command,
    meta: CommitMeta,
  ): Outcome<Reply> => {
    working.load(operation.needs(command))
    if (meta.idempotency) working.recall(meta.idempotency)
    return runCommand(working.state, operation, command, meta, {
      now: now(),
      newId: numbering,
      eventId: ids.at,
      channels,
    })
  }

  /** A slice in each transaction, so that no booking waits long for it. */
  const indexOwners = async (): Promise<void> => {
    for (;;) {
      const committed = await group.submit(() => tables.owners.indexMore())
      if (!committed) return
      committed()
    }
  }

  return {
    commit(operation, command, meta) {
      const { idempotency } = meta
      const asked = idempotency ? { ...meta, idempotency: digested(idempotency) } : meta
      return group[meta.finishes ? 'submitLater' : 'submit'](() => run(operation, command, asked))
    },
    ...storeTasks({ group, tasks: tables.tasks, news, now }),
    queries: queries(db, { ...tables, now, taskCounts: tables.counts.read }),
    officeName: officeName(db),
    onCommit: news.listen,
    answers: answersPort({
      group,
      working,
      now,
      digested,
      mayKnow: (key) => tables.keys.mayKnow(key) || tables.answers.mayKnow(key),
    }),
    async sweep() {
      await indexOwners()
      return group.submit(() => {
        const oldest = now() - IDEMPOTENCY_TTL_MS
        return tables.answers.forgetOlderThan(oldest) + tables.keys.forgetOlderThan(oldest)
      })
    },
    async close() {
      group.drain()
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.close()
    },
  }
}
