import { describe, expect, test } from 'vitest'
import type { PaymentStatus, ReservationStatus } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { confirmFree, recordApproval, recordDeferral, recordRefusal } from './record.ts'

const booking = aBooking()
const { paymentId } = booking
const payment = (status: PaymentStatus, open: boolean, ended: ReservationStatus = 'cancelled') => ({
  payment: {
    ...booking,
    status,
    refunded: 0,
    reservation: open ? ('awaiting-payment' as const) : ended,
  },
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
  test('C3: is late when the performance has begun meanwhile, and the reservation ends with it', () => {
    const begins = Date.parse(booking.startsAt)
    const given = approving.given(payment('deferred', true))
    expect(given.when(command, { now: begins - 1 }).decision()).toMatchObject({
      events: [{ type: 'PaymentApproved' }],
    })
    const reservation = 'awaiting-payment'
    given
      .when(command, { now: begins })
      .thenAccepted([{ type: 'PaymentApprovedLate', ...booking, chargeId: 'ch_1', reservation }])
  })
  test('of a payment that does not exist is refused', () => {
    approving.given(nothing).when(command).thenRefused('payment-not-found', { id: 'PY-AAAAAAAAAA' })
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
  test('C3: promises nothing after the start of the performance', () => {
    const now = Date.parse(booking.startsAt)
    deferring.given(payment('requested', true)).when(command, { now }).thenAccepted([], null)
  })
  test('of a reservation that is cancelled is none', () => {
    deferring.given(payment('requested', false)).when(command).thenAccepted([], null)
  })
  test('of a payment that does not exist is refused', () => {
    deferring.given(nothing).when(command).thenRefused('payment-not-found', { id: 'PY-AAAAAAAAAA' })
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
  test('C1: is not believed if our log has a charge', () => {
    for (const open of [true, false]) {
      const facts = payment('approved', open)
      refusing
        .given({ payment: { ...facts.payment, chargeId: 'ch_0' } })
        .when(command)
        .thenThrows(/as ch_0; the gateway says that nothing was charged/)
    }
  })
  test('of a payment that does not exist is refused', () => {
    refusing.given(nothing).when(command).thenRefused('payment-not-found')
  })
})

test('each of them reads the payment and nothing else', () => {
  expect(recordApproval.needs({ paymentId, chargeId: '' })).toEqual({ payment: paymentId })
  expect(recordRefusal.needs({ paymentId, reason: '' })).toEqual({ payment: paymentId })
})

describe('C7: free seats that an older version left unpaid', () => {
  const free = (status: PaymentStatus, open: boolean) => ({
    payment: { ...payment(status, open).payment, amount: 0 },
  })
  test.each(['requested', 'deferred'] as const)(
    'are confirmed without a charge, when %s',
    (status) => {
      specify(confirmFree)
        .given(free(status, true))
        .when({ paymentId })
        .thenAccepted([{ type: 'PaymentNotNeeded', ...booking, amount: 0 }], null)
    },
  )
  test('stay as they are if their reservation has ended', () => {
    specify(confirmFree).given(free('requested', false)).when({ paymentId }).thenAccepted([], null)
  })
  test('must be free', () => {
    specify(confirmFree)
      .given(payment('requested', true))
      .when({ paymentId })
      .thenThrows(/is not free/)
  })
})
