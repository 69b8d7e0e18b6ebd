import { expect, test } from 'vitest'
import { planOf } from '../load/plan.ts'
import { measured } from '../load/report.ts'
import { makeRecorder } from '../load/tally.ts'
import { speak } from '../words/words.ts'
import { measuredText, milliseconds } from './load.ts'
import { progressText } from './load-live.ts'
import { noPaint } from './paint.ts'

/** The text of a load with 999 bookings in up to 999 ms, one lost connection and one that was sold out. */
function aText(): string {
  const recorder = makeRecorder(0)
  for (let ms = 1; ms < 1000; ms++) {
    recorder.sent()
    recorder.ended('book', { is: 'done' }, ms, 1000)
  }
  recorder.sent()
  recorder.failed('ECONNRESET')
  recorder.sent()
  recorder.ended('book', { is: 'refused', code: 'seats-unavailable' }, 1, 0)
  const plan = planOf({ connections: 10, time: 2000, settle: 0 }, 0, '0123abcd')
  const so = { url: 'http://127.0.0.1:1', tally: recorder.tally(2000), seconds: [] }
  return measuredText(measured({ ...plan, title: 'Load' }, { ...so, interrupted: true }), noPaint)
}

test('the figures of a load', () => {
  expect(aText()).toMatchSnapshot()
})

test('availability is never rounded up to 100 %', () => {
  expect(aText()).toContain('availability  99.90 %')
})

test('latencies have three digits', () => {
  expect([0.123, 1.234, 12.34, 123.4, 1234].map(milliseconds)).toEqual([
    ...['0.12', '1.23', '12.3', '123', '1,234'],
  ])
})

test('what happens now is one line, in both languages', async () => {
  const second = { atMs: 12_004, perSecond: 1234.5, refused: 3, errors: 0, p50: 1.5, p99: null }
  const progress = { step: 'load', second, forMs: 60_000 } as const
  expect(progressText(progress)).toBe(
    '12 of 60 s · 1,235 a second · p50 1.50 ms · p99 – ms · refused 3 · errors 0',
  )
  await speak('ko')
  expect(progressText(progress)).toBe(
    '60초 중 12초 · 초당 1,235건 · p50 1.50ms · p99 –ms · 거절 3 · 오류 0',
  )
  await speak('en')
})
