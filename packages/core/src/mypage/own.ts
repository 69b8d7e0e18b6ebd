import type { NoticeFields, NoticeTemplate } from '../notice/index.ts'
import type { Happened, NoticeParams } from './timeline.ts'

/**
 * What an entry says that its reservation does not. MyPage sends only this: the title, the seats and the amount stand once, in
 * the reservation. Undefined if there is nothing.
 */
export function ownParams(entry: Happened): Readonly<Record<string, unknown>> | undefined {
  switch (entry.type) {
    case 'Reserved': {
      const { deferredUntil } = entry.params
      return deferredUntil === null ? undefined : { deferredUntil }
    }
    case 'PaymentApproved':
    case 'PaymentApprovedLate':
    case 'PaymentNotNeeded':
    case 'ReservationExpired':
      return undefined
    case 'NoticeSent':
      return { channel: entry.params.channel, ...ownNotice(entry.params) }
    case 'PaymentDeferred':
    case 'PaymentDeclined':
    case 'ReservationCancelled':
    case 'SeatsCancelled':
    case 'PaymentRefunded':
    case 'PaymentCancelled':
    case 'CustomerInformed':
      return entry.params
  }
}

/** What a notice says that its reservation does not. */
export function ownNotice(notice: NoticeParams): OwnNotice | { readonly text: string } {
  if ('text' in notice) return { text: notice.text }
  const { template, fields } = notice
  const { refunded, left, announcement } = fields
  return {
    template,
    ...(refunded.amount > 0 && { refunded }),
    ...(left && { left }),
    ...(announcement && { announcement }),
  }
}

/** Its `left` are the seats of that time, and those of the reservation the seats of now. */
type OwnNotice = { readonly template: NoticeTemplate } & Partial<
  Pick<NoticeFields, 'refunded' | 'left' | 'announcement'>
>
