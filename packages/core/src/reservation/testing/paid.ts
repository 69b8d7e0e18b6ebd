import { type Line, seatedBy } from '../../kernel/index.ts'
import { aBooking } from '../../kernel/testing/booking.ts'
import { PRESETS, type RefundPreset, type RefundTerms } from '../../refund/index.ts'
import type { Reservation } from '../state.ts'

/** ms since the epoch of a time in Seoul, where the hall of {@link paid} is. */
export const seoul = (time: string): number => Date.parse(`${time}+09:00`)

/** Eight days before the performance: `kr-standard` keeps a tenth. */
export const D8 = seoul('2026-12-28T12:00:00')
/** Three weeks before the performance: everything goes back. */
export const EARLY = seoul('2026-12-15T12:00:00')
/** The day itself: `kr-standard` keeps nine tenths, and `kr-agency` lets nobody cancel. */
export const LAST_DAY = seoul('2027-01-05T12:00:00')
export const START = seoul('2027-01-05T19:30:00')

export const termsOf = (preset: RefundPreset): RefundTerms => ({
  ...PRESETS[preset],
  timeZone: 'Asia/Seoul',
})

export const won = (amount: number) => ({ amount, currency: 'KRW' })

/** Three seats of VIP and one of R, which have no numbers. */
export const WITHOUT_NUMBERS: readonly Line[] = [
  { grade: 'VIP', seats: 3, price: 170_000 },
  { grade: 'R', seats: 1, price: 140_000 },
]

/** The same seats with numbers. */
export const NUMBERED: readonly Line[] = [
  { grade: 'VIP', seats: 3, price: 170_000, places: ['1F/1/1', '1F/1/2', '1F/1/3'] },
  { grade: 'R', seats: 1, price: 140_000, places: ['1F/9/1'] },
]

/** A paid reservation of these seats on 5 January 2027 at 19:30 in Seoul, booked on 1 December. */
export const paid = (
  lines: readonly Line[] = WITHOUT_NUMBERS,
  over: Partial<Reservation> = {},
): Reservation => ({
  ...aBooking(seatedBy(lines)),
  status: 'confirmed',
  paymentStatus: 'approved',
  refund: termsOf('kr-standard'),
  bookedAt: seoul('2026-12-01T12:00:00'),
  ...over,
})
