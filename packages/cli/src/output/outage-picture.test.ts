import { expect, test } from 'vitest'
import type { Change, OutageView } from '../demo/outage/view.ts'
import type { Breaker, Sample } from '../live/snapshot.ts'
import { widthOf } from '../text/width.ts'
import { outagePicture, type Size } from './outage-picture.ts'
import { noPaint, type Paint } from './paint.ts'

const now = Date.parse('2026-11-22T15:52:07Z')
const crew = { active: 3, limit: 4, min: 1, max: 10 }
const workers = { 'approve-payment': crew, 'cancel-payment': crew, 'send-notice': crew }

type Given = {
  unpaid?: number
  breaker?: Partial<Breaker>
  samples?: Sample[]
  changes?: Change[]
  refused?: number
}

function aView({
  unpaid = 231,
  breaker,
  samples = [],
  changes = [],
  refused = 0,
}: Given = {}): OutageView {
  const closed: Breaker = {
    state: 'closed',
    since: '2026-11-22T15:52:00Z',
    awaySince: null,
    retryAt: null,
    calls: 40,
    failures: 2,
  }
  return {
    elapsedMs: 17_400,
    now,
    status: {
      payment: {
        breaker: { ...closed, ...breaker },
        unpaid,
        perSecond: 20,
        emptyInSeconds: 12,
      },
      workers,
    },
    bookings: { asked: 412, taken: 412 - refused, refused, refusal: null, slowestMs: 18 },
    samples,
    changes,
  }
}

const sample = (over: Partial<Sample> = {}): Sample => ({
  at: now,
  breaker: 'closed',
  unpaid: 5,
  booked: 25,
  paid: 24,
  ...over,
})
const change = (n: number): Change => ({
  atMs: n * 1000,
  kind: n % 3 === 0 ? 'breaker' : 'deed',
  text: `Change ${n}, and a good deal of words about what came of it: ${'오페라의 유령 '.repeat(9)}`,
  commands: ['sandbox slow 400-900', 'sandbox fail 0.5'],
})
const longStory = () =>
  aView({
    samples: Array.from({ length: 700 }, (_, n) =>
      sample({ breaker: n % 3 ? 'open' : 'half-open', unpaid: n * 100 }),
    ),
    changes: Array.from({ length: 60 }, (_, n) => change(n)),
  })

const draw = (view: OutageView, size: Partial<Size> = {}, paint = noPaint) =>
  outagePicture(view, { columns: 79, rows: 23, ...size }, paint)
const lineOf = (lines: readonly string[], label: string) =>
  lines.find((line) => line.startsWith(label)) ?? ''

const SIZES = [1, 2, 5, 10, 14, 15, 23, 30, 49].flatMap((rows) =>
  [1, 3, 11, 12, 20, 40, 79, 120, 199, 400].map((columns) => ({ columns, rows })),
)

test.each(SIZES)('it never takes more room than $columns x $rows', (size) => {
  for (const view of [aView(), longStory(), aView({ samples: [sample()], changes: [change(1)] })]) {
    const lines = draw(view, size)
    expect(lines.length).toBeLessThanOrEqual(size.rows)
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(size.columns)
  }
})

test.each([
  { columns: 79, rows: 23 },
  { columns: 199, rows: 49 },
])('at $columns x $rows the whole picture is shown, up to the newest change', (size) => {
  const lines = draw(longStory(), size)
  expect(lines).toHaveLength(size.rows)
  for (const label of ['breaker', 'bookings', 'payments', 'unpaid', 'workers'])
    expect(lineOf(lines, label)).not.toBe('')
  expect(lines.at(-1)).toContain('00:59  Change 59')
  expect(lines.filter((line) => line.includes('Change ')).length).toBeGreaterThanOrEqual(5)
})

test('the last picture has the whole time line', () => {
  const lines = draw(longStory(), { wholeTimeLine: true })
  for (let n = 0; n < 60; n++) expect(lines.join('\n')).toContain(`Change ${n},`)
})

