import { expect, test } from 'vitest'
import { widthOf } from '../../text/width.ts'
import type { Action } from '../keys/keymap.ts'
import { booking, known, played, sceneOf, viewOf } from '../testing/scene.ts'
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

const won = (amount: number) => ({ amount, currency: 'KRW' })
/** A booking with so many seats of each grade, at 100,000 won each. */
const several = (seats: Readonly<Record<string, number>>) => {
  const lines = Object.entries(seats).map(([grade, count]) => ({
    ...{ grade, seats: count, price: won(100_000) },
  }))
  const count = lines.reduce((sum, line) => sum + line.seats, 0)
  return booking('RV-1', { grade: null, seats: count, lines, amount: won(count * 100_000) })
}

/** What a screen shows of these bookings, in a terminal with so many columns. */
const drawn = (
  name: keyof typeof SCREENS,
  seats: Readonly<Record<string, number>>,
  { columns = 78, language = 'en' as 'en' | 'ko', actions = [] as readonly Action[] } = {},
) => {
  const page = known({ position: 9, reservations: [several(seats)], notices: [] } as never)
  const person = known({ ...hong, confirmed: true } as never)
  const scene = sceneOf(
    { mypage: page, customerPage: page, customer: person },
    { columns, rows: 19 },
    language,
  )
  const screen = SCREENS[name]
  const { state } = played(screen, scene, { actions, given: { id: 'CU-1' } })
  const { lines } = screen.draw(state as never, scene, viewOf(scene, language))
  for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns)
  expect(lines.length).toBeLessThanOrEqual(19)
  return lines
}

test.each(['My page', 'Customer'] as const)(
  '%s: seats of two grades stand in the row of the booking',
  (name) => {
    for (const columns of [78, 118, 198]) {
      const english = drawn(name, { VIP: 2, R: 1 }, { columns })
      expect(english.join('\n')).toMatch(/▸.* 빨래 +2 × VIP \+ 1 × R +confirmed/)
      // They are not told again below the list.
      expect(english.join('\n')).not.toMatch(/^2 × VIP/m)
      const korean = drawn(name, { VIP: 2, R: 1 }, { columns, language: 'ko' })
      expect(korean.join('\n')).toMatch(/빨래 +VIP석 2매 \+ R석 1매 +예매 확정/)
    }
  },
)

test.each(['My page', 'Customer'] as const)(
  '%s: a row without room for all grades says that more follow, and the booking below has them all',
  (name) => {
    const grades = { VIP: 2, R: 3, S: 1, A: 4 }
    const lines = drawn(name, grades)
    expect(lines.find((line) => line.startsWith('▸'))).toMatch(/ 2 × VIP \+ 3 × R \+ … +confirmed/)
    const all = '2 × VIP ₩200,000 + 3 × R ₩300,000 + 1 × S ₩100,000 + 4 × A ₩400,000'
    expect(lines).toContain(all)
    expect(drawn(name, grades, { columns: 118 }).join('\n')).toContain('+ 1 × S + 4 × A')
    // Above the whole history they take as many lines as they need.
    const history = drawn(name, grades, { actions: ['open'] })
    const [title = '', when = '', more = '', steps = ''] = history
    expect(title).toContain('빨래')
    expect(`${when} ${more}`).toBe(`Tue 2027-01-05 19:30  ${all}`)
    expect(steps).toContain('✓ booked')
  },
)
