import { answerKey, emptyState, type State } from '@outerpark/core/engine'
import type { IdempotencyKey, Needs } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import type { AnswerTable } from './answers.ts'
import type { BookingKeys } from './booking-keys.ts'
import { breakerMarks } from './breaker-marks.ts'
import type { EventRows } from './event-rows.ts'
import { type LoaderParts, needsLoader } from './load-needs.ts'

/** The number of reservations and performances that stay for the next group. When there are more, all are dropped. */
const KEPT_RESERVATIONS = 256
const KEPT_PERFORMANCES = 2_048
/** The number of customers whose standing stays. To count one again reads all of the customer's reservations. */
const KEPT_STANDINGS = 50_000
/** The number of erased customers that stay. When there are twice as many, the others are dropped. */
const KEPT_ERASED = 1_000

type Parts = LoaderParts & {
  readonly events: EventRows
  readonly answers: AnswerTable
  readonly keys: BookingKeys
}

/**
 * The rows for the decisions of commands. No other process writes, so loaded rows stay true: seats are counted here
 * and written once for each group. If a group is rolled back, all rows are dropped.
 */
export function workingSet(db: Database.Database, parts: Parts) {
  const { events, answers, keys } = parts
  const loadNeeds = needsLoader(db, parts)
  const breaker = breakerMarks(db)
  const loadErased = erasedLately(db)

  let state: State | undefined

  const opened = (): State => {
    if (state) return state
    state = emptyState()
    state.position = events.last()
    state.breaker = breaker.last()
    loadErased(state)
    return state
  }

  return {
    /**
     * Loads the rows that a command needs and that are not there yet.
     * @param now ms since the epoch
     */
    load(needs: Needs, now: number): void {
      loadNeeds(opened(), needs, now)
    },
    /** Loads the answer under the key, if it is not there yet. */
    recall(key: IdempotencyKey): void {
      // Nearly every key is new, so nearly every call ends here.
      if (!keys.mayKnow(key) && !answers.mayKnow(key)) return
      const found = newest(keys.find(key), answers.find(key))
      if (found) opened().answers.load(answerKey(key), found)
    },
    get state(): State {
      return opened()
    },
    /** The group is committed. Drops rows that are cheap to load again. */
    trim(): void {
      if (!state) return
      const { musicals, customers: known, emails, codes, notices, webhooksOff } = state
      for (const table of [musicals, known, emails, codes, notices, webhooksOff]) table.clear()
      const { tokens, staff, halls, plans, pastHolds } = state
      for (const table of [tokens, staff, halls, plans, pastHolds]) table.clear()
      state.answers.clear()
      if (state.erased.size() > 2 * KEPT_ERASED) loadErased(state)
      if (state.reservations.size() > KEPT_RESERVATIONS) state.reservations.clear()
      if (state.standings.size() > KEPT_STANDINGS) state.standings.clear()
      if (state.performances.size() <= KEPT_PERFORMANCES) return
      state.performances.clear()
      state.discounts.clear()
      state.grades.clear()
      state.places.clear()
      state.holds.clear()
    },
    /** The group was rolled back: the rows here are not true any more. */
    forget(): void {
      state = undefined
    },
  }
}

export type WorkingSet = ReturnType<typeof workingSet>

const newest = <T extends { keptAt: number }>(a: T | undefined, b: T | undefined): T | undefined =>
  a && b ? (a.keptAt >= b.keptAt ? a : b) : (a ?? b)

/** @returns loads the customers who were erased last. Requests of others cannot be under way any more */
function erasedLately(db: Database.Database) {
  const last = db.prepare<[number], { id: string; at: number }>(
    'SELECT id, erased_at AS at FROM customers WHERE erased_at IS NOT NULL ORDER BY erased_at DESC LIMIT +?',
  )
  return ({ erased }: State): void => {
    erased.clear()
    for (const { id, at } of last.all(KEPT_ERASED)) erased.load(id, new Date(at).toISOString())
  }
}
