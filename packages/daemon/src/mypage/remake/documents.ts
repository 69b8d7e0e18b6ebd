import { type Money, shownLines } from '@outerpark/core/kernel'
import Database from 'better-sqlite3'
import type { Pages } from '../pages.ts'
import { NOTICES_SHOWN } from '../reads.ts'
import { positionOf } from '../view-database.ts'

/** The shapes of the view that this file reads. They hold documents, in the form in which they are served. */
export const DOCUMENTS = [2, 3] as const

type PageStepRow = { readonly position: number; readonly json: string }

/**
 * Reads a view of documents, which version 0.1 of the program has written. It does not advance any more. It answers
 * until a view of today's shape has been made aside. Its sentences are in English.
 */
export function openDocuments(viewFile: string): Pages {
  const view = new Database(viewFile, { fileMustExist: true })
  view.pragma('query_only = ON')
  const reservations = view
    .prepare<[string, number, number], [number, string]>(
      `SELECT opened, doc FROM reservations WHERE customer_id = +? AND opened < +?
       ORDER BY opened DESC LIMIT +?`,
    )
    .raw()
  const notices = view
    .prepare<[string], string>(
      `SELECT notice FROM notices WHERE customer_id = +?
       ORDER BY position DESC LIMIT ${NOTICES_SHOWN}`,
    )
    .pluck()
  const steps = view.prepare<[string, number, number], PageStepRow>(
    `SELECT position, step AS json FROM entries WHERE customer_id = +? AND position > +?
     ORDER BY position LIMIT +?`,
  )
  return {
    view,
    position: () => positionOf(view),
    page({ customerId, limit, before }) {
      // One row more than the page shows: it says whether there is a next page.
      const rows = reservations.all(customerId, before, limit + 1)
      const shown = rows.slice(0, limit)
      const docs = shown.map(([, doc]) => withLines(doc)).join()
      const next = rows.length > limit ? `"${shown.at(-1)?.[0]}"` : 'null'
      return `{"position":${positionOf(view)},"reservations":[${docs}],"notices":[${notices.all(customerId).join()}],"next":${next}}`
    },
    stepsAfter: (customerId, position, limit) => steps.all(customerId, position, limit),
    close: () => view.close(),
  }
}

/** The document with the lines of its booking, which all had seats of one grade then. */
function withLines(document: string): string {
  // Version 0.1 wrote it.
  const { grade, seats, amount, ...view } = JSON.parse(document) as OneGrade
  const lines = shownLines({ grade, seats, ...amount })
  return JSON.stringify({ ...view, grade, seats, lines, amount })
}

type OneGrade = { readonly grade: string; readonly seats: number; readonly amount: Money }
