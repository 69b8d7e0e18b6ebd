import { describe, expect, test } from 'vitest'
import type { GoneLine, ReservationStatus } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { specify } from '../kernel/testing/decide.ts'
import { recordCancellation } from './cancellation.ts'
import { GatewayDisagrees } from './disagreement.ts'
import type { Payment } from './state.ts'

// Several cancels of one booking are refunded one after the other, each down to what its cancel leaves of the charge (domain 3.3).

/** Four seats of 170,000. */
const booking = aBooking({ seats: 4, amount: 680_000 })
const { paymentId } = booking
const chargeId = 'ch_1'
const recording = specify(recordCancellation)

/** So many seats are cancelled, and of each the house keeps a tenth. */
const tenthKept = (seats: number): readonly GoneLine[] => [
  { grade: 'VIP', seats, price: 170_000, kept: 17_000 * seats },
]
const payment = (over: Partial<Payment>) => ({
  payment: {
    ...booking,
    ...{ status: 'approved' as const, reservation: 'confirmed' as ReservationStatus, chargeId },
    refunded: 0,
    ...over,
  },
})
/** The charge without the refunds of so many seats. */
const leftAfter = (seats: number) => 680_000 - 153_000 * seats
const refundedFor = (seats: number) => 153_000 * seats
const recorded = (seats: number, refunded = refundedFor(seats)) => ({
  ...{ paymentId, chargeId, refunded },
  chargeLeft: leftAfter(seats),
})
const ended = { gone: tenthKept(4), reservation: 'cancelled' as const }

describe('a refund for single seats', () => {
  test('is recorded, and the payment stays', () => {
    recording
      .given(payment({ gone: tenthKept(1) }))
      .when(recorded(1))
      .thenAccepted(
        [{ type: 'PaymentRefunded', ...booking, refunded: 153_000, gone: tenthKept(1) }],
        null,
      )
  })

  test('is recorded without what had gone back before', () => {
    recording
      .given(payment({ gone: tenthKept(3), refunded: refundedFor(1) }))
      .when(recorded(3))
      .thenAccepted(
        [{ type: 'PaymentRefunded', ...booking, refunded: 306_000, gone: tenthKept(3) }],
        null,
      )
  })

  test('that is recorded again changes nothing', () => {
    const given = recording.given(payment({ gone: tenthKept(1), refunded: refundedFor(1) }))
    given.when(recorded(1)).thenAccepted([], null)
  })

  test('may be found with what a later cancel gives back, and is then not recorded twice', () => {
    const given = recording.given(payment({ gone: tenthKept(2) }))
    given
      .when(recorded(1, refundedFor(2)))
      .thenAccepted(
        [{ type: 'PaymentRefunded', ...booking, refunded: 306_000, gone: tenthKept(2) }],
        null,
      )
    recording
      .given(payment({ gone: tenthKept(2), refunded: refundedFor(2) }))
      .when(recorded(2))
      .thenAccepted([], null)
  })

  test('is still one for single seats, if the rest is cancelled meanwhile', () => {
    recording
      .given(payment(ended))
      .when(recorded(1))
      .thenAccepted(
        [{ type: 'PaymentRefunded', ...booking, refunded: 153_000, gone: ended.gone }],
        null,
      )
  })
})

describe('the last refund of a booking', () => {
  const event = { type: 'PaymentCancelled', ...booking, reservation: 'cancelled' } as const

  test('ends the payment, with what went back now and what the house keeps', () => {
    recording
      .given(payment({ ...ended, refunded: refundedFor(3) }))
      .when(recorded(4))
      .thenAccepted([{ ...event, refunded: 153_000, kept: 68_000 }], null)
  })

  test('ends the payment if an earlier task finds it made: a person may have given everything back', () => {
    recording
      .given(payment(ended))
      .when(recorded(1, refundedFor(4)))
      .thenAccepted([{ ...event, refunded: 612_000, kept: 68_000 }], null)
    recording
      .given(payment({ ...ended, status: 'cancelled', refunded: refundedFor(4) }))
      .when(recorded(4))
      .thenAccepted([], null)
  })

  test('says nothing of what is kept, if nothing is', () => {
    const gone = [{ grade: 'VIP', seats: 4, price: 170_000, kept: 0 }]
    recording
      .given(payment({ gone, reservation: 'cancelled', refunded: 170_000 }))
      .when({ paymentId, chargeId, refunded: 680_000 })
      .thenAccepted([{ ...event, refunded: 510_000 }], null)
  })

  test('ends the payment also if nothing goes back: the house keeps all of it', () => {
    const gone = [{ grade: 'VIP', seats: 4, price: 170_000, kept: 680_000 }]
    recording
      .given(payment({ gone, reservation: 'cancelled' }))
      .when({ paymentId, chargeId, refunded: 0, chargeLeft: 680_000 })
      .thenAccepted([{ ...event, refunded: 0, kept: 680_000 }], null)
  })

  test('ends the payment although its last seats give nothing back', () => {
    const gone = [{ grade: 'VIP', seats: 4, price: 170_000, kept: 510_000 }]
    recording
      .given(payment({ gone, reservation: 'cancelled', refunded: 170_000 }))
      .when({ paymentId, chargeId, refunded: 170_000, chargeLeft: 510_000 })
      .thenAccepted([{ ...event, refunded: 0, kept: 510_000 }], null)
  })
})

describe('a refund in parts is not believed', () => {
  const rows: readonly (readonly [string, Partial<Payment>, object, RegExp])[] = [
    [
      'if less went back than its cancel gives',
      { gone: tenthKept(2) },
      recorded(2, refundedFor(1)),
      /306000 KRW had to go back for PY-AAAAAAAAAA; the gateway says that 153000 KRW did/,
    ],
    [
      'if nothing went back',
      { gone: tenthKept(1) },
      recorded(1, 0),
      /153000 KRW had to go back .* that 0 KRW did/,
    ],
    [
      'if more went back than all cancels together give',
      { gone: tenthKept(2) },
      recorded(1, refundedFor(2) + 1),
      /153000 KRW had to go back .* that 306001 KRW did/,
    ],
    [
      'if what the house keeps went back too',
      ended,
      recorded(4, 680_000),
      /612000 KRW had to go back .* that 680000 KRW did/,
    ],
    [
      'if the gateway has another charge',
      { gone: tenthKept(1) },
      { ...recorded(1), chargeId: 'ch_2' },
      /as ch_1; the gateway says that the charge is ch_2/,
    ],
    [
      'if the gateway has no charge',
      { gone: tenthKept(1) },
      { ...recorded(1, 0), chargeId: null },
      /680000 KRW were charged .* the gateway says that nothing was charged/,
    ],
  ]
  test.each(rows)('%s', (_, over, command, why) => {
    const when = recording.given(payment(over)).when({ ...recorded(1), ...command })
    when.thenThrows(why)
    expect(when.decision).toThrow(GatewayDisagrees)
  })

  test('also after the payment has ended', () => {
    recording
      .given(payment({ ...ended, status: 'cancelled', refunded: refundedFor(4) }))
      .when(recorded(4, refundedFor(4) + 1))
      .thenThrows(/612000 KRW had to go back .* that 612001 KRW did/)
  })
})

test('a refund of a paid reservation that has lost no seat is a fault of ours', () => {
  recording
    .given(payment({}))
    .when(recorded(1))
    .thenThrows(/while its reservation is open/)
})
