import { describe, expect, test } from 'vitest'
import type { PaymentStatus, ReservationStatus } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { recordCancellation } from './cancellation.ts'
import { GatewayDisagrees } from './disagreement.ts'

const booking = aBooking()
const { paymentId, amount } = booking
const chargeId = 'ch_1'

const cancelling = specify(recordCancellation)
/** A payment whose reservation has ended, with the charge in our log. */
const payment = (
  status: PaymentStatus,
  charge: string | null = null,
  reservation: ReservationStatus = 'cancelled',
) => ({ payment: { ...booking, status, chargeId: charge, reservation, refunded: 0 } })
const whole = { paymentId, chargeId, refunded: amount }
const nothing = { paymentId, chargeId: null, refunded: 0 }
const event = { type: 'PaymentCancelled', ...booking, reservation: 'cancelled' } as const

describe('a cancellation', () => {
  test('ends a payment that was approved, once its whole charge went back', () => {
    cancelling
      .given(payment('approved', chargeId))
      .when(whole)
      .thenAccepted([{ ...event, refunded: amount }], null)
  })
  test.each(['requested', 'deferred'] as const)(
    'ends a payment that was %s and was never charged',
    (status) => {
      cancelling
        .given(payment(status))
        .when(nothing)
        .thenAccepted([{ ...event, refunded: 0 }], null)
    },
  )
  test.each(['requested', 'deferred'] as const)(
    'ends a payment that was %s and was charged all the same, which we had not heard of yet',
    (status) => {
      cancelling
        .given(payment(status))
        .when(whole)
        .thenAccepted([{ ...event, refunded: amount }], null)
    },
  )
  test('says what became of the reservation: an expired one was told of already', () => {
    cancelling
      .given(payment('deferred', null, 'expired'))
      .when(whole)
      .thenAccepted([{ ...event, refunded: amount, reservation: 'expired' }], null)
  })
  test.each([
    ['cancelled, with nothing charged', payment('cancelled'), nothing],
    ['cancelled, with its charge refunded', payment('cancelled', chargeId), whole],
    ['cancelled, with a charge that we had never heard of', payment('cancelled'), whole],
    ['declined', payment('declined', null, 'payment-failed'), nothing],
  ])('of a payment that is %s changes nothing', (_, facts, command) => {
    cancelling.given(facts).when(command).thenAccepted([], null)
  })
  test('of an open reservation is a fault of ours', () => {
    cancelling
      .given(payment('approved', chargeId, 'confirmed'))
      .when(whole)
      .thenThrows(/while its reservation is open/)
  })
  test('of a payment that does not exist is refused', () => {
    cancelling.given({ payment: undefined }).when(whole).thenRefused('payment-not-found')
  })
  test('reads the payment and nothing else', () => {
    expect(recordCancellation.needs(nothing)).toEqual({ payment: paymentId })
  })
})

describe('a cancellation is not believed', () => {
  test.each([
    [
      'that nothing was charged, where our log has a charge',
      payment('approved', chargeId),
      nothing,
      /380000 KRW were charged for PY-AAAAAAAAAA as ch_1; the gateway says that nothing was/,
    ],
    [
      'that a charge was refunded which is another than the one in our log',
      payment('approved', chargeId),
      { ...whole, chargeId: 'ch_2' },
      /as ch_1; the gateway says that the charge is ch_2/,
    ],
    [
      'that a part of the charge was refunded',
      payment('approved', chargeId),
      { ...whole, refunded: 1 },
      /380000 KRW had to go back for PY-AAAAAAAAAA; the gateway says that 1 KRW did/,
    ],
    [
      'that none of the charge was refunded',
      payment('approved', chargeId),
      { ...whole, refunded: 0 },
      /380000 KRW had to go back .* that 0 KRW did/,
    ],
    [
      'that more than the charge was refunded',
      payment('approved', chargeId),
      { ...whole, refunded: amount + 1 },
      /that 380001 KRW did/,
    ],
    [
      'that a charge we had never heard of was refunded in part',
      payment('requested'),
      { ...whole, refunded: 1 },
      /380000 KRW had to go back .* that 1 KRW did/,
    ],
    [
      'that something was refunded, where nothing was charged',
      payment('requested'),
      { ...nothing, refunded: 1 },
      /0 KRW had to go back .* that 1 KRW did/,
    ],
    [
      'that nothing was charged, after a charge that came too late',
      payment('cancelled', chargeId),
      nothing,
      /as ch_1; the gateway says that nothing was charged/,
    ],
  ])('%s', (_, facts, command, why) => {
    const when = cancelling.given(facts).when(command)
    when.thenThrows(why)
    when.thenThrows(/Nothing is recorded: compare both, then retry this task\.$/)
    expect(when.decision).toThrow(GatewayDisagrees)
    expect(new GatewayDisagrees('')).toMatchObject({ permanent: true })
  })
})
