import { expect, test } from 'vitest'
import type { OutageView } from '../demo/outage/view.ts'
import { changeText, storyTime } from './outage.ts'
import { noPaint } from './paint.ts'

const crew = { active: 1, limit: 4, min: 1, max: 10 }
const view = {
  status: { payment: { unpaid: 231 }, workers: { 'approve-payment': crew } },
  bookings: { taken: 412 },
} as unknown as OutageView // a line shows nothing else

test.each([
  [0, '00:00'],
  [17_999, '00:17'],
  [61_000, '01:01'],
])('%i ms are %s', (ms, text) => {
  expect(storyTime(ms)).toBe(text)
})

test('without a terminal a change is a line: time, text, the numbers at that moment, and its commands', () => {
  const commands = ['sandbox slow 400-900', 'sandbox fail 0.5']
  const change = { atMs: 5_100, kind: 'deed', text: 'It gets slow.', commands } as const
  expect(changeText(change, view, noPaint).split('\n')).toEqual([
    '00:05  It gets slow.  (412 booked, 231 unpaid, 4 workers)',
    '       $ outerpark sandbox slow 400-900',
    '       $ outerpark sandbox fail 0.5',
  ])
})
