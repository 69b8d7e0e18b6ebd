import { expect, test } from 'vitest'
import { widthOf } from '../text/width.ts'
import { musicalText, performancesText, shownMusicalText } from './musical.ts'
import { noPaint } from './paint.ts'

const musical = {
  id: 'MU-7KQ2M9XW4T',
  title: 'Hadestown',
  venue: 'V',
  timeZone: 'Asia/Seoul',
  runningMinutes: 150,
}

test('the length of a musical is shown if it is known', () => {
  expect(musicalText(musical, noPaint)).toMatch(/^minutes +150$/m)
  expect(
    musicalText({ ...musical, timeZone: 'Asia/Seoul', runningMinutes: null }, noPaint),
  ).not.toContain('minutes')
})

const performance = (free: Readonly<Record<string, number>>) => ({
  ...{ id: 'PF-7KQ2M9XW4T', musicalId: musical.id, title: '오페라의 유령', venue: '샤롯데씨어터' },
  startsAt: '2037-01-05T19:30+09:00',
  grades: Object.entries(free).map(([grade, available]) => ({
    ...{ grade, price: { amount: 170_000, currency: 'KRW' }, capacity: 400 },
    ...{ available, held: 0, sold: 400 - available },
  })),
})

test.each([
  [{ VIP: 300, R: 500 }, 'VIP 300  R 500'],
  [{ VIP: 372, R: 434, S: 224, A: 112 }, 'VIP 372  R 434  S 224  A 112'],
  [{ VIP: 0, R: 434, S: 0, A: 112 }, 'R 434  A 112  sold out: VIP, S'],
  [{ VIP: 0, R: 0 }, 'sold out'],
])('in 80 columns a performance is one line with all of its grades: %j', (free, left) => {
  const items = [performance(free)]
  const [, row = ''] = performancesText({ items }, noPaint, 80).split('\n')
  expect(row).toMatch(new RegExp(`  ${left}$`))
  expect(widthOf(row)).toBeLessThanOrEqual(80)
})

test('a musical is shown with its performances to come', () => {
  const shown = shownMusicalText({ ...musical, performances: [performance({ R: 7 })] }, noPaint, 80)
  expect(shown).toMatch(/PF-7KQ2M9XW4T.*₩170,000 {2}R 7$/)
  expect(shownMusicalText({ ...musical, performances: [] }, noPaint)).toContain(
    'No performances to come.',
  )
})
