import { answerKey, emptyState, type State } from '@outerpark/core/engine'
import type { IdempotencyKey, Needs } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import type { AnswerTable } from './answers.ts'
import type { BookingKeys } from './booking-keys.ts'
import { breakerMarks } from './breaker-marks.ts'
import type { EventRows } from './event-rows.ts'
import { type LoaderParts, needsLoader } from './load-needs.ts'

/** So many reservations and performances stay from one group to the next; then it begins anew. */
const KEPT_RESERVATIONS = 256
const KEPT_PERFORMANCES = 2_048

type Parts = LoaderParts & {
  readonly events: EventRows
  readonly answers: AnswerTable
  readonly keys: BookingKeys
}

/**
 * The rows that commands are decided on. This process is the only one that writes, so what was read stays true: seats
 * of a performance are counted here and written once a group. A group that is rolled back takes all of it along.
 */
export function workingSet(db: Database.Database, parts: Parts) {
  const { events, answers, keys } = parts
  const loadNeeds = needsLoader(db, parts)
  const breaker = breakerMarks(db)

  let state: State | undefined

  const opened = (): State => {
    if (state) return state
    state = emptyState()
    state.position = events.last()
    state.breaker = breaker.last()
    return state
  }

  return {
    /** Reads in what is not there yet of what a command needs. */
    load(needs: Needs): void {
      loadNeeds(opened(), needs)
    },
    /** Reads in the answer that was kept under the key, unless it is there. */
    recall(key: IdempotencyKey): void {
      // Nearly every key is new.
      if (!keys.mayKnow(key) && !answers.mayKnow(key)) return
      const found = newest(keys.find(key), answers.find(key))
      if (found) opened().answers.load(answerKey(key), found)
    },
    get state(): State {
      return opened()
    },
    /** The group is written. What is cheap to read again goes. */
    trim(): void {
      if (!state) return
      const { musicals, customers: known, emails, notices, webhooksOff, answers: kept } = state
      for (const table of [musicals, known, emails, notices, webhooksOff]) table.clear()
      kept.clear()
      if (state.reservations.size() > KEPT_RESERVATIONS) state.reservations.clear()
      if (state.performances.size() <= KEPT_PERFORMANCES) return
      state.performances.clear()
      state.grades.clear()
    },
    /** The group was rolled back: nothing that was counted here is true any more. */
    forget(): void {
      state = undefined
    },
  }
}

export type WorkingSet = ReturnType<typeof workingSet>

const newest = <T extends { keptAt: number }>(a: T | undefined, b: T | undefined): T | undefined =>
  a && b ? (a.keptAt >= b.keptAt ? a : b) : (a ?? b)
