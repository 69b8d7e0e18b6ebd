import type { Random } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { turnBook } from '../turns.ts'
import { type AnswerTable, answerTable } from './answers.ts'
import { type BookingKeys, bookingKeys } from './booking-keys.ts'
import { codeTable } from './codes-rows.ts'
import { type CustomerNumbers, customerNumbers } from './customers.ts'
import { openDatabase } from './database.ts'
import { type Digester, digester } from './digest.ts'
import { type EventIds, eventIds } from './event-ids.ts'
import { type EventRows, eventRows } from './event-rows.ts'
import { type HallReader, hallReader } from './hall-reader.ts'
import { type LeaseBook, leaseBook } from './leases.ts'
import { offerTable } from './offers.ts'
import { beginOpening, type Opening } from './opening.ts'
import { type OwnerIndex, ownerIndex } from './owner-index.ts'
import { pastHoldTable } from './past-holds.ts'
import { activeReader, type ReservationRows, reservationRows } from './reservation-rows.ts'
import { gradeNumbers } from './seat-counts.ts'
import { MIGRATIONS } from './tables.ts'
import { taskCounter } from './task-counts.ts'
import { turnReader } from './task-turns.ts'
import { type TaskTable, taskTable } from './tasks.ts'
import { type Traces, tracesIn } from './traces.ts'
import { unclaimedLoader } from './unclaimed-payments.ts'
import { type WorkingSet, workingSet } from './working-set.ts'
import { planWriter } from './write-plan.ts'

/** All objects that read or write the tables of one open database. */
export type Tables = {
  readonly db: Database.Database
  readonly opening: Opening
  readonly ids: EventIds
  readonly digest: Digester
  readonly customers: CustomerNumbers
  readonly events: EventRows
  readonly rows: ReservationRows
  readonly owners: OwnerIndex
  readonly answers: AnswerTable
  readonly keys: BookingKeys
  readonly halls: HallReader
  readonly counts: ReturnType<typeof taskCounter>
  readonly leases: LeaseBook
  readonly tasks: TaskTable
  readonly working: WorkingSet
  readonly write: ReturnType<typeof planWriter>
  readonly traces: Traces
  readonly codes: ReturnType<typeof codeTable>
  readonly pastHolds: ReturnType<typeof pastHoldTable>
  /** the number of the newest reservation; 0 if there is none */
  readonly lastReservation: () => number
  /** A transaction has ended. If it was rolled back, everything in memory that came from it is forgotten. */
  readonly over: (committed: boolean) => void
}

/**
 * Opens the database and makes all objects that read or write its tables.
 * @param random as in {@link beginOpening}
 */
export function openTables(file: string, random?: Random): Tables {
  const db = openDatabase(file, MIGRATIONS)
  const opening = beginOpening(db, random)
  const traces = tracesIn(db)
  traces.removeAtStart()
  const offers = offerTable(db)
  const grades = gradeNumbers(db)
  const customers = customerNumbers(db)
  const ids = eventIds(db)
  const digest = digester(db)
  const events = eventRows(db, { offers, customers, ids })
  const rows = reservationRows(db, { offers, customers })
  const answers = answerTable(db, digest)
  const halls = hallReader(db)
  const keys = bookingKeys(db, { digest, customers, events })
  const counts = taskCounter(db)
  const leases = leaseBook()
  const tasks = taskTable(db, { counts, leases, events })
  const owners = ownerIndex(db)
  const activeOf = activeReader({ customers, owners, rows })
  const loadUnclaimed = unclaimedLoader(db, { leases, events })
  const known = { offers, customers, owners, halls, ids }
  const parts = { ...known, reservations: rows, activeOf, loadUnclaimed }
  const working = workingSet(db, { ...parts, events, answers, keys })
  const turns = turnBook(turnReader(db, { customers }))
  const own = { offers, grades, customers, owners, ids, digest }
  const writing = { ...own, answers, keys, tasks, counts, turns }
  const write = planWriter(db, writing)
  const lastReservation = db.prepare<[], number | null>('SELECT max(seq) FROM reservations').pluck()
  return {
    ...{ db, opening, ids, digest, customers, events, rows, owners },
    ...{ answers, keys, halls, counts, leases, tasks, working, write, traces },
    codes: codeTable(db),
    pastHolds: pastHoldTable(db),
    lastReservation: (): number => lastReservation.get() ?? 0,
    over(committed: boolean): void {
      leases.over(committed)
      owners.over(committed)
      answers.over(committed)
      keys.over(committed)
      if (committed) {
        working.trim()
        return
      }
      for (const memory of [offers, grades, customers, counts, working]) memory.forget()
    },
  }
}
