import { expect, test } from 'vitest'
import type { Action } from '../keys/keymap.ts'
import { booking, known, played, sceneOf } from '../testing/scene.ts'
import { customerScreen } from './customer.ts'
import { myPageScreen } from './mypage.ts'

const hong = { id: 'CU-1', name: '홍길동', email: 'hong@example.com', language: 'ko', mail: true }
/** Bookings with the newest in front, as MyPage has them. */
const sceneWith = (count: number) => {
  const reservations = Array.from({ length: count }, (_, n) => booking(`RV-${count - n}`))
  const page = known({ position: 9, reservations, notices: [] } as never)
  const customer = known({ ...hong, confirmed: true } as never)
  return sceneOf({ mypage: page, customerPage: page, customer })
}
const SCREENS = { 'My page': myPageScreen, Customer: customerScreen }
const text = (name: keyof typeof SCREENS, count: number, actions: readonly Action[] = []) =>
  played(SCREENS[name], sceneWith(count), { actions, given: { id: 'CU-1' } }).lines.join('\n')

test.each(['My page', 'Customer'] as const)(
  '%s: newer bookings above the part that is shown are counted, since the cursor stays on its own',
  (name) => {
    expect(text(name, 40)).not.toContain('newer')
    expect(text(name, 40, ['last'])).toMatch(/↑ \d+ newer/)
    expect(text(name, 2, ['last'])).not.toContain('newer')
  },
)
