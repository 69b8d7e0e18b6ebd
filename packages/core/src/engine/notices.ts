import type { NoticeSent, NoticeSkipped } from '../notice/index.ts'
import type { Recorded } from './evolve-bookings.ts'
import { noticeKey } from './rows.ts'
import type { State } from './state.ts'

/** A notice was delivered, or is not sent any more. */
export function noticeEnded(state: State, event: Recorded<NoticeSent | NoticeSkipped>): void {
  const { at, reservationId, customerId, about, channel, template } = event
  const end =
    event.type === 'NoticeSent'
      ? { refunded: event.refunded ?? null, because: null, ...announcementIn(event) }
      : { refunded: null, because: event.because }
  const row = { at, reservationId, customerId, about, channel, template, text: '', ...end }
  state.notices.add(noticeKey(about, channel), row)
}

const announcementIn = ({ announcement }: NoticeSent) => (announcement ? { announcement } : {})
