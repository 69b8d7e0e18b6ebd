import { foldMyPage } from '@outerpark/core/mypage'
import type { RecordedEvent } from '@outerpark/core/policies'
import { notTooEarly, pauseBook } from './deadlines.ts'
import type { Broken, Case, Known } from './known.ts'
import { askedOnceDoneOnce, happensInOrder, hasACause, promisesKept, withoutGaps } from './log.ts'
import {
  beliefsFitCharges,
  chargesFitReservations,
  refundsFitTheLog,
  saidByTheCardCompany,
} from './money.ts'
import { sameAfterRebuild, viewsFitBookings } from './mypage.ts'
import { noticeBook } from './notices.ts'
import { seatsAddUp } from './seats.ts'
import { nothingStuck, onlyKnownErrors } from './tasks.ts'

/**
 * Reads the log as it grows, and says what is broken: of each event as it comes, and of the whole after each step.
 * @param known with the `cases` that this fills
 */
export function witness(known: Known & { readonly cases: Map<string, Case> }) {
  const { state, cases, office } = known
  const ids = new Set<string>()
  const notices = noticeBook(office.channels)
  const pauses = pauseBook()
  let read = 0
  let found: Broken | undefined

  const look = (invariant: string, detail: string | undefined): void => {
    if (detail !== undefined) found ??= { invariant, detail }
  }

  const readOne = (event: RecordedEvent, index: number): void => {
    const before = cases.get(event.correlationId)
    look('log-without-gaps', withoutGaps(event, index))
    look('every-event-has-a-cause', hasACause(event, ids))
    look('event-ids-are-unique', ids.has(event.id) ? `${event.id} stands twice` : undefined)
    look('asked-once-done-once', askedOnceDoneOnce(event, known))
    look('events-in-order', happensInOrder(event, before))
    look('outcomes-as-the-card-company-said', saidByTheCardCompany(event, known))
    look('refunds-fit-the-log', refundsFitTheLog(event, before))
    look('notices-once', notices.read(event, known))
    pauses.read(event)
    look('never-expired-too-early', notTooEarly(event, before, known, pauses))
    ids.add(event.id)
    const after = fold(event, before)
    if (!after) return
    cases.set(event.correlationId, after)
    look('mypage-same-after-rebuild', sameAfterRebuild(after))
  }

  return {
    /** Reads what is new in the log. */
    read(each: (event: RecordedEvent) => void): void {
      for (; read < state.events.length; read++) {
        const event = state.events[read]
        if (!event) return
        readOne(event, read)
        each(event)
      }
    },
    /** What must hold after every step. */
    check(): void {
      look('seats-add-up', seatsAddUp(known))
      look('charges-fit-reservations', chargesFitReservations(known))
      look('beliefs-fit-charges', beliefsFitCharges(known))
      look('nothing-stuck', nothingStuck(known))
      look('only-known-errors', onlyKnownErrors(known))
      look('every-notice-is-queued', notices.allQueued(known))
      look('mypage-fits-the-write-side', viewsFitBookings(known))
      look('promises-are-kept', promisesKept(known))
    },
    look,
    found: () => found,
    owedNotices: notices.owed,
  }
}

function fold(event: RecordedEvent, before: Case | undefined): Case | undefined {
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

export type Witness = ReturnType<typeof witness>
