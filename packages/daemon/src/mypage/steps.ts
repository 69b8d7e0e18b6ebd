import { type CustomerId, type IdKind, numberedId, numberOf } from '@outerpark/core/kernel'
import { type Booked, factsOf, isInboxNotice, type MyPageEvent } from '@outerpark/core/mypage'
import type { Show, Shows } from './shows.ts'
import { KIND } from './view-database.ts'

/** A row of `steps`: what is kept of one event. */
export type Step = readonly [
  position: number,
  reservation: number,
  customer: number,
  kind: number,
  type: string,
  at: string,
  facts: string | null,
]

/** The columns that are read where the customer is known. */
export type KeptStep = readonly [
  position: number,
  reservation: number,
  type: string,
  at: string,
  facts: string | null,
]

/** @throws if an id in the event is not valid */
export function stepOf(event: MyPageEvent, shows: Shows): Step {
  return [
    event.position,
    number('reservation', event.reservationId),
    number('customer', event.customerId),
    kindOf(event),
    event.type,
    event.at,
    event.type === 'Reserved' ? bookingText(event, shows) : textOf(factsOf(event)),
  ]
}

/**
 * The event that the row was made from.
 * @param showOf the show with a number
 */
export function eventOf(
  [position, reservation, type, at, facts]: KeptStep,
  customerId: CustomerId,
  showOf: (number: number) => Show,
): MyPageEvent {
  const kept = facts === null ? {} : JSON.parse(facts)
  // Assigned, not spread, since that is faster: a page has hundreds of them.
  const said = kept.show === undefined ? kept : Object.assign(kept, showOf(kept.show))
  return Object.assign(said, {
    type,
    position,
    at,
    reservationId: numberedId('reservation', reservation),
    customerId,
  }) as MyPageEvent // `stepOf` wrote the row
}

function number(kind: IdKind, id: string): number {
  const number = numberOf(kind, id)
  if (number === undefined) throw new Error(`${id} is not the id of a ${kind}.`)
  return number
}

function kindOf(event: MyPageEvent): number {
  if (event.type === 'Reserved') return KIND.booking
  return isInboxNotice(event) ? KIND.notice : KIND.other
}

const textOf = (facts: object | undefined) => (facts ? JSON.stringify(facts) : null)

/** Written by hand, since each booking needs one: JSON.stringify takes twice as long. */
function bookingText(event: Booked, shows: Shows): string {
  const { seats, amount, lines, deferredUntil } = event
  const several = lines === undefined ? '' : `,"lines":${JSON.stringify(lines)}`
  const deferred =
    deferredUntil === undefined ? '' : `,"deferredUntil":${JSON.stringify(deferredUntil)}`
  return `{"show":${shows.numberOf(event)},"seats":${seats},"amount":${amount}${several}${deferred}}`
}
