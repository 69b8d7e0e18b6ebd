import { expect, test } from 'vitest'
import { seatIds } from './seat-ids.ts'

test.each([
  ['1F/8/11', ['1F/8/11']],
  ['1F/8/11, 1F/8/12', ['1F/8/11', '1F/8/12']],
  ['1F/8/11-13', ['1F/8/11', '1F/8/12', '1F/8/13']],
  ['1F/8/13-11', ['1F/8/13', '1F/8/12', '1F/8/11']],
  ['1F/8/1-5/2', ['1F/8/1', '1F/8/3', '1F/8/5']],
  ['1F/8/1-6/2', ['1F/8/1', '1F/8/3', '1F/8/5']],
  ['1F-A/AA-1/2-3,2F/1/1', ['1F-A/AA-1/2', '1F-A/AA-1/3', '2F/1/1']],
  ['1F/8/7-7', ['1F/8/7']],
  ['1F/8/x-3', ['1F/8/x-3']],
  ['1F/8', ['1F/8']],
  ['1F/8/1-2/0', ['1F/8/1-2/0']],
])('%s', (text, ids) => {
  expect(seatIds(text)).toEqual(ids)
})

test('a range of more seats than a booking may choose is refused before it is made', () => {
  expect(() => seatIds('1F/8/1-9999')).toThrow(/300/)
})
