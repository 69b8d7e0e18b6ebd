import { expect, test } from 'vitest'
import { widthOf } from '../../text/width.ts'
import { booking, known, NOW, performance, played, sceneOf, viewOf } from '../testing/scene.ts'
import { bookScreen } from './book.ts'
import { myPageScreen } from './mypage.ts'
import { sandboxScreen } from './sandbox.ts'
import { SCREENS } from './screens.ts'
import { seasonScreen } from './season.ts'

const season = known([
  performance('PF-1', 'Hadestown'),
  performance('PF-2', '오페라의 유령', { VIP: 0 }),
  performance('PF-3', 'Cats '.repeat(40)),
])
const page = (...reservations: ReturnType<typeof booking>[]) =>
  known({ position: 9, reservations, notices: [] })
const knobs = known({
  ...{ latency: '30', fail: 0, loseReplies: 0, duplicate: 0 },
  ...{ wrongAmount: 0, decline: 0, outage: false },
})

test.each(Object.entries(SCREENS))('%s draws no line that is too wide or too many', (_, screen) => {
  for (const columns of [58, 78, 118, 198])
    for (const language of ['en', 'ko'] as const) {
      const scene = sceneOf(
        { season, mypage: page(booking('RV-1'), booking('RV-2')), knobs },
        { columns, rows: 19 },
      )
      const { lines } = screen.draw(screen.begin('PF-3'), scene, viewOf(scene, language))
      expect(lines.length).toBeLessThanOrEqual(19)
      for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns)
    }
})

test('What’s on: Enter on a performance books it', () => {
  const { go } = played(seasonScreen, sceneOf({ season }), { actions: ['down', 'open'] })
  expect(go).toEqual({ place: 'book', with: 'PF-2' })
})

test('What’s on: a sold-out performance says so in words', () => {
  const { lines } = played(seasonScreen, sceneOf({ season }), { actions: ['down'] })
  expect(lines.join('\n')).toMatch(/오페라의 유령.*sold out/)
})

test('Book: the total follows the grade and the number', () => {
  const scene = sceneOf({ season })
  const { lines } = played(bookScreen, scene, {
    given: 'PF-1',
    actions: ['right', 'down', 'more', 'more'],
  })
  expect(lines.join('\n')).toContain('‹ R ›')
  expect(lines.join('\n')).toContain('Press Enter to book 3 × R for ₩300,000.')
})

test('Book: while the booking is sent, no key does anything, so nothing is booked twice', () => {
  const scene = sceneOf({ season })
  const { state } = played(bookScreen, scene, { given: 'PF-1', actions: ['open'] })
  expect(bookScreen.actions(state as never, scene)).toEqual([])
})

test('Book: the command that is copied books the same', () => {
  const scene = sceneOf({ season })
  const { state } = played(bookScreen, scene, { given: 'PF-1', actions: ['down', 'more'] })
  expect(bookScreen.command?.(state as never, scene)?.join(' ')).toBe(
    'book PF-1 --grade VIP --seats 2 --pay-with card-ok --yes',
  )
})

test('My page: a cancel is asked for, with what comes back, and Escape keeps the booking', () => {
  const scene = sceneOf({ mypage: page(booking('RV-1')) })
  const asked = played(myPageScreen, scene, { actions: ['cancel'] })
  expect(asked.lines.join('\n')).toContain('₩200,000 goes back to the card.')
  const kept = played(myPageScreen, scene, { actions: ['cancel', 'back'] })
  expect(kept.lines.join('\n')).not.toContain('Cancel RV-1')
})

test('My page: what is over cannot be cancelled, and says whether the money is back', () => {
  const over = { status: 'cancelled', paymentStatus: 'approved' } as const
  const scene = sceneOf({ mypage: page(booking('RV-1', over)) })
  const { state, lines } = played(myPageScreen, scene)
  expect(myPageScreen.actions(state as never, scene)).not.toContain('cancel')
  expect(lines.join('\n')).toContain('money is going back')
})

test('My page: a deferred payment counts down to its next try', () => {
  const deferredUntil = new Date(NOW + 4_000).toISOString()
  const waits = { status: 'awaiting-payment', paymentStatus: 'deferred', deferredUntil } as const
  const { lines } = played(myPageScreen, sceneOf({ mypage: page(booking('RV-1', waits)) }))
  expect(lines.join('\n')).toContain('payment follows (next try in 4 seconds)')
})

test('Sandbox: a slider shows at once what it was turned to', () => {
  const { lines } = played(sandboxScreen, sceneOf({ knobs }), { actions: ['down', 'down', 'more'] })
  expect(lines.join('\n')).toMatch(/▸ fails +■□+ {2}10 %/)
})
