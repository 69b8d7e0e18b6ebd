import { foldMyPage } from '@outerpark/core/mypage'
import type { RecordedEvent } from '@outerpark/core/policies'
import { answersOf } from './answers.ts'
import { checksOf } from './checks.ts'
import { notAfterTheStart, notTooEarly, pauseBook } from './deadlines.ts'
import { holdBook } from './holds.ts'
import type { Broken, Held, History, Known } from './known.ts'
import { keepsItsLines } from './lines.ts'
import { readLog } from './log.ts'
import { askedUnlessNeverSent, refundsFitTheLog, saidByTheCardCompany } from './money.ts'
import { sameAfterRebuild } from './mypage.ts'
import { noticeBook } from './notices.ts'
import { offSaleBook } from './off-sale.ts'
import { keepsItsAmount, saleBook } from './on-sale.ts'
import { placeBook } from './places.ts'
import { readRefunds } from './refunds.ts'
import { salesFigures } from './sales.ts'
import { windowBook } from './windows.ts'

/** What is known, with what an observer fills in. */
type Filled = Known & {
  readonly histories: Map<string, History>
  readonly holds: Map<string, Held>
}

/**
 * Observes a story: reads each new event of the log and checks it, and checks after each step what the step may have
 * broken.
 * @param known its `histories` and its `holds` are filled from the events
 */
export function observerOf(known: Filled) {
  const { state, histories, setup } = known
  const ids = new Set<string>()
  const notices = noticeBook(setup.channels)
  const pauses = pauseBook()
  const [sales, figures, places] = [saleBook(), salesFigures(), placeBook()]
  const [holds, offSale, windows] = [holdBook(known), offSaleBook(), windowBook(known)]
  let read = 0
  let broken: Broken | undefined

  /** Records that an invariant is broken, if there is a `detail`. Only the first one is kept. */
  const report = (invariant: string, detail: string | undefined): void => {
    if (detail !== undefined) broken ??= { invariant, detail }
  }

  const readOne = (event: RecordedEvent, index: number): void => {
    const before = histories.get(event.correlationId)
    readLog(event, { index, ids, before, known }, report)
    report('outcomes-as-the-card-company-said', saidByTheCardCompany(event, before, known))
    report('refunds-fit-the-log', refundsFitTheLog(event, before))
    readRefunds(event, before, { known, offSale }, report)
    report('asked-unless-never-sent', askedUnlessNeverSent(event, before, known))
    report('booked-as-on-sale', sales.read(event))
    report('sold-within-its-terms', windows.read(event))
    report('bookings-keep-their-amount', keepsItsAmount(event, before, known))
    report('bookings-keep-their-lines', keepsItsLines(event, before, known))
    report('places-as-asked', places.read(event, known))
    report('holds-by-the-rules', holds.read(event))
    report('nothing-sold-off-sale', offSale.read(event))
    figures.read(event)
    report('notices-once', notices.read(event, known))
    pauses.read(event)
    report('never-expired-too-early', notTooEarly(event, before, known, pauses))
    report('no-charge-after-the-start', notAfterTheStart(event, known))
    ids.add(event.id)
    const after = withEvent(event, before)
    if (!after) return
    histories.set(event.correlationId, after)
    report('mypage-same-after-rebuild', sameAfterRebuild(after))
  }

  return {
    /** Reads the new events of the log. */
    read(each: (event: RecordedEvent) => void): void {
      for (; read < state.events.length; read++) {
        const event = state.events[read]
        if (!event) return
        readOne(event, read)
        each(event)
      }
    },
    ...checksOf(known, { notices, sales, figures, places, holds, windows }, report),
    ...answersOf({ notices, sales, places, holds, offSale }, known),
    report,
    /** the first invariant that broke */
    broken: (): Broken | undefined => broken,
  }
}

export type Observer = ReturnType<typeof observerOf>

/** The history of the event's reservation, including the event; undefined for events without a reservation. */
function withEvent(event: RecordedEvent, before: History | undefined): History | undefined {
  if (!('reservationId' in event)) return undefined
  if (!before) {
    if (event.type !== 'Reserved') return undefined
    const view = foldMyPage(undefined, event)?.reservation
    if (!view) return undefined
    const [, booking] = /^RQ-book-(\d+)/.exec(event.causationId) ?? []
    const number = booking === undefined ? undefined : Number(booking)
    return { booking: number, reserved: event, events: [event], view }
  }
  before.view = foldMyPage(before.view, event)?.reservation ?? before.view
  before.events.push(event)
  return before
}
