import { expect, test } from 'vitest'
import { musicalText } from './musical.ts'
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
