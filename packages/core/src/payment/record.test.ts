import { describe, expect, test } from 'vitest'
import type { PaymentStatus, ReservationStatus } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { recordApproval, recordDeferral, recordRefusal } from './record.ts'

const booking = aBooking()
const { paymentId } = booking
const payment = (status: PaymentStatus, open: boolean, ended: ReservationStatus = 'cancelled') => ({
  payment: { ...booking, status, reservation: open ? ('awaiting-payment' as const) : ended },
})
const nothing = { payment: undefined }

describe('an approval', () => {
  const approving = specify(recordApproval)
  const command = { paymentId, chargeId: 'ch_1' }

  test.each(['requested', 'deferred'] as const)(
    'of a payment that was %s confirms its reservation',
    (status) => {
      approving
        .given(payment(status, true))
        .when(command)
        .thenAccepted([{ type: 'PaymentApproved', ...booking, chargeId: 'ch_1' }], null)
    },
  )
  test('that is recorded again changes nothing', () => {
    approving.given(payment('approved', true)).when(command).thenAccepted([], null)
    approving.given(payment('approved', false)).when(command).thenAccepted([], null)
  })
  test.each(['requested', 'deferred', 'cancelled'] as const)(
    'of a reservation that nobody wants any more is late, with the payment %s',
    (status) => {
      approving
        .given(payment(status, false))
        .when(command)
        .thenAccepted([{ type: 'PaymentApprovedLate', ...booking, chargeId: 'ch_1' }], null)
    },
  )
  test('of another charge than the one in our log is not believed', () => {
    const charged = (status: PaymentStatus, open: boolean) => {
      const facts = payment(status, open)
      return { payment: { ...facts.payment, chargeId: 'ch_0' } }
    }
    for (const facts of [charged('approved', true), charged('cancelled', false)])
      approving
        .given(facts)
        .when(command)
        .thenThrows(/as ch_0; the gateway says that .* ch_1/)
  })
  test('of a payment that does not exist is refused', () => {
    approving
      .given(nothing)
      .when(command)
      .thenRefused('payment-not-found', /PY-AAAAAAAAAA/)
  })
})

describe('a deferral', () => {
  const deferring = specify(recordDeferral)
  const command = { paymentId, retryAt: '2026-12-01T12:00:05.000Z' }

  test('of a payment that was requested is news', () => {
    deferring
      .given(payment('requested', true))
      .when(command)
      .thenAccepted([{ type: 'PaymentDeferred', ...booking, retryAt: command.retryAt }], null)
  })
  test('is news only once', () => {
    deferring.given(payment('deferred', true)).when(command).thenAccepted([], null)
  })
  test.each(['approved', 'declined', 'cancelled'] as const)(
    'of one that is %s is none',
    (status) => {
      deferring
        .given(payment(status, status === 'approved'))
        .when(command)
        .thenAccepted([], null)
    },
  )
  test('of a reservation that is cancelled is none', () => {
    deferring.given(payment('requested', false)).when(command).thenAccepted([], null)
  })
  test('of a payment that does not exist is refused', () => {
    deferring
      .given(nothing)
      .when(command)
      .thenRefused('payment-not-found', /PY-AAAAAAAAAA/)
  })
})

describe('a refusal of the card', () => {
  const refusing = specify(recordRefusal)
  const command = { paymentId, reason: 'card-declined' }

  test.each(['requested', 'deferred'] as const)(
    'of a payment that was %s fails the reservation',
    (status) => {
      refusing
        .given(payment(status, true))
        .when(command)
        .thenAccepted([{ type: 'PaymentDeclined', ...booking, reason: 'card-declined' }], null)
    },
  )
  test.each(['requested', 'deferred', 'approved', 'declined', 'cancelled'] as const)(
    'changes nothing on a reservation that is closed, with the payment %s',
    (status) => {
      refusing.given(payment(status, false)).when(command).thenAccepted([], null)
    },
  )
  test('changes nothing on a payment that is approved', () => {
    refusing.given(payment('approved', true)).when(command).thenAccepted([], null)
  })
  test('of a payment that does not exist is refused', () => {
    refusing.given(nothing).when(command).thenRefused('payment-not-found')
  })
})

test('each of them reads the payment and nothing else', () => {
  expect(recordApproval.needs({ paymentId, chargeId: '' })).toEqual({ payment: paymentId })
  expect(recordRefusal.needs({ paymentId, reason: '' })).toEqual({ payment: paymentId })
})
