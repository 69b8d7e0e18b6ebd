import type { LoggedEvent } from '@outerpark/core/ports'

/** What the events say of one performance in one currency, or of all. Money is in the currency's smallest unit. */
export type Account = {
  capacity: number
  held: number
  seats: number
  gross: number
  returned: number
  cancelled: number
  kept: number
  refunded: number
  late: number
}

export const noAccount = (): Account => ({
  ...{ capacity: 0, held: 0, seats: 0, gross: 0 },
  ...{ returned: 0, cancelled: 0, kept: 0, refunded: 0, late: 0 },
})

type Seated = { readonly performanceId: string; readonly currency: string; readonly seats: number }

/** What is known after some events. */
type Book = {
  /** by performance and currency */
  readonly accounts: Map<string, Account>
  /** what has still to go back, by reservation */
  readonly owed: Map<string, number>
}

/**
 * Keeps accounts by whole bookings, from the events alone: what was paid for a booking, what of it was cancelled, and what went back.
 * The projection counts by grade and day (core/sales), so a mistake of the one is none of the other.
 */
export function reportAccounts() {
  const book: Book = { accounts: new Map(), owed: new Map() }
  return {
    accounts: book.accounts as ReadonlyMap<string, Readonly<Account>>,
    read: (event: LoggedEvent): void => enter(book, event),
  }
}

function enter(book: Book, event: LoggedEvent): void {
  switch (event.type) {
    case 'PerformanceAdded':
      for (const { seats, price } of event.grades) onSale(book, event, price.currency, seats)
      break
    case 'PerformanceReplanned':
      for (const { seats, had, price } of event.grades)
        onSale(book, event, price.currency, seats - had)
      break
    case 'GradeChanged':
      onSale(book, event, event.price.currency, event.seats - event.was.seats)
      break
    case 'Reserved':
    case 'SeatsHeld':
      hold(book, event, 1)
      break
    case 'HoldEnded':
    case 'PaymentDeclined':
    case 'ReservationExpired':
      hold(book, event, -1)
      break
    case 'PaymentApproved':
    case 'PaymentNotNeeded':
      hold(book, event, -1)
      accountOf(book, event).seats += event.seats
      accountOf(book, event).gross += event.amount
      break
    case 'SeatsCancelled':
    case 'ReservationCancelled':
      cancel(book, event)
      break
    case 'PaymentRefunded':
    case 'PaymentCancelled':
      refund(book, event)
      break
  }
}

function accountOf(
  { accounts }: Book,
  { performanceId, currency }: Omit<Seated, 'seats'>,
): Account {
  const name = `${performanceId} ${currency}`
  const known = accounts.get(name) ?? noAccount()
  accounts.set(name, known)
  return known
}

function hold(book: Book, event: Seated, factor: 1 | -1): void {
  accountOf(book, event).held += factor * event.seats
}

function onSale(
  book: Book,
  { performanceId }: Pick<Seated, 'performanceId'>,
  currency: string,
  seats: number,
): void {
  accountOf(book, { performanceId, currency }).capacity += seats
}

function cancel(
  book: Book,
  event: Extract<LoggedEvent, { type: 'SeatsCancelled' | 'ReservationCancelled' }>,
): void {
  if (event.type === 'ReservationCancelled' && event.seatsWere === 'held') {
    hold(book, event, -1)
    return
  }
  const account = accountOf(book, event)
  const whole = { seats: event.seats, price: event.amount / event.seats, kept: 0 }
  for (const { seats, price, kept } of event.cancelled ?? [whole]) {
    account.returned += seats
    account.cancelled += seats * price
    account.kept += kept
    const before = book.owed.get(event.reservationId) ?? 0
    book.owed.set(event.reservationId, before + seats * price - kept)
  }
}

function refund(
  book: Book,
  event: Extract<LoggedEvent, { type: 'PaymentRefunded' | 'PaymentCancelled' }>,
): void {
  const due = book.owed.get(event.reservationId) ?? 0
  const back = Math.min(due, event.refunded)
  const account = accountOf(book, event)
  account.refunded += back
  account.late += event.refunded - back
  if (due > back) book.owed.set(event.reservationId, due - back)
  else book.owed.delete(event.reservationId)
}
