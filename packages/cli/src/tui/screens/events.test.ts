import type { EventResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { widthOf } from '../../text/width.ts'
import type { Action } from '../keys/keymap.ts'
import { anOffice } from '../testing/office.ts'
import { DESK, known, NOW, played, sceneOf, viewOf } from '../testing/scene.ts'
import type { View } from '../view.ts'
import { eventsScreen } from './events.ts'
import type { EventsState } from './events-state.ts'

const event = (position: number, type: string, more: object = {}): EventResponse => ({
  ...{ id: `EV-${position}`, position, type, correlationId: `RV-${position}` },
  ...{
    at: new Date(NOW + position * 1000).toISOString(),
    causationId: '',
    actor: 'system',
    ...more,
  },
})
const many = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => event(from + i, 'PaymentApproved'))
const shown = (
  office: Parameters<typeof anOffice>[0],
  actions: readonly Action[] = [],
  more: Partial<Pick<View, 'isLinear' | 'size'>> = {},
) => {
  const scene = sceneOf({ office: known(anOffice({ position: 1, ...office })) }, more.size)
  const state = played(eventsScreen, scene, { actions }).state as EventsState // of this screen
  return eventsScreen.draw(state, scene, { ...viewOf(scene), ...more }).lines
}

test('what happened before the screen was opened is there, the newest last and marked', () => {
  const lines = shown({ before: many(1, 3), events: many(4, 4) })
  expect(lines[0]).toContain('4 events')
  expect(lines.slice(1).map((line) => /RV-\d+/.exec(line)?.[0])).toEqual(
    [1, 2, 3, 4].map((n) => `RV-${n}`),
  )
  expect(lines.slice(1).map((line) => line[0])).toEqual([' ', ' ', ' ', '▸'])
})

test('a list that is held counts only what came since', () => {
  const sceneWith = (events: readonly EventResponse[]) =>
    sceneOf({ office: known(anOffice({ position: 1, before: many(1, 5), events })) })
  const { state } = played(eventsScreen, sceneWith([]), { actions: ['up', 'up', 'up'] })
  const head = (events: readonly EventResponse[]) => {
    const scene = sceneWith(events)
    return eventsScreen.draw(state as EventsState, scene, viewOf(scene)).lines[0]
  }
  expect(head([])).toMatch(/‖ held; End follows again$/)
  expect(head(many(6, 7))).toMatch(/‖ held: 2 new; End follows again$/)
})

test('the newest event has the mark again after End', () => {
  const lines = shown({ before: many(1, 3) }, ['up', 'last'])
  expect(lines.at(-1)).toMatch(/^▸ .*RV-3/)
})

test('nothing is said to have happened only where nothing has', () => {
  expect(shown({ before: undefined })[1]).toBe('Reading what happened …')
  // A list that begins with what is new would jump when the rest comes.
  expect(shown({ before: undefined, events: many(4, 4) })[1]).toBe('Reading what happened …')
  expect(shown({ before: [], position: 0 })[1]).toBe('Nothing has happened yet.')
})

test('who listens is told three of the events of before, and the others by moving up', () => {
  const office = { before: many(1, 200), events: many(201, 202) }
  const told = (actions: readonly Action[]) => shown(office, actions, { isLinear: true }).slice(1)
  expect(told([])).toHaveLength(5)
  expect(told([])[0]).toContain('RV-198')
  expect(told(Array(6).fill('up'))[0]).toMatch(/^▸ .*RV-196/)
})

test.each([
  [78, 'gateway '],
  [198, 'payment-gateway '],
])('what changed the breaker is not cut in %i columns', (columns, name) => {
  const changed = event(4, 'BreakerChanged', { correlationId: 'payment-gateway', to: 'open' })
  const row = shown({ before: [changed] }, [], { size: { columns, rows: 19 } })[1]
  expect(row).toContain(`  ${name}`)
  expect(row).not.toContain('…')
})

