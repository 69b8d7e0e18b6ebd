import type { MyPageStep } from '@outerpark/core/contract'
import { type CustomerId, numberOf } from '@outerpark/core/kernel'
import {
  foldMyPage,
  isInboxNotice,
  type MyPageChange,
  type MyPageEvent,
  noticeOf,
  type ReservationView,
} from '@outerpark/core/mypage'
import type { PageStep } from '@outerpark/core/ports'
import { keptTexts } from './kept-texts.ts'
import { prepareReads } from './reads.ts'
import { openView, positionOf, type ViewDatabase } from './view-database.ts'

/** How much of reservations and of notices is kept as JSON. */
const RESERVATION_BYTES = 32 * 1024 * 1024
const NOTICE_BYTES = 8 * 1024 * 1024

export type PageRead = {
  readonly customerId: CustomerId
  /** how many reservations */
  readonly limit: number
  /** only reservations that were opened before this position */
  readonly before: number
}

/** What is read of the view. */
export type Pages = {
  /** the connection, for whoever exchanges the file */
  readonly view: ViewDatabase
  readonly position: () => number
  /** The JSON text of MyPageResponse, which begins with its position. */
  readonly page: (read: PageRead) => string
  /** A customer's steps after a position, oldest first. */
  readonly stepsAfter: (
    customerId: CustomerId,
    position: number,
    limit: number,
  ) => readonly PageStep[]
  readonly close: () => void
}

/**
 * Reads the view, in the main thread: a page is some index reads and a fold of what they give, and costs less than a
 * message to another thread.
 */
export function openPages(viewFile: string): Pages {
  const view = openView(viewFile)
  view.pragma('query_only = ON')
  const reads = prepareReads(view)
  // When an event touches a page of a hundred reservations, one of them is read and folded again.
  const reservationText = keptTexts(RESERVATION_BYTES)
  const noticeText = keptTexts(NOTICE_BYTES)

  function page({ customerId, limit, before }: PageRead): string {
    // An id that is none has booked nothing.
    const customer = numberOf('customer', customerId) ?? -1
    // One more than is shown tells whether there is a next page.
    const rows = reads.opened(customer, before, limit + 1)
    const shown = rows.slice(0, limit)
    const reservations = shown.map(([reservation, , last]) =>
      reservationText(last, () => folded(reads.about(reservation, customerId))),
    )
    const notices = reads
      .notices(customer)
      .map((position) => noticeText(position, () => noticeIn(reads.at(position, customerId))))
    const next = rows.length > limit ? `"${shown.at(-1)?.[1]}"` : 'null'
    return `{"position":${reads.position()},"reservations":[${reservations.join()}],"notices":[${notices.join()}],"next":${next}}`
  }

  function stepsAfter(customerId: CustomerId, position: number, limit: number): PageStep[] {
    const customer = numberOf('customer', customerId) ?? -1
    const found = reads.after(customer, position, limit)
    const wanted = new Set(found.map(([position]) => position))
    const reservations = new Set(found.map(([, reservation]) => reservation))
    return [...reservations]
      .flatMap((reservation) => changesOf(reads.about(reservation, customerId)))
      .filter(({ entry }) => wanted.has(entry.position))
      .sort((a, b) => a.entry.position - b.entry.position)
      .map((change) => ({ position: change.entry.position, json: JSON.stringify(stepOf(change)) }))
  }

  return {
    view,
    position: () => positionOf(view),
    // In one transaction, so that all that is read is of one moment.
    page: view.transaction(page),
    stepsAfter: view.transaction(stepsAfter),
    close: () => view.close(),
  }
}

/** What each event about a reservation changed. */
function changesOf(events: readonly MyPageEvent[]): MyPageChange[] {
  let before: ReservationView | undefined
  return events.flatMap((event) => {
    const change = foldMyPage(before, event)
    before = change?.reservation ?? before
    return change ? [change] : []
  })
}

/** A reservation as JSON, from the events about it. */
const folded = (events: readonly MyPageEvent[]): string =>
  JSON.stringify(changesOf(events).at(-1)?.reservation)

function noticeIn(event: MyPageEvent): string {
  if (!isInboxNotice(event)) throw new Error(`There is no notice at position ${event.position}.`)
  return JSON.stringify(noticeOf(event))
}

/** What the stream says of a change. */
function stepOf({ reservation, entry }: MyPageChange): MyPageStep {
  return {
    position: entry.position,
    reservationId: reservation.id,
    status: reservation.status,
    paymentStatus: reservation.paymentStatus,
    title: reservation.title,
    entry,
  }
}
