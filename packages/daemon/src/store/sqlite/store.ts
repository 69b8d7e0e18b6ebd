import { runCommand } from '@outerpark/core/engine'
import type { NewId } from '@outerpark/core/kernel'
import type { Channel } from '@outerpark/core/notice'
import type { RecordedEvent } from '@outerpark/core/policies'
import type {
  Clock,
  CommitMeta,
  Outcome,
  Random,
  Store,
  StoreOperation,
} from '@outerpark/core/ports'
import { commitNews } from '../news.ts'
import { answersPort } from './answers-port.ts'
import { guardedAnswers, guardedGroup, guardedReads, guardedTasks } from './guarded.ts'
import { emptyAtEnd } from './journal-size.ts'
import { officeName } from './office-name.ts'
import { openTables, type Tables } from './open-tables.ts'
import { queries } from './queries.ts'
import { reservationNumbers } from './reservation-numbers.ts'
import { openSnapshot } from './snapshot.ts'
import { storeGroup } from './store-group.ts'
import { storeTasks } from './store-tasks.ts'
import { forgetAnswers, indexOwners } from './sweep.ts'
import { startUpkeep, type Upkeep } from './upkeep.ts'

export type SqliteStoreParts = {
  readonly clock: Clock
  readonly newId: NewId
  readonly channels?: readonly Channel[]
  /** makes the numbers of this opening differ from those of lost openings; without it they follow on */
  readonly random?: Random
  /** is told of each transaction: how many commands shared it, and how long it took (ms) */
  readonly onGroup?: ((commands: number, ms: number) => void) | undefined
  /** is told of the events of each transaction that was committed, and how long it took (ms) */
  readonly onEvents?: ((events: readonly RecordedEvent[], ms: number) => void) | undefined
  /** looks after the files of the database; nobody does if left out */
  readonly upkeep?: Upkeep | undefined
}

/**
 * Opens the write side on SQLite, with group commit.
 * @param file the database; it is made if it does not exist
 * @throws DatabaseRefused if the database is of a newer version
 */
export function openSqliteStore(
  file: string,
  { clock, newId, channels = ['inbox'], random, ...watch }: SqliteStoreParts,
): Store {
  const tables = openTables(file, random)
  const { db, working, digest } = tables
  const now = () => clock.now()
  const news = commitNews(() => working.state.position)
  const numbers = reservationNumbers(newId, tables.lastReservation, tables.opening.random)
  const storage = startUpkeep(db, now, watch.upkeep)
  const committing = storeGroup(tables, {
    ...{ news, numbers, now, failed: storage.failed },
    ...{ timed: watch.onGroup, onEvents: watch.onEvents },
  })
  const group = guardedGroup(committing, storage)
  const run = commandRunner(tables, { now, newId: numbers.newId, channels })

  return {
    commit(operation, command, meta) {
      const { idempotency } = meta
      const asked = idempotency ? { ...meta, idempotency: digest.digested(idempotency) } : meta
      return group[meta.finishes ? 'submitLater' : 'submit'](() => run(operation, command, asked))
    },
    ...guardedTasks(storeTasks({ group, tasks: tables.tasks, news, now }), storage),
    queries: guardedReads(
      queries(db, { ...tables, now, taskCounts: tables.counts.read }),
      storage.failed,
    ),
    officeName: officeName(db),
    onCommit: news.listen,
    answers: guardedAnswers(
      answersPort({
        ...{ group, working, now, digested: digest.digested },
        mayKnow: (key) => tables.keys.mayKnow(key) || tables.answers.mayKnow(key),
      }),
      storage,
    ),
    snapshot: async () => openSnapshot(file),
    async sweep() {
      await indexOwners(group, tables)
      const forgotten = await forgetAnswers(group, tables, now)
      // As the last part, and once: the file is rewritten without what was forgotten.
      if (forgotten === 0) tables.traces.removeSoon()
      return forgotten
    },
    trouble: storage.trouble,
    async close() {
      group.drain()
      storage.stop()
      emptyAtEnd(db)
      db.close()
    },
  }
}

type RunnerParts = {
  readonly now: () => number
  readonly newId: NewId
  readonly channels: readonly Channel[]
}

/** @returns runs one command of a group on the working set, after loading the rows that it needs */
function commandRunner({ working, ids }: Tables, { now, newId, channels }: RunnerParts) {
  return <Command, Reply>(
    operation: StoreOperation<Command, Reply>,
    command: Command,
    meta: CommitMeta,
  ): Outcome<Reply> => {
    const time = now()
    working.load(operation.needs(command), time)
    if (meta.idempotency) working.recall(meta.idempotency)
    return runCommand(working.state, operation, command, meta, {
      now: time,
      newId,
      eventId: ids.at,
      channels,
    })
  }
}
