import type { MyPageStep } from '@outerpark/core/contract'
import { type CustomerId, numberOf } from '@outerpark/core/kernel'
import {
  foldMyPage,
  type MyPageChange,
  type MyPageEvent,
  type ReservationView,
} from '@outerpark/core/mypage'
import type { PageStep } from '@outerpark/core/ports'
import { type Language, USUAL_LANGUAGE } from '@outerpark/core/words'
import { keptTexts } from './kept-texts.ts'
import { prepareReads } from './reads.ts'
import { said, saidNotice } from './said.ts'
import { openView, positionOf, type ViewDatabase } from './view-database.ts'

/** How many bytes of reservations and of notices are kept as JSON. */
const RESERVATION_BYTES = 32 * 1024 * 1024
const NOTICE_BYTES = 8 * 1024 * 1024

export type PageRead = {
  readonly customerId: CustomerId
  /** how many reservations */
  readonly limit: number
  /** only reservations that were opened before this position */
  readonly before: number
  /** English if left out */
  readonly language?: Language | undefined
}

/** What can be read from the view. */
export type Pages = {
  /** the connection; whoever exchanges the file needs it */
  readonly view: ViewDatabase
  readonly position: () => number
  /** The JSON text of MyPageResponse, which begins with its position. */
  readonly page: (read: PageRead) => string
  /** The steps of a customer after a position, oldest first. */
  readonly stepsAfter: (
    customerId: CustomerId,
    position: number,
    limit: number,
    language?: Language,
  ) => readonly PageStep[]
  readonly close: () => void
}

/**
 * Reads the view in the main thread: a page takes a few reads of an index and a fold, which costs less than a message
 * to another thread.
 */
export function openPages(viewFile: string): Pages {
  const view = openView(viewFile)
  view.pragma('query_only = ON')
  const reads = prepareReads(view)
  // An event changes one reservation of a page. Only that one is read and folded again.
  const reservationJson = keptTexts(RESERVATION_BYTES)
  const noticeJson = keptTexts(NOTICE_BYTES)

  function page({ customerId, limit, before, language = USUAL_LANGUAGE }: PageRead): string {
    // No row has -1: whoever has no valid id has no reservations.
    const customer = numberOf('customer', customerId) ?? -1
    const changes = once((reservation) => changesOf(reads.about(reservation, customerId)))
    // One row more than the page shows: it says whether there is a next page.
    const rows = reads.opened(customer, before, limit + 1)
    const shown = rows.slice(0, limit)
    const reservations = shown.map(([reservation, , last]) =>
      reservationJson(last, language, () => folded(changes(reservation), language)),
    )
    const notices = reads
      .notices(customer)
      .map((position) =>
        noticeJson(position, language, () =>
          noticeAt(position, changes(reads.reservationAt(position)), language),
        ),
      )
    const next = rows.length > limit ? `"${shown.at(-1)?.[1]}"` : 'null'
    return `{"position":${reads.position()},"reservations":[${reservations.join()}],"notices":[${notices.join()}],"next":${next}}`
  }

  function stepsAfter(
    customerId: CustomerId,
    position: number,
    limit: number,
    language = USUAL_LANGUAGE,
  ): PageStep[] {
    const customer = numberOf('customer', customerId) ?? -1
    const found = reads.after(customer, position, limit)
    const wanted = new Set(found.map(([position]) => position))
    const reservations = new Set(found.map(([, reservation]) => reservation))
    return [...reservations]
      .flatMap((reservation) => changesOf(reads.about(reservation, customerId)))
      .filter(({ entry }) => wanted.has(entry.position))
      .sort((a, b) => a.entry.position - b.entry.position)
      .map((change) => ({
        position: change.entry.position,
        json: JSON.stringify(stepOf(change, language)),
      }))
  }

  return {
    view,
    position: () => positionOf(view),
    // One transaction, so all reads see the same state.
    page: view.transaction(page),
    stepsAfter: view.transaction(stepsAfter),
    close: () => view.close(),
  }
}

/** Makes each value once: the page shows a reservation, and its notices may be about the same one. */
function once<T>(make: (key: number) => T): (key: number) => T {
  const made = new Map<number, T>()
  return (key) => {
    const before = made.get(key)
    if (before !== undefined) return before
    const value = make(key)
    made.set(key, value)
    return value
  }
}

/** The change that each event about a reservation makes. */
function changesOf(events: readonly MyPageEvent[]): MyPageChange[] {
  let before: ReservationView | undefined
  return events.flatMap((event) => {
    const change = foldMyPage(before, event)
    before = change?.reservation ?? before
    return change ? [change] : []
  })
}

/** A reservation as JSON, after everything that happened to it. */
function folded(changes: readonly MyPageChange[], language: Language): string {
  const reservation = changes.at(-1)?.reservation
  const timeline = reservation?.timeline.map((entry) => said(entry, language))
  return JSON.stringify({ ...reservation, timeline })
}

function noticeAt(position: number, changes: readonly MyPageChange[], language: Language): string {
  const notice = changes.find(({ entry }) => entry.position === position)?.notice
  if (!notice) throw new Error(`There is no notice at position ${position}.`)
  return JSON.stringify(saidNotice(notice, language))
}

/** A change as the stream sends it. */
function stepOf({ reservation, entry }: MyPageChange, language: Language): MyPageStep {
  return {
    position: entry.position,
    reservationId: reservation.id,
    status: reservation.status,
    paymentStatus: reservation.paymentStatus,
    title: reservation.title,
    entry: said(entry, language),
  }
}
