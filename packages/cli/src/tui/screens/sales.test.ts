import type { SalesChangesResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { widthOf } from '../../text/width.ts'
import { followSales, type Sales, withChanges } from '../model/sales.ts'
import { known, NOW, performance, played, sceneOf, viewOf } from '../testing/scene.ts'
import { salesScreen } from './sales.ts'
import { revenueCurve, salesItems } from './sales-rows.ts'

const krw = (amount: number) => ({ amount, currency: 'KRW' })
const figures = (sold: number, held = 0, capacity = 100) => ({
  ...{ capacity, sold, held, left: capacity - sold - held, position: 7 },
  ...{ revenue: krw(sold * 1_000), awaited: krw(held * 1_000) },
  ...{ kept: krw(0), refunded: krw(0) },
})
const performanceOf = (n: number, sold: number) => ({
  performance: {
    ...{ id: `PF-${n}`, musicalId: 'MU-1', title: n % 2 ? '오페라의 유령' : 'Wicked' },
    ...{
      venue: '샤롯데씨어터',
      startsAt: `2027-01-${String(10 + n).padStart(2, '0')}T19:30:00+09:00`,
    },
  },
  grades: [
    { grade: 'VIP', ...figures(sold) },
    { grade: 'R', ...figures(1, 2) },
  ],
  position: 7,
})
const changes = (more: Partial<SalesChangesResponse> = {}): SalesChangesResponse => ({
  position: 7,
  performances: [performanceOf(1, 10), performanceOf(2, 40)],
  days: [
    { day: '2026-11-30', ...figures(12) },
    { day: '2026-12-01', ...figures(40, 4) },
  ],
  hours: [
    { hour: '2026-11-30T08', sold: 12, revenue: krw(12_000), position: 3 },
    { hour: '2026-12-01T11', sold: 40, revenue: krw(40_000), position: 7 },
  ],
  totals: [{ ...figures(52, 4, 400) }],
  ...more,
})
const sales = withChanges(undefined, changes(), NOW)
const scene = (value: Sales = sales, size = { columns: 78, rows: 19 }) =>
  sceneOf({ sales: known(value) }, size)
const shown = (...actions: ('nextPane' | 'previousPane' | 'down')[]) =>
  played(salesScreen, scene(), { actions }).lines

test('money, seats sold, held and left stand first, then the performances by their times', () => {
  const lines = shown()
  expect(lines[1]).toContain('₩52,000')
  expect(lines[1]).toContain('52 (13%)')
  const rows = lines.filter((line) => /Wicked|유령/.test(line))
  expect(rows[0]).toMatch(/^▸ .*오페라의 유령.*11 +2 +187 +₩11,000/)
  expect(rows[1]).toMatch(/Wicked.*41 +2 +157 +₩41,000/)
})

test('Tab goes on to grades and days; days come from the newest on', () => {
  expect(shown('nextPane').filter((line) => /VIP|R {3}/.test(line))[0]).toContain('₩50,000')
  const days = shown('nextPane', 'nextPane').filter((line) => /^[▸ ] 2026-1/.test(line))
  expect(days.map((line) => line.slice(2, 12))).toEqual(['2026-12-01', '2026-11-30'])
  expect(shown('previousPane')).toEqual(shown('nextPane', 'nextPane'))
})

test('a change takes the place of its row, wherever the selection is', () => {
  const next = withChanges(
    sales,
    changes({ performances: [performanceOf(1, 20)], days: [], hours: [], position: 9 }),
    NOW + 1_000,
  )
  const [first, second] = salesItems(next, 'performance')
  expect([first?.sold, second?.sold]).toEqual([21, 41])
  expect(next.days).toBe(sales.days)
})

test('every line fits, in both languages, at 78 and at 198 columns, with 400 performances', () => {
  const many = withChanges(
    undefined,
    changes({ performances: Array.from({ length: 400 }, (_, n) => performanceOf(n % 20, n)) }),
    NOW,
  )
  for (const size of [
    { columns: 58, rows: 15 },
    { columns: 78, rows: 19 },
    { columns: 198, rows: 45 },
  ])
    for (const language of ['en', 'ko'] as const)
      for (const by of ['performance', 'grade', 'day'] as const) {
        const { lines } = salesScreen.draw(
          { ...salesScreen.begin(undefined), by },
          scene(many, size),
          viewOf(scene(many, size), language),
        )
        expect(lines.length).toBeLessThanOrEqual(size.rows)
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(size.columns)
      }
})

test('from 100 columns on the selected performance stands beside the list, grade by grade', () => {
  const { lines } = played(salesScreen, scene(sales, { columns: 120, rows: 30 }))
  expect(lines.join('\n')).toMatch(/│ VIP .*10\/100 +₩10,000/)
})

test('the curve rises from the first hour to what the totals say now', () => {
  const values = revenueCurve(sales, 'KRW', { columns: 30, now: NOW + 1_000 })
  expect(values.at(-1)).toBe(52_000)
  expect(values).toEqual([...values].sort((a, b) => a - b))
  expect(values[10]).toBe(12_000)
  // All was sold in this hour: the curve begins when it is first seen.
  const fresh = withChanges(undefined, changes({ hours: [] }), NOW)
  expect(revenueCurve(fresh, 'KRW', { columns: 3, now: NOW + 10 })).toEqual([
    52_000, 52_000, 52_000,
  ])
  expect(revenueCurve(sales, 'USD', { columns: 3, now: NOW })).toEqual([0, 0, 0])
})

test('after a lost connection only what changed since is asked for', async () => {
  const asked: number[] = []
  const client = {
    async *followSales({ after }: { after: number }, _: AbortSignal, opened?: () => void) {
      opened?.()
      asked.push(after)
      yield changes({ position: after + 7 })
    },
  }
  const published: Sales[] = []
  const signal = new AbortController().signal
  const follow = followSales(client, () => NOW)
  await follow((value) => published.push(value), signal, undefined)
  await follow((value) => published.push(value), signal, published.at(-1))
  expect(asked).toEqual([0, 7])
  expect(published.at(-1)?.samples).toHaveLength(2)
})

test('c copies the command with the same figures, C the request', () => {
  const state = salesScreen.begin(undefined)
  expect(salesScreen.command?.(state, scene())).toEqual([
    ...['sales', '--by', 'grade', '--performance', 'PF-1'],
  ])
  expect(salesScreen.request?.({ ...state, by: 'day' }, scene())?.path).toBe('/v1/sales?by=day')
})

test('below the curve stand the times of its ends; what was sold within an hour is told in words', () => {
  const lines = shown()
  expect(lines[4]).toMatch(/^ {15}2026-1\d-\d\d \d\d:\d\d +now$/)
  const hours = [{ hour: '2026-12-01T12', sold: 52, revenue: krw(52_000), position: 7 }]
  const fresh = withChanges(undefined, changes({ hours }), NOW + 60_000)
  const now = { ...scene(fresh), now: NOW + 90_000 }
  const [said, ...others] = salesScreen
    .draw(salesScreen.begin(undefined), now, viewOf(now))
    .lines.slice(2, 6)
  expect(said).toMatch(/^All of it since 2026-12-01 \d\d:\d\d\./)
  expect(others.join('')).toBe('')
})

test('Enter shows all figures of the selected row, where they have no room beside the list', () => {
  const opened = played(salesScreen, scene(), { actions: ['down', 'open'] })
  expect(opened.lines.join('\n')).toMatch(/Wicked[\s\S]*to be paid +₩2,000[\s\S]*refunded/)
  expect(opened.lines.join('\n')).toMatch(/VIP .*40\/100 +₩40,000/)
  expect(played(salesScreen, scene(), { actions: ['open', 'back'] }).lines).toEqual(shown())
  const wide = scene(sales, { columns: 120, rows: 30 })
  expect(salesScreen.actions(salesScreen.begin(undefined), wide)).not.toContain('open')
})

test('the dearest grade stands first, whatever was sold of it', () => {
  const show = performance('PF-1', '오페라의 유령')
  const grades = show.grades.map((each) => ({
    ...each,
    price: krw(each.grade === 'R' ? 90_000 : 40_000),
  }))
  const priced = sceneOf(
    { sales: known(sales), season: known([{ ...show, grades }]) },
    { columns: 120, rows: 30 },
  )
  const places = (actions: 'nextPane'[]) => {
    const text = played(salesScreen, priced, { actions }).lines.join('\n')
    return [/[│▸] R /, /[│ ] VIP /].map((grade) => text.search(grade))
  }
  for (const [dear = -1, cheap = -1] of [places([]), places(['nextPane'])]) {
    expect(dear).toBeGreaterThan(-1)
    expect(cheap).toBeGreaterThan(dear)
  }
})
