import { openView, positionOf, type ViewDatabase } from './view-database.ts'
import { ViewError } from './view-error.ts'

/** How many notices a page shows, the newest; the timelines of the reservations hold all of them. */
export const NOTICES_SHOWN = 100

export type PageQuery = {
  readonly customerId: string
  /** how many reservations; the caller bounds it */
  readonly limit: number
  /** the `next` of the page before */
  readonly cursor?: string | undefined
}

/** One thing that happened, as the stream sends it. */
export type StoredStep = {
  readonly position: number
  /** JSON of MyPageStep */
  readonly json: string
}

/** What is read of the view. */
export type Pages = {
  /** the connection, for whoever exchanges the file */
  readonly view: ViewDatabase
  readonly position: () => number
  /**
   * @returns the JSON text of MyPageResponse
   * @throws ViewError `invalid-cursor`
   */
  readonly page: (query: PageQuery) => string
  /** A customer's steps after a position, oldest first. */
  readonly stepsAfter: (
    customerId: string,
    position: number,
    limit: number,
  ) => readonly StoredStep[]
  readonly close: () => void
}

/**
 * Reads the view, in the main thread: documents lie there as they are served, so an answer is a few index reads and
 * one string, and costs less than a message to another thread.
 */
export function openPages(viewFile: string): Pages {
  const view = openView(viewFile)
  view.pragma('query_only = ON')
  // `+?`, not `?`: with STAT4, SQLite compiles a statement again each time a value is bound that its plan may depend on
  // (LIMIT, or = under ORDER BY). The plus hides the value from the planner, and a read takes 4 µs instead of 15.
  const position = view.prepare<[], number>('SELECT position FROM cursor').pluck()
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
  const steps = view.prepare<[string, number, number], StoredStep>(
    `SELECT position, step AS json FROM entries WHERE customer_id = +? AND position > +?
     ORDER BY position LIMIT +?`,
  )
  // One transaction, so that position, reservations and notices are of the same moment.
  const read = view.transaction((customerId: string, before: number, limit: number) => ({
    position: position.get() ?? 0,
    rows: reservations.all(customerId, before, limit),
    notices: notices.all(customerId),
  }))

  return {
    view,
    position: () => positionOf(view),
    page({ customerId, limit, cursor }) {
      // One more than is shown tells whether there is a next page.
      const { position, rows, notices } = read(customerId, openedBefore(cursor), limit + 1)
      const shown = rows.slice(0, limit)
      const next = rows.length > limit ? `"${shown.at(-1)?.[0]}"` : 'null'
      const docs = shown.map(([, doc]) => doc).join()
      return `{"position":${position},"reservations":[${docs}],"notices":[${notices.join()}],"next":${next}}`
    },
    stepsAfter: (customerId, position, limit) => steps.all(customerId, position, limit),
    close: () => view.close(),
  }
}

/** A cursor is the position at which the last reservation shown was opened. */
function openedBefore(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  if (!/^\d{1,16}$/.test(cursor)) {
    throw new ViewError('invalid-cursor', 'The cursor is not the `next` of a page.')
  }
  return Number(cursor)
}
