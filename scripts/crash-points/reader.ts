import { numberOf, type ReservationId } from '@outerpark/core/kernel'
import type { TaskKind } from '@outerpark/core/policies'
import Database from 'better-sqlite3'
import type { Disk } from './disk.ts'

type Reading = {
  readonly file: string
  readonly db: Database.Database
  readonly waiting: Database.Statement<[], number>
  readonly tasks: Database.Statement<[string, number], number>
  readonly status: Database.Statement<[number], string>
}

/** Reads the store's database like another process. Its reads do not count as statements of the store. */
export function readerOf(disk: Disk) {
  let open: Reading | undefined
  const reading = (): Reading => {
    const file = disk.file()
    if (open?.file === file) return open
    open?.db.close()
    const db = new Database(file, { readonly: true, fileMustExist: true })
    open = {
      file,
      db,
      waiting: db.prepare<[], number>('SELECT count(*) FROM tasks WHERE dead = 0').pluck(),
      tasks: db
        .prepare<[string, number], number>(
          'SELECT count(*) FROM tasks_in_words WHERE kind = ? AND dead = ?',
        )
        .pluck(),
      status: db
        .prepare<[number], string>('SELECT status FROM reservations_in_words WHERE seq = ?')
        .pluck(),
    }
    return open
  }
  const count = (kind: TaskKind, dead: 0 | 1) => reading().tasks.get(kind, dead) ?? 0

  return {
    db: () => reading().db,
    tasksOf: (kind: TaskKind) => ({ waiting: count(kind, 0), dead: count(kind, 1) }),
    /** How many tasks wait or are worked on, without dead letters. */
    waiting: () => reading().waiting.get() ?? 0,
    statusOf: (id: ReservationId) => reading().status.get(numberOf('reservation', id) ?? 0),
    eventTypes: (): ReadonlySet<string> =>
      new Set(reading().db.prepare<[], string>('SELECT DISTINCT type FROM events').pluck().all()),
    /** The work that is still to do, in words. Does not fail if a broken story has made no tables. */
    unfinished(): string[] {
      try {
        return reading().db.prepare<[], string>(UNFINISHED).pluck().all()
      } catch (error) {
        return [`what is left cannot be read: ${error}`]
      }
    },
    close(): void {
      open?.db.close()
      open = undefined
    },
  }
}

const UNFINISHED = `SELECT kind || ' of reservation no. ' || subject || ' still waits, tried '
  || attempts || ' times, dead ' || dead || ': ' || coalesce(last_error, 'no error') FROM tasks_in_words`

export type Reader = ReturnType<typeof readerOf>
