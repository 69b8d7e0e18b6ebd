import { expect, test } from 'vitest'
import { unsettledIn } from '../deeds.ts'
import { withStep } from '../model/mypage.ts'
import { booking, known, played, sceneOf, viewOf } from '../testing/scene.ts'
import { myPageScreen } from './mypage.ts'
import type { MyPageState } from './mypage-state.ts'

// A booking of which some seats were cancelled, or of which not all of the money goes back.

const won = (amount: number) => ({ amount, currency: 'KRW' })
const left = { seats: 1, lines: [{ grade: 'R', seats: 1, price: won(100_000) }] }
const pageOf = (more: Parameters<typeof booking>[1]) => ({
  ...{ position: 9, reservations: [booking('RV-1', more)], notices: [] },
})
const sceneWith = (more: Parameters<typeof booking>[1]) => sceneOf({ mypage: known(pageOf(more)) })
const textOf = (more: Parameters<typeof booking>[1], language: 'en' | 'ko' = 'en') => {
  const scene = sceneWith(more)
  const state = played(myPageScreen, scene).state as MyPageState // of this screen
  return myPageScreen.draw(state, scene, viewOf(scene, language)).lines.join('\n')
}

test('the seats that are left stand in the list; below it what went back and what is kept', () => {
  const gone = { left, kept: won(10_000), refunded: won(90_000) }
  const text = textOf(gone)
  expect(text).toMatch(/▸ .*1 × R .*confirmed/)
  expect(text).toContain('1 of 2 seats left  ·  ₩90,000 went back  ·  ₩10,000 kept')
  expect(text).not.toContain('going back')
  expect(textOf(gone, 'ko')).toContain(
    '2매 중 1매 남음  ·  90,000원 환불됨  ·  취소 수수료 10,000원',
  )
})

test('what has to go back for some seats is under way until it has gone back', () => {
  const under = { left, kept: won(10_000) }
  expect(textOf(under)).toContain('✓ booked  →  ✓ paid  →  ▸ ₩90,000 going back')
  expect(textOf(under, 'ko')).toContain('▸ 90,000원 환불 중')
  expect(unsettledIn(pageOf(under))).toBe(1)
  expect(unsettledIn(pageOf({ ...under, refunded: won(90_000) }))).toBe(0)
})

test('a booking that is cancelled says what is kept, and that nothing goes back if all of it is', () => {
  const over = { status: 'cancelled', paymentStatus: 'cancelled' } as const
  const part = textOf({ ...over, kept: won(180_000), refunded: won(20_000) })
  expect(part).toContain('₩20,000 went back  ·  ₩180,000 kept')
  expect(part).toMatch(/▸ .*2 × R .*cancelled/)
  const none = textOf({ ...over, kept: won(200_000) })
  expect(none).toContain('cancelled  →  ✓ nothing goes back')
  expect(none).not.toContain('✓ refunded')
})

test('the history of such a booking has the seats that are left, and fits', () => {
  const timeline = Array.from({ length: 30 }, (_, n) => ({
    ...{ at: '2026-12-01T11:00:00.000Z', position: n, type: 'Reserved', text: `entry ${n}` },
  }))
  const scene = sceneWith({ left, kept: won(10_000), timeline })
  const { lines } = played(myPageScreen, scene, { actions: ['open'] })
  expect(lines.length).toBeLessThanOrEqual(scene.size.rows)
  expect(lines.join('\n')).toContain('Tue 2027-01-05 19:30  1 × R')
})

test.each(['SeatsCancelled', 'ReservationCancelled', 'PaymentRefunded', 'PaymentCancelled'])(
  'a step with %s does not tell what is left, so the page is read again',
  (type) => {
    const entry = { at: '', position: 10, type, text: '' }
    const told = { status: 'confirmed', paymentStatus: 'approved', title: '빨래' } as const
    expect(
      withStep(pageOf({}), { position: 10, reservationId: 'RV-1', ...told, entry }),
    ).toBeUndefined()
  },
)
