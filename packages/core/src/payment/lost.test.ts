import { expect, test } from 'vitest'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { claimLostCharge, recordLostRefund } from './lost.ts'

const booking = aBooking()
const { paymentId: key, amount, currency } = booking
const charge = { key, chargeId: 'ch_1', amount, currency }
const known = {
  payment: { ...booking, status: 'approved', reservation: 'confirmed', refunded: 0 } as const,
}

test('a charge whose booking the log does not have is claimed for a refund', () => {
  specify(claimLostCharge)
    .given({ payment: undefined })
    .when(charge)
    .thenAccepted([{ type: 'LostChargeFound', ...charge }], null)
})

test('a charge of a booking that the log has is not lost: it goes back with the booking', () => {
  specify(claimLostCharge).given(known).when(charge).thenRefused('charge-not-lost', { id: key })
  specify(recordLostRefund)
    .given(known)
    .when({ ...charge, refunded: amount })
    .thenThrows(/is not lost/)
})

test('its refund is recorded', () => {
  const refund = { ...charge, refunded: amount }
  specify(recordLostRefund)
    .given({ payment: undefined })
    .when(refund)
    .thenAccepted([{ type: 'LostChargeRefunded', ...refund }], null)
})

test('both ask for the payment', () => {
  expect(claimLostCharge.needs(charge)).toEqual({ payment: key })
  expect(recordLostRefund.needs({ ...charge, refunded: 0 })).toEqual({ payment: key })
})