test.each([
  [{ state: 'closed' }, 'breaker    working      calls go out; 2 of the last 40 failed'],
  [
    { state: 'open', retryAt: '2026-11-22T15:52:10.200Z' },
    'breaker    PAUSED       no call goes out; the next try in 3.2 s',
  ],
  [
    { state: 'open', retryAt: '2026-11-22T15:52:06Z' },
    'breaker    PAUSED       no call goes out; the next try in 0.0 s',
  ],
  [{ state: 'half-open' }, 'breaker    being tried  one call at a time finds out'],
] as const)('the breaker is told in words: %o', (breaker, line) => {
  expect(lineOf(draw(aView({ breaker })), 'breaker')).toBe(line)
})

test('the numbers are of this moment, and the rates of the last two seconds', () => {
  const early = Array.from({ length: 40 }, () => sample({ booked: 100, paid: 0 }))
  const lately = Array.from({ length: 8 }, () => sample({ booked: 25, paid: 4, unpaid: 300 }))
  const lines = draw(aView({ samples: [...early, ...lately] }))
  expect(lineOf(lines, 'bookings')).toBe(
    'bookings   25 a second     412 taken, 0 refused, slowest 18 ms',
  )
  expect(lineOf(lines, 'payments')).toContain('4 a second')
  // 231 unpaid at 4 per second. The forecast in the status comes from other numbers and is not shown.
  expect(lineOf(lines, 'payments')).toContain('all are paid in 58 s')
  expect(lineOf(lines, 'unpaid')).toMatch(/^unpaid {5}231 +at most 300$/)
  expect(lineOf(lines, 'workers')).toContain('payments ■■■■□□□□□□ 4 of 10')
})

test.each([
  ['open', 20, 231, 'payments   20 a second     no payments at the moment'],
  ['closed', 0, 231, 'payments   0 a second      no payments at the moment'],
  ['half-open', 20, 231, 'payments   20 a second     at this rate all are paid in 12 s'],
  ['closed', 20, 58, 'payments   20 a second     at this rate all are paid in 3 s'],
  ['closed', 20, 40, 'payments   20 a second'],
  ['closed', 0, 0, 'payments   0 a second'],
] as const)(
  'breaker %s, %i paid a second, %i unpaid: the time until all are paid is theirs',
  (state, paid, unpaid, line) => {
    const samples = Array.from({ length: 8 }, () => sample({ paid }))
    const view = aView({ breaker: { state }, unpaid, samples })
    expect(lineOf(draw(view), 'payments').trimEnd()).toBe(line)
  },
)

test('below the breaker its history is shown: open, half-open, closed', () => {
  const states = (['closed', 'open', 'half-open', 'closed'] as const).flatMap((breaker) =>
    Array.from({ length: 4 }, () => sample({ breaker })),
  )
  const lines = draw(aView({ samples: states }), { columns: 400 })
  expect(lines[lines.findIndex((line) => line.startsWith('breaker')) + 1]).toBe(
    `           ${'─'.repeat(4)}${'█'.repeat(4)}${'▒'.repeat(4)}${'─'.repeat(4)}`,
  )
})

test('the last change and its commands are at the top', () => {
  const news = { ...change(2), text: 'The card company is back.' }
  const lines = draw(aView({ changes: [change(1), news, change(3)] }))
  expect(lines[0]).toMatch(/^OuterPark: .* 00:17$/)
  expect(lines[1]).toBe('The card company is back.')
  expect(lines[2]).toBe('$ outerpark sandbox slow 400-900   $ outerpark sandbox fail 0.5')
})

test('colours agree with the words: a refusal and an open breaker are bad, a closed one is not', () => {
  const paint: Paint = {
    ...noPaint,
    good: (text) => `<good ${text}>`,
    bad: (text) => `<bad ${text}>`,
  }
  const open = { state: 'open', retryAt: '2026-11-22T15:52:10Z' } as const
  const lines = draw(aView({ breaker: open, refused: 3 }), {}, paint)
  expect(lineOf(lines, 'breaker')).toContain('<bad PAUSED')
  expect(lineOf(lines, 'bookings')).toContain('<bad 3 refused>')
  const well = draw(aView(), {}, paint)
  expect(lineOf(well, 'breaker')).toContain('<good working')
  expect(lineOf(well, 'bookings')).not.toContain('<bad')
})
