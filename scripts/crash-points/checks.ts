import { numberOf } from '@outerpark/core/kernel'
import { checkText } from '@outerpark/core/words'
import type Database from 'better-sqlite3'
import { findingsIn } from '../../packages/daemon/src/store/sqlite/audit.ts'
import { checkOf } from '../../packages/daemon/src/verify/invariants.ts'
import { linesSaid, linesStored } from '../lab/stored-lines.ts'
import { lostHolds } from './hold-checks.ts'
import { type Outside, wronglyCharged, wronglyTold } from './outside-checks.ts'
import { wrongPlaces } from './place-checks.ts'
import type { Booked, Promises, Row } from './promises.ts'

/** The only invariant that may be broken in the middle of the story. */
const DEAD_LETTERS = 'no-dead-letters'

/** The invariants that must hold at any time and do not hold now. */
export function brokenNow(db: Database.Database, promises: Promises): string[] {
  const known = promises.bookings()
  const row = rowReader(db)
  const lost = known.filter((booked) => !isAsPromised(booked, row(booked)))
  const uncancelled = known.filter(
    (booked) => promises.isCancelled(booked.key) && row(booked)?.status !== 'cancelled',
  )
  return [
    ...brokenInvariants(db, (name) => name !== DEAD_LETTERS),
    ...lost.map(({ key }) => `the booking "${key}" was answered and is lost`),
    ...lostHolds(db, promises.holds()),
    ...uncancelled.map(({ key }) => `the cancel of "${key}" was answered and is forgotten`),
  ]
}

/** The invariants that must hold after everything is settled, and do not hold. */
export async function brokenAtEnd(
  db: Database.Database,
  promises: Promises,
  outside: Outside,
): Promise<string[]> {
  const row = rowReader(db)
  const known = promises.bookings().map((booked) => ({ ...booked, row: row(booked) }))
  const wrongEnds = known.flatMap(({ key, row }) => {
    const end = promises.isCancelled(key) ? 'cancelled' : promises.endOf(key)
    return row?.status === end ? [] : [`"${key}" ended ${row?.status} and not ${end}`]
  })
  return [
    ...brokenNow(db, promises),
    ...brokenInvariants(db, (name) => name === DEAD_LETTERS),
    ...wrongEnds,
    ...wrongCount(db, 'reservations', known.length),
    ...wrongCount(db, 'customers', 6),
    // One that is registered, and one of the season files.
    ...wrongCount(db, 'musicals', 2),
    ...placesWrong(db, promises),
    ...(await wronglyCharged(db, known, outside)),
    ...wronglyTold(db, known, outside),
  ]
}

/** Throws if seats with numbers are wrong. Nobody may wait for an answer about seats meanwhile. */
export function expectPlacesRight(db: Database.Database, promises: Promises): void {
  const [wrong] = placesWrong(db, promises)
  if (wrong) throw new Error(wrong)
}

function placesWrong(db: Database.Database, promises: Promises): string[] {
  const row = rowReader(db)
  const known = promises.bookings().map((booked) => ({ ...booked, row: row(booked) }))
  return wrongPlaces(db, known, promises.halls(), promises.holds())
}

function rowReader(db: Database.Database): (booked: Booked) => Row | undefined {
  const read = db.prepare<[number], Row>(
    'SELECT customer_id AS customer, performance_id AS performance, grade, seats, lines, status, amount FROM reservations_in_words WHERE seq = ?',
  )
  return ({ id }) => read.get(numberOf('reservation', id) ?? 0)
}

/** Compares all fields: ids come from row numbers, so another reservation may now have the number of a lost one. */
const isAsPromised = ({ customer, grade, seats, lines, amount }: Booked, row: Row | undefined) =>
  row?.customer === customer &&
  row.grade === grade &&
  row.seats === seats &&
  linesStored(row) === linesSaid(lines) &&
  row.amount === amount

function brokenInvariants(db: Database.Database, ofThese: (name: string) => boolean): string[] {
  return findingsIn(db)
    .map(checkOf)
    .filter(({ ok, name }) => !ok && ofThese(name))
    .map((check) => `${check.name}: ${checkText('en', check)}`)
}

function wrongCount(db: Database.Database, table: string, due: number): string[] {
  const found = db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
  return found === due ? [] : [`${found} ${table}, not ${due}`]
}
