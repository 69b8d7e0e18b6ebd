import type { CustomerId } from '@outerpark/core/kernel'
import type { MyPageEvent } from '@outerpark/core/mypage'
import type { Show } from './shows.ts'
import { eventOf, type KeptStep } from './steps.ts'
import { KIND, type ViewDatabase } from './view-database.ts'

/** A page shows so many notices, the newest ones. The timelines of the reservations show all of them. */
export const NOTICES_SHOWN = 100

/** A reservation, and the positions of the first and the last event about it. */
export type OpenedRow = readonly [reservation: number, opened: number, last: number]

const COLUMNS = 'position, reservation, type, at, facts'

// `+?`, not `?`: SQLite with STAT4 compiles a statement again for each bound value that the plan may depend on (LIMIT,
// or = with ORDER BY). The plus hides the value from the planner. A read then takes 4 µs instead of 15.
export const SQL = {
  position: 'SELECT position FROM cursor',
  opened: `SELECT reservation, position,
      (SELECT max(position) FROM steps about WHERE about.reservation = steps.reservation)
    FROM steps WHERE customer = +? AND kind = ${KIND.booking} AND position < +?
    ORDER BY position DESC LIMIT +?`,
  notices: `SELECT position FROM steps
    WHERE customer = +? AND kind = ${KIND.notice} ORDER BY position DESC LIMIT ${NOTICES_SHOWN}`,
  at: 'SELECT reservation FROM steps WHERE position = ?',
  about: `SELECT ${COLUMNS} FROM steps WHERE reservation = +? ORDER BY position`,
  after: `SELECT position, reservation FROM steps
    WHERE customer = +? AND kind = +? AND position > +? ORDER BY position LIMIT +?`,
  show: 'SELECT facts FROM shows WHERE show = ?',
} as const

/**
 * The reads of the view. Customers and reservations are given as numbers (`numberOf`). Make several reads in one
 * transaction, so they see the same state.
 */
export function prepareReads(view: ViewDatabase) {
  const position = view.prepare<[], number>(SQL.position).pluck()
  const opened = view.prepare<[number, number, number], OpenedRow>(SQL.opened).raw()
  const notices = view.prepare<[number], number>(SQL.notices).pluck()
  const at = view.prepare<[number], number>(SQL.at).pluck()
  const about = view.prepare<[number], KeptStep>(SQL.about).raw()
  const after = view
    .prepare<[number, number, number, number], readonly [position: number, reservation: number]>(
      SQL.after,
    )
    .raw()
  const showOf = showReader(view)

  return {
    position: (): number => position.get() ?? 0,
    /** Reservations that were opened before a position, newest first. */
    opened: (customer: number, before: number, limit: number): OpenedRow[] =>
      opened.all(customer, before, limit),
    /** The events about a reservation, oldest first. */
    about: (reservation: number, customerId: CustomerId): MyPageEvent[] =>
      about.all(reservation).map((step) => eventOf(step, customerId, showOf)),
    /** The reservation that the event at a position is about. */
    reservationAt(position: number): number {
      const reservation = at.get(position)
      if (reservation === undefined)
        throw new Error(`There is no step at position ${position} in ${view.name}.`)
      return reservation
    },
    /** The positions of the newest notices of the inbox, newest first. */
    notices: (customer: number): number[] => notices.all(customer),
    /**
     * The first positions after `position` at which something happened to the customer's reservations, oldest first.
     */
    after: (customer: number, position: number, limit: number) =>
      Object.values(KIND)
        .flatMap((kind) => after.all(customer, kind, position, limit))
        .sort(([a], [b]) => a - b)
        .slice(0, limit),
  }
}

/** There are few shows, and they never change: each is read once. */
function showReader(view: ViewDatabase): (number: number) => Show {
  const read = view.prepare<[number], string>(SQL.show).pluck()
  const known = new Map<number, Show>()
  return (number) => {
    const before = known.get(number)
    if (before) return before
    const facts = read.get(number)
    if (facts === undefined) throw new Error(`There is no show ${number} in ${view.name}.`)
    // The projector wrote it.
    const show = JSON.parse(facts) as Show
    known.set(number, show)
    return show
  }
}
