import type { ReservationResponse } from '@outerpark/core/contract'
import type { Paint } from './paint.ts'
import type { Cell } from './table.ts'

type Status = ReservationResponse['status'] | ReservationResponse['paymentStatus']

/** A status in the colour of what it means to the customer. */
export function statusCell(status: Status, paint: Paint): Cell {
  return { text: status, paint: paint[MEANING[status]] }
}

const MEANING: Readonly<Record<Status, keyof Paint>> = {
  'awaiting-payment': 'waiting',
  confirmed: 'good',
  cancelled: 'quiet',
  'payment-failed': 'bad',
  expired: 'bad',
  requested: 'waiting',
  deferred: 'waiting',
  approved: 'good',
  declined: 'bad',
}
