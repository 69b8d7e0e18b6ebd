import {
  accept,
  type Booking,
  type CustomerId,
  type Operation,
  type ReservationStatus,
  refuse,
} from '../kernel/index.ts'
import { type Customer, noSuchCustomer } from './customer.ts'
import type { CustomerErased } from './events.ts'

export type EraseCustomer = { readonly customerId: CustomerId }

type Owned = Pick<Booking, 'reservationId' | 'startsAt'> & { readonly status: ReservationStatus }

/** How many bookings a refusal names. */
const NAMED = 5

/**
 * Erases a customer. What was booked and paid stays in the books, without a name. A booking that is unpaid, or whose
 * performance is still to come, has to be cancelled before: nobody could cancel it afterwards.
 */
export const eraseCustomer: Operation<
  EraseCustomer,
  { customer: CustomerId; activeBookingsOf: CustomerId; codesOf: CustomerId },
  {
    customer: Customer | undefined
    customerErasedAt: string | undefined
    activeBookings: readonly Owned[]
  },
  CustomerErased,
  { readonly customerId: CustomerId }
> = {
  name: 'erase-customer',
  needs: ({ customerId }) => ({
    customer: customerId,
    activeBookingsOf: customerId,
    codesOf: customerId,
  }),
  decide({ customerId }, { customer, customerErasedAt, activeBookings }, { now }) {
    if (!customer) return noSuchCustomer(customerId, customerErasedAt)
    const open = activeBookings.filter(
      ({ status, startsAt }) => status === 'awaiting-payment' || Date.parse(startsAt) > now,
    )
    if (open.length > 0) return refuseOpen(open)
    return accept([{ type: 'CustomerErased', customerId }], { customerId })
  },
}

function refuseOpen(open: readonly Owned[]) {
  const reservations = open.slice(0, NAMED).map(({ reservationId }) => reservationId)
  return refuse('customer-has-bookings', { count: open.length, reservations })
}
