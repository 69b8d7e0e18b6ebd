import { expect, test } from 'vitest'
import { asId, type ReservationStatus } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { NOTICE_TEMPLATES, type NoticeTemplate } from '../names/index.ts'
import { isOvertaken, skipNotice } from './skip.ts'

const { reservationId, customerId } = aBooking()
const command = (template: NoticeTemplate) =>
  ({
    reservationId,
    customerId,
    about: asId<'event'>('EV-AAAAAAAAAA'),
    channel: 'mail',
    template,
  }) as const
const given = (status: ReservationStatus, noticeSent = false) =>
  specify(skipNotice).given({ noticeSent, reservation: { status } })

test('C4: a confirmation is overtaken by the cancel, and the event says so', () => {
  given('cancelled')
    .when(command('payment-approved'))
    .thenAccepted([{ type: 'NoticeSkipped', ...command('payment-approved'), because: 'cancelled' }])
})

test.each(['confirmed', 'cancelled', 'payment-failed', 'expired'] as const)(
  'C4: that the payment follows is overtaken when the booking is %s',
  (because) => {
    given(because)
      .when(command('payment-deferred'))
      .thenAccepted([{ type: 'NoticeSkipped', ...command('payment-deferred'), because }])
  },
)

test('what was sent is not skipped as well', () => {
  given('cancelled', true).when(command('payment-approved')).thenAccepted([], null)
})

/** Who has no seats any more needs none of these. */
const ABOUT_SEATS: ReadonlySet<NoticeTemplate> = new Set<NoticeTemplate>([
  ...(['payment-approved', 'payment-deferred'] as const),
  ...(['performance-moved', 'cast-changed', 'house-message'] as const),
])

test('what is still true must be sent', () => {
  given('confirmed')
    .when(command('payment-approved'))
    .thenThrows(/still true/)
  for (const template of NOTICE_TEMPLATES)
    if (!ABOUT_SEATS.has(template))
      given('cancelled')
        .when(command(template))
        .thenThrows(/still true/)
})

test('a webhook gets everything', () => {
  for (const template of NOTICE_TEMPLATES)
    expect(isOvertaken({ channel: 'webhook', template }, 'cancelled')).toBe(false)
})
