import { describe, expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { whatFollows, whatIsQueued } from './policies.ts'
import { eventsThatFollow } from './same-commit.ts'

const about = asId<'event'>('EV-AAAAAAAAAA')
const free = aBooking({ amount: 0 })
const paid = aBooking()
const kinds = (event: Parameters<typeof whatIsQueued>[0]) =>
  whatIsQueued(event, about, ['inbox']).map(({ kind }) => kind)

describe('C7: free seats', () => {
  test('are confirmed in the commit of the booking, and no approval is asked for', () => {
    const reserved = { type: 'Reserved', ...free, paymentMethod: 'card-ok' } as const
    expect(kinds(reserved)).toEqual([])
    const [next, ...others] = eventsThatFollow(reserved)
    expect(next).toEqual({ type: 'PaymentNotNeeded', ...free })
    expect(others).toEqual([])
    expect(next && kinds(next)).toEqual(['send-notice'])
  })

  test('are cancelled in the commit of the cancel, and the gateway is not asked', () => {
    const cancelled = {
      type: 'ReservationCancelled',
      ...free,
      by: 'customer',
      seatsWere: 'sold',
    } as const
    expect(kinds(cancelled)).toEqual([])
    const [next] = eventsThatFollow(cancelled)
    expect(next).toEqual({
      type: 'PaymentCancelled',
      ...free,
      refunded: 0,
      reservation: 'cancelled',
    })
    expect(next && kinds(next)).toEqual(['send-notice'])
  })

  test('that expire after an upgrade need no gateway either', () => {
    const expired = { type: 'ReservationExpired', ...free, deadline: free.startsAt } as const
    expect(kinds(expired)).toEqual(['send-notice'])
    expect(eventsThatFollow(expired)).toMatchObject([{ refunded: 0, reservation: 'expired' }])
  })

  test('have the orders of older versions still, so that a stored task can be made again', () => {
    const reserved = { type: 'Reserved', ...free, paymentMethod: 'card-ok' } as const
    expect(whatFollows(reserved, about, ['inbox'])).toMatchObject([{ kind: 'approve-payment' }])
  })
})

describe('S9: a payment that was certainly never sent', () => {
  test('is cancelled in the commit of the cancel, and the gateway is not asked', () => {
    const cancelled = {
      type: 'ReservationCancelled',
      ...paid,
      by: 'customer',
      seatsWere: 'held',
      paymentNeverSent: true,
    } as const
    expect(kinds(cancelled)).toEqual([])
    const [next, ...others] = eventsThatFollow(cancelled)
    expect(next).toEqual({
      type: 'PaymentCancelled',
      ...paid,
      refunded: 0,
      reservation: 'cancelled',
    })
    expect(others).toEqual([])
    expect(next && kinds(next)).toEqual(['send-notice'])
  })

  test('ends with a reservation that expires, of which there is one notice', () => {
    const { startsAt: deadline } = paid
    const expired = {
      type: 'ReservationExpired',
      ...paid,
      deadline,
      paymentNeverSent: true,
    } as const
    expect(kinds(expired)).toEqual(['send-notice'])
    const [next] = eventsThatFollow(expired)
    expect(next).toMatchObject({ type: 'PaymentCancelled', refunded: 0, reservation: 'expired' })
    expect(next && kinds(next)).toEqual([])
  })
})

test('C3: an approval after the start ends the reservation, whose end asks for one refund', () => {
  const late = { type: 'PaymentApprovedLate', ...paid, chargeId: 'ch_1' } as const
  expect(kinds(late)).toEqual(['cancel-payment'])
  expect(eventsThatFollow(late)).toEqual([])
  const begun = { ...late, reservation: 'awaiting-payment' } as const
  expect(kinds(begun)).toEqual([])
  const deadline = '2027-01-05T10:30:00.000Z'
  const expired = { type: 'ReservationExpired', ...paid, deadline } as const
  expect(eventsThatFollow(begun)).toEqual([expired])
  expect(kinds(expired)).toEqual(['cancel-payment', 'send-notice'])
})

test('a paid booking is followed by no other event', () => {
  expect(eventsThatFollow({ type: 'Reserved', ...paid, paymentMethod: 'card-ok' })).toEqual([])
})
