import type { Booking } from '../booking.ts'
import { asId } from '../ids.ts'

/** A booking of two VIP seats. `over` replaces single fields. */
export function aBooking(over: Partial<Booking> = {}): Booking {
  return {
    reservationId: asId<'reservation'>('RV-AAAAAAAAAA'),
    paymentId: asId<'payment'>('PY-AAAAAAAAAA'),
    customerId: asId<'customer'>('CU-AAAAAAAAAA'),
    musicalId: asId<'musical'>('MU-AAAAAAAAAA'),
    performanceId: asId<'performance'>('PF-AAAAAAAAAA'),
    title: '오페라의 유령',
    venue: '샤롯데씨어터',
    startsAt: '2027-01-05T19:30+09:00',
    grade: 'VIP',
    seats: 2,
    amount: 380_000,
    currency: 'KRW',
    ...over,
  }
}