/** The detail of a booking that MyPage does not show yet: all that is known of it is in the log. */
async function opened(
  size: Parameters<typeof sceneOf>[1],
  language: 'en' | 'ko' = 'en',
  seated: object = {},
) {
  const booking = {
    ...{ id: 'RV-1', title: 'Rent', venue: 'V', startsAt: '2027-01-05T19:30:00+09:00' },
    ...{ grade: 'VIP', seats: 2, amount: { amount: 340_000, currency: 'KRW' }, customer: null },
    ...seated,
  }
  const own = {
    reservation: async () => booking,
    myPage: async () => ({ next: null, position: 0, notices: [], reservations: [] }),
  } as unknown as Client // all that is used
  const of = { correlationId: 'RV-1', reservationId: 'RV-1' }
  const before = [
    event(1, 'Reserved', { ...of, ...booking, amount: 340_000, currency: 'KRW' }),
    event(2, 'PaymentApproved', of),
    event(3, 'NoticeSent', { ...of, channel: 'webhook', template: 'payment-approved' }),
    event(4, 'NoticeSent', { ...of, channel: 'inbox', template: 'payment-approved' }),
    event(5, 'AnythingNew', of),
  ]
  const scene = sceneOf({ office: known(anOffice({ before })) }, size, language)
  const { state, ask } = eventsScreen.act(eventsScreen.begin(undefined), 'open', scene)
  const change = await ask?.({ own, staff: undefined }, DESK)
  return eventsScreen.draw(change?.(state) ?? state, scene, viewOf(scene, language)).lines
}

test('an event that MyPage does not show yet is told in the words that MyPage has for it', async () => {
  const text = (await opened({ columns: 198, rows: 45 })).join('\n')
  expect(text).toContain('Reserved 2 × VIP for ₩340,000; payment requested')
  expect(text).toContain('Payment of ₩340,000 approved; reservation confirmed')
  // MyPage does not show notices to the webhook either. What this version does not know keeps its name.
  expect(text.match(/Notice sent/g)).toHaveLength(1)
  expect(text).toContain('AnythingNew')
})

test.each(['en', 'ko'] as const)(
  'what happened to a booking is broken into lines, not cut: %s',
  async (language) => {
    for (const columns of [78, 118]) {
      const lines = await opened({ columns, rows: 30 }, language)
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns)
      const text = lines.map((line) => line.split('│').at(-1)?.trim()).join(' ')
      expect(text).toContain(language === 'ko' ? '예매가 확정되었습니다' : 'reservation confirmed')
      expect(text).not.toContain('…')
    }
  },
)

test('a booking that was opened shows the seats of all grades, and what those of each cost', async () => {
  const lines = ['VIP', 'R', 'S', 'A'].map((grade) => ({
    ...{ grade, seats: 2, price: { amount: 42_500, currency: 'KRW' } },
  }))
  for (const columns of [78, 118]) {
    const seated = { grade: null, seats: 8, lines }
    const shownLines = await opened({ columns, rows: 30 }, 'en', seated)
    for (const line of shownLines) expect(widthOf(line)).toBeLessThanOrEqual(columns)
    const text = shownLines.map((line) => line.split('│').at(-1)?.trim()).join(' ')
    expect(text).toMatch(
      /2 × VIP ₩85,000 \+ 2 × R ₩85,000 \+ 2 × S ₩85,000 \+ 2 × A ₩85,000 +₩340,000/,
    )
  }
})

test('a field that is longer than a line is broken between words, never within an amount', () => {
  const grades = ['VIP', 'R', 'S', 'A', 'B'].map((grade) => ({
    ...{ grade, seats: 372, price: { amount: 190_000, currency: 'KRW' } },
  }))
  const added = event(1, 'PerformanceAdded', { correlationId: 'MU-1', grades })
  for (let columns = 58; columns < 90; columns++) {
    const lines = shown({ before: [added] }, ['open'], { size: { columns, rows: 19 } })
    expect(lines.join('\n').match(/₩190,000/g)).toHaveLength(5)
  }
})
