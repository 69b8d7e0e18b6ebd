import {
  accept,
  type EventId,
  isOver,
  type Operation,
  type ReservationId,
  type ReservationStatus,
  refuse,
} from '../kernel/index.ts'
import type { Channel, NoticeSkipped, NoticeTemplate } from './events.ts'

/**
 * Whether a notice says something that is not true any more, so that a customer would be misled. Notices about the end
 * of a reservation stay true. A webhook gets everything, in order: its receiver keeps books of its own.
 */
export function isOvertaken(
  { channel, template }: { readonly channel: Channel; readonly template: NoticeTemplate },
  status: ReservationStatus,
): boolean {
  if (channel === 'webhook') return false
  if (template === 'payment-deferred') return status !== 'awaiting-payment'
  return ENDS_WITH_BOOKING.has(template) && isOver(status)
}

/** These say that somebody has seats. */
const ENDS_WITH_BOOKING: ReadonlySet<NoticeTemplate> = new Set<NoticeTemplate>([
  'payment-approved',
  'performance-moved',
  'cast-changed',
  'house-message',
])

export type SkipNotice = Omit<NoticeSkipped, 'type' | 'because'>

/**
 * Records that an overtaken notice is not sent. Each notice has one end: it is sent, or skipped. If it was sent before,
 * nothing changes.
 */
export const skipNotice: Operation<
  SkipNotice,
  { notice: { about: EventId; channel: Channel }; reservation: ReservationId },
  { noticeSent: boolean; reservation: { readonly status: ReservationStatus } | undefined },
  NoticeSkipped,
  null
> = {
  name: 'skip-notice',
  needs: ({ about, channel, reservationId }) => ({
    notice: { about, channel },
    reservation: reservationId,
  }),
  decide(command, { noticeSent, reservation }) {
    const { reservationId } = command
    if (!reservation) return refuse('reservation-not-found', { id: reservationId })
    const { status: because } = reservation
    if (!isOvertaken(command, because))
      throw new Error(`${command.template} of ${reservationId} is still true: it is ${because}.`)
    return accept(noticeSent ? [] : [{ type: 'NoticeSkipped', ...command, because }], null)
  },
}
