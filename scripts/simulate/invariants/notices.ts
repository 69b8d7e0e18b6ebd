import { isDeepStrictEqual } from 'node:util'
import { linesShownIn } from '@outerpark/core/kernel'
import type { Channel, NoticeTemplate } from '@outerpark/core/notice'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { Notice } from '@outerpark/core/ports'
import type { History, Known } from './known.ts'
import { shownOf } from './lines.ts'
import type { Subject } from './subject.ts'

/** The notice that customers are promised for an event. Written from the requirements, not from the policies. */
function noticeFor(event: RecordedEvent): NoticeTemplate | undefined {
  switch (event.type) {
    case 'Reserved':
      return event.deferredUntil === undefined ? undefined : 'payment-deferred'
    case 'PaymentApproved':
    case 'PaymentNotNeeded':
      return 'payment-approved'
    case 'PaymentDeclined':
      return 'payment-declined'
    case 'PaymentDeferred':
      return 'payment-deferred'
    case 'ReservationExpired':
      return 'reservation-expired'
    case 'ReservationCancelled':
      // Who cancels a booking needs no notice of that; the refund has one.
      return event.by === 'house' ? 'performance-cancelled' : undefined
    case 'PaymentRefunded':
      return 'seats-cancelled'
    case 'PaymentCancelled':
      // The event says what is kept; `refundsInTheirOrder` checks it.
      if ((event.kept ?? 0) > 0) return 'payment-partly-refunded'
      if (event.reservation === 'cancelled') return 'payment-cancelled'
      // If nothing was charged for an expired reservation, there is no notice of a refund.
      return event.refunded > 0 ? 'payment-refunded' : undefined
    default:
      return undefined
  }
}

/** Keeps the notices that still have to be sent. */
export function noticeBook(channels: readonly Channel[]) {
  const owed = new Map<string, { readonly template: NoticeTemplate; readonly subject: string }>()
  const called = new Map<string, NoticeTemplate>()
  const sent = new Set<string>()
  const withoutMail = new Set<string>()
  let webhookOff = false

  const owe = (event: RecordedEvent, template: NoticeTemplate): void => {
    called.set(event.id, template)
    for (const channel of channels) {
      if (channel === 'webhook' && webhookOff) continue
      if (channel === 'mail' && 'customerId' in event && withoutMail.has(event.customerId)) continue
      owed.set(`${event.id} ${channel}`, { template, subject: event.correlationId })
    }
  }

  return {
    /** Reads an event. Gives an error if it is a notice that should not have been sent. */
    read(event: RecordedEvent, { receivers }: Known): string | undefined {
      const template = noticeFor(event)
      if (template) owe(event, template)
      if (event.type === 'CustomerSignedUp' && event.mail === false)
        withoutMail.add(event.customerId)
      if (event.type === 'WebhookSwitchedOn') webhookOff = false
      if (event.type === 'WebhookSwitchedOff') {
        webhookOff = true
        // Webhooks that still wait may be delivered, but need not be.
        for (const name of owed.keys()) if (name.endsWith(' webhook')) owed.delete(name)
      }
      if (event.type !== 'NoticeSent' && event.type !== 'NoticeSkipped') return undefined
      const name = `${event.about} ${event.channel}`
      const what = `a ${event.template} by ${event.channel} for ${event.reservationId}`
      if (sent.has(name)) return `${what} was recorded twice`
      if (called.get(event.about) !== event.template || !channels.includes(event.channel))
        return `${what} was recorded, and nothing called for it`
      if (event.type === 'NoticeSkipped') {
        if (event.channel === 'webhook') return `${what} was skipped, and a webhook gets everything`
      } else if (event.channel === 'mail' && withoutMail.has(event.customerId))
        return `${what} was sent to somebody who wants no mails`
      else if (event.channel !== 'inbox' && receivers.deliveries(event.about, event.channel) === 0)
        return `${what} was recorded, and never delivered`
      sent.add(name)
      owed.delete(name)
      return undefined
    },
    /** Each notice about this reservation that is still to be sent has a task. */
    allQueued({ id, tasks }: Subject): string | undefined {
      for (const [name, { template, subject }] of owed) {
        if (subject !== id) continue
        const queued = tasks.some(
          ({ order }) => 'about' in order && `${order.about} ${order.channel}` === name,
        )
        if (!queued) return `nobody will tell of ${template} (${name})`
      }
      return undefined
    },
    owed: (): readonly string[] => [...owed].map(([name, { template }]) => `${template} (${name})`),
  }
}

/** A mail or a webhook speaks of the seats that were booked, and of what they cost together. */
export function toldAsBooked({ template, fields }: Notice, { reserved }: History) {
  const { grade, seats, amount } = reserved
  const booked = shownOf(reserved)
  if (
    fields.grade === grade &&
    fields.seats === seats &&
    fields.amount.amount === amount &&
    isDeepStrictEqual(linesShownIn(fields), booked)
  )
    return undefined
  return `a ${template} for ${reserved.reservationId} says ${JSON.stringify(fields)}, and booked was ${JSON.stringify(booked)}`
}
