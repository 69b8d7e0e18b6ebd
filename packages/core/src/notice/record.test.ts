import { expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { recordNotice } from './record.ts'

const { reservationId, customerId } = aBooking()
const command = {
  reservationId,
  customerId,
  about: asId<'event'>('EV-AAAAAAAAAA'),
  channel: 'inbox',
  template: 'payment-approved',
} as const

test('a delivered notice is recorded with its words', () => {
  specify(recordNotice)
    .given({ noticeSent: false })
    .when(command)
    .thenAccepted([{ type: 'NoticeSent', ...command }], null)
})

test('a notice that was delivered before is not recorded again', () => {
  specify(recordNotice).given({ noticeSent: true }).when(command).thenAccepted([], null)
})

test('a notice is known by the event it tells of and by its channel', () => {
  expect(recordNotice.needs(command)).toEqual({
    notice: { about: 'EV-AAAAAAAAAA', channel: 'inbox' },
  })
})
