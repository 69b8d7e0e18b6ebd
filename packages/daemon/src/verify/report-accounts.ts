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

/**
 * Keeps accounts by whole bookings, from the events alone: what was paid for a booking, what of it was cancelled, and what went back.
 * The projection counts by grade and day (core/sales), so a mistake of the one is none of the other.
 */
export function reportAccounts() {
  /** by performance and currency */
  const accounts = new Map<string, Account>()
  /** what has still to go back, by reservation */
  const owed = new Map<string, number>()
  const accountOf = ({ performanceId, currency }: Omit<Seated, 'seats'>): Account => {
    const name = `${performanceId} ${currency}`
    const known = accounts.get(name) ?? noAccount()
    accounts.set(name, known)
    return known
  }
  const hold = (event: Seated, factor: 1 | -1): void => {
    accountOf(event).held += factor * event.seats
  }

  const cancel = (
    event: Extract<LoggedEvent, { type: 'SeatsCancelled' | 'ReservationCancelled' }>,
  ) => {
    if (event.type === 'ReservationCancelled' && event.seatsWere === 'held') {
      hold(event, -1)
      return
    }
    const account = accountOf(event)
    const lines = event.cancelled ?? [
      { seats: event.seats, price: event.amount / event.seats, kept: 0 },
    ]
    for (const { seats, price, kept } of lines) {
      account.returned += seats
      account.cancelled += seats * price
      account.kept += kept
      owed.set(event.reservationId, (owed.get(event.reservationId) ?? 0) + seats * price - kept)
    }
  }

  const refund = (
    event: Extract<LoggedEvent, { type: 'PaymentRefunded' | 'PaymentCancelled' }>,
  ) => {
    const due = owed.get(event.reservationId) ?? 0
    const back = Math.min(due, event.refunded)
    const account = accountOf(event)
    account.refunded += back
    account.late += event.refunded - back
    if (due > back) owed.set(event.reservationId, due - back)
    else owed.delete(event.reservationId)
  }

  const onSale = (performanceId: string, currency: string, seats: number): void => {
    accountOf({ performanceId, currency }).capacity += seats
  }

  return {
    accounts: accounts as ReadonlyMap<string, Readonly<Account>>,
    read(event: LoggedEvent): void {
      switch (event.type) {
        case 'PerformanceAdded':
          for (const { seats, price } of event.grades)
            onSale(event.performanceId, price.currency, seats)
          return
        case 'PerformanceReplanned':
          for (const { seats, had, price } of event.grades)
            onSale(event.performanceId, price.currency, seats - had)
          return
        case 'GradeChanged':
          onSale(event.performanceId, event.price.currency, event.seats - event.was.seats)
          return
        case 'Reserved':
        case 'SeatsHeld':
          hold(event, 1)
          return
        case 'HoldEnded':
        case 'PaymentDeclined':
        case 'ReservationExpired':
          hold(event, -1)
          return
        case 'PaymentApproved':
        case 'PaymentNotNeeded': {
          hold(event, -1)
          const account = accountOf(event)
          account.seats += event.seats
          account.gross += event.amount
          return
        }
        case 'SeatsCancelled':
        case 'ReservationCancelled':
          cancel(event)
          return
        case 'PaymentRefunded':
        case 'PaymentCancelled':
          refund(event)
          return
      }
    },
  }
}
