import { expect, test } from 'vitest'
import { widthOf } from '../../text/width.ts'
import { known, performance, sceneOf, viewOf } from '../testing/scene.ts'
import { WORDS } from '../words/words.ts'
import { bookScreen } from './book.ts'
import { type BookState, newBooking } from './book-state.ts'
import { rulesText } from './refund-words.ts'
import { seasonScreen } from './season.ts'
import { NEW_SEASON } from './season-state.ts'

// What a cancel would give back, for somebody who has not booked yet.

const won = (amount: number) => ({ amount, currency: 'KRW' })
const STEPS = [
  { until: '2026-12-26T23:59:59+09:00', kept: won(0), refund: won(200_000) },
  { until: '2026-12-29T23:59:59+09:00', kept: won(20_000), refund: won(180_000) },
  { until: '2027-01-02T23:59:59+09:00', kept: won(40_000), refund: won(160_000) },
  { until: '2027-01-04T23:59:59+09:00', kept: won(60_000), refund: won(140_000) },
  { until: '2027-01-05T19:29:59+09:00', kept: won(180_000), refund: won(20_000) },
]
const RULES = [
  { from: 'D-10', keep: 0 },
  { from: 'D-9', to: 'D-7', keep: '10%' },
  { from: 'D-6', to: 'D-3', keep: '20%' },
  { from: 'D-2', to: 'D-1', keep: '30%' },
  { from: 'D-0', to: 'D-0', keep: '90%' },
  { from: 'D-3', within: '24h', keep: 0 },
]
const cats = {
  ...performance('PF-1', 'Cats'),
  refund: { preset: 'kr-standard' as const, rules: RULES, until: 'start' as const },
}
type Size = { readonly columns: number; readonly rows: number }
const NARROW: Size = { columns: 78, rows: 20 }

const form: BookState = { ...newBooking(cats), seats: 2 }
const orderOf = (state: BookState) => bookScreen.about?.(state).order ?? ''
const textOf = (
  steps: typeof STEPS | undefined,
  { state = form, size = NARROW, order = orderOf(state), language = 'en' as 'en' | 'ko' } = {},
) => {
  const scene = sceneOf({ season: known([cats]), refunds: known({ order, steps }) }, size)
  const { lines } = bookScreen.draw(state, scene, viewOf(scene, language))
  expect(lines.length).toBeLessThanOrEqual(size.rows)
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(size.columns)
  return lines.join('\n')
}

test('the form asks about the seats that are chosen, and about nothing after the booking', () => {
  expect(bookScreen.asks?.(form)).toEqual(['refunds'])
  expect(JSON.parse(orderOf(form))).toEqual({ performanceId: 'PF-1', grade: 'VIP', seats: 2 })
  const sending: BookState = { ...form, stage: { is: 'sending' } }
  expect(bookScreen.asks?.(sending)).toEqual([])
})

test('below the form stands until when how much goes back', () => {
  const text = textOf(STEPS)
  expect(text).toContain('What goes back if you cancel\n  until Sat 2026-12-26 23:59  ₩200,000')
  expect(text).toContain('  until Tue 2027-01-05 19:29   ₩20,000\n  After that you cannot cancel')
  expect(textOf(STEPS, { language: 'ko' })).toContain(
    '취소하면 환불되는 금액\n  2026-12-26(토) 23:59까지  200,000원',
  )
})

test('on a wide terminal it stands beside the price', () => {
  const lines = textOf(STEPS, { size: { columns: 198, rows: 45 } }).split('\n')
  expect(lines[3]).toMatch(/Grade .*What goes back if you cancel/)
  expect(lines[4]).toMatch(/Seats .*until Sat 2026-12-26 23:59 {2}₩200,000/)
})

test('few rows have the next steps, and say how many there are', () => {
  const text = textOf(STEPS, { size: { columns: 58, rows: 15 } })
  expect(text).toContain('until Sat 2026-12-26 23:59  ₩200,000')
  expect(text).toMatch(/\d more steps/)
})

test('steps of other seats are not shown, nor where all back', () => {
  expect(textOf(STEPS, { order: orderOf({ ...form, seats: 1 }) })).not.toContain('goes back')
  expect(textOf(undefined)).not.toContain('goes back')
})

test('seats that nobody can cancel say so before they are booked', () => {
  expect(textOf([])).toContain('Once they are paid, these seats cannot be cancelled.')
  expect(textOf([], { language: 'ko' })).toContain('결제한 뒤에는 취소할 수 없는 좌석입니다.')
})

const detail = (
  refund: (typeof cats)['refund'] | object,
  size: Size,
  language: 'en' | 'ko' = 'en',
) => {
  const scene = sceneOf({ season: known([{ ...cats, refund } as typeof cats]) }, size)
  const { lines } = seasonScreen.draw(NEW_SEASON, scene, viewOf(scene, language))
  expect(lines.length).toBeLessThanOrEqual(size.rows)
  return lines.join('\n')
}
const WIDE: Size = { columns: 198, rows: 45 }

test('What’s on has the policy of the selected performance in words', () => {
  const wide = detail(cats.refund, WIDE)
  for (const said of [
    '10+ days before: all back',
    '9–7 days before: 10% kept',
    'on the day: 90% kept',
    'within 24 hours of the booking, 3+ days before: all back',
  ])
    expect(wide).toContain(said)
  const narrow = detail(cats.refund, NARROW)
  expect(narrow).toContain('If you cancel: 10+ days before: all back; 9–7 days')
  const korean = detail(cats.refund, WIDE, 'ko')
  for (const said of [
    '공연 10일 전까지: 전액 환불',
    '9–7일 전: 수수료 10%',
    '공연 당일: 수수료 90%',
  ])
    expect(korean).toContain(said)
})

test('a policy with amounts, a deadline or without rules is said in words too', () => {
  const flat = { from: 'D-10', to: 'D-1', within: '7d', keep: { flat: 4000, atMost: '10%' } }
  const until = { day: 'D-1', at: '17:00', saturday: '11:00' }
  const text = detail({ rules: [flat], until }, { columns: 238, rows: 45 })
  expect(text).toContain(
    'within 7 days of the booking, 10–1 days before: ₩4,000 a seat kept, at most 10%',
  )
  expect(text).toContain('nobody can cancel after 17:00 1 day before (11:00 if that is a Saturday)')
  expect(detail({ rules: [], until: 'start' }, WIDE)).toContain(
    'once it is paid, nobody can cancel',
  )
  expect(detail({ rules: [], until: 'start' }, WIDE, 'ko')).toContain(
    '결제한 뒤에는 취소할 수 없음',
  )
})

test.each([
  ['D-9..D-7', '9 to 7 days before the show', '공연 9–7일 전'],
  ['D-10+', '10 days before the show or more', '공연 10일 전까지'],
  ['D-0', 'on the day of the show', '공연 당일'],
  ['D-2..D-1', '2 to 1 days before the show', '공연 2–1일 전'],
  ['D-1', '1 day before the show', '공연 1일 전'],
  [
    '24h D-3+',
    'within 24 hours of the booking, 3 days before the show or more',
    '예매 후 24시간 이내, 공연 3일 전까지',
  ],
  ['7d D-2..D-0', 'within 7 days of the booking, up to 2 days before the show', undefined],
  ['something else', 'something else', 'something else'],
])('the rule %s in words', (name, english, korean) => {
  expect(rulesText([name, name], WORDS.en)).toBe(english)
  if (korean !== undefined) expect(rulesText([name], WORDS.ko)).toBe(korean)
})
