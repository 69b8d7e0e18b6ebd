import type { CustomerId, EventId, NewId } from '@outerpark/core/kernel'
import { recordNotice, renderNotice } from '@outerpark/core/notice'
import { recordApproval } from '@outerpark/core/payment'
import { type DomainEvent, whatFollows } from '@outerpark/core/policies'
import { type Book, book, type Offer, type ReservationReply } from '@outerpark/core/reservation'

/** One booking from its request to the notice of its payment, as the core decides it. */
export type Story = {
  readonly command: Book
  readonly reply: ReservationReply
  readonly chargeId: string
  /** each with the id of the event, in order */
  readonly events: readonly { readonly id: EventId; readonly event: DomainEvent }[]
}

/** Where a booking is made of: who books what, when, and what new ids look like. */
export type Telling = {
  readonly customerId: CustomerId
  readonly offer: Offer
  readonly now: number
  readonly newId: NewId
}

/** Books one seat, has it paid and the customer told, with nothing but the core's own decisions. */
export function tellStory({ customerId, offer, now, newId }: Telling): Story {
  const command: Book = {
    customerId,
    performanceId: offer.performanceId,
    grade: offer.grades[0]?.grade,
    seats: 1,
    paymentMethod: 'card-ok',
  }
  const context = { now, newId }
  const booked = accepted(book.decide(command, { offer }, context))
  const reserved = only(booked.events)
  const chargeId = `ch_${crypto.randomUUID()}`
  const payment = { ...reserved, status: 'requested', reservation: 'awaiting-payment' } as const
  const approval = { paymentId: reserved.paymentId, chargeId }
  const approved = only(accepted(recordApproval.decide(approval, { payment }, context)).events)
  const about = newId('event')
  const order = only(whatFollows(approved, about, ['inbox']))
  if (order.kind !== 'send-notice') throw new Error('An approval led to something else.')
  const text = renderNotice(order.template, order.fields, 'en')
  const { reservationId, channel, template } = order
  const notice = { reservationId, customerId, about, channel, template, text }
  const told = accepted(recordNotice.decide(notice, { noticeSent: false }, context))
  const events = [
    { id: newId('event'), event: reserved },
    { id: about, event: approved },
    { id: newId('event'), event: only(told.events) },
  ]
  return { command, reply: booked.reply, chargeId, events }
}

function accepted<D extends { kind: string }>(decision: D): Extract<D, { kind: 'accepted' }> {
  if (decision.kind !== 'accepted') throw new Error(`The core refused: ${JSON.stringify(decision)}`)
  // Just compared.
  return decision as Extract<D, { kind: 'accepted' }>
}

function only<T>(things: readonly T[]): T {
  const [thing] = things
  if (thing === undefined || things.length > 1) throw new Error(`${things.length} instead of one`)
  return thing
}
