import type { Booking, EventId, GoneLine } from '../kernel/index.ts'
import { type Channel, type NoticeTemplate, noticeFields } from '../notice/index.ts'
import { NOTICE_TASKS, type NoticeOrder } from './tasks.ts'

/** What a notice is about. */
type Told = {
  readonly booking: Booking
  readonly about: EventId
  readonly refunded: number | undefined
  readonly gone: readonly GoneLine[] | undefined
}

/** One task for each channel, which sends the notice there. */
export function notices(
  channels: readonly Channel[],
  template: NoticeTemplate,
  { booking, about, refunded, gone }: Told,
): readonly NoticeOrder[] {
  const { reservationId, customerId } = booking
  const fields = noticeFields(booking, refunded, gone)
  return channels.map((channel) => ({
    kind: NOTICE_TASKS[channel],
    reservationId,
    customerId,
    about,
    channel,
    template,
    fields,
  }))
}
