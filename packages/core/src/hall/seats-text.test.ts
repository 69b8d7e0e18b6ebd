import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeReport } from './mistakes.ts'
import { seatOf } from './seat-map.ts'
import { seatsText } from './seats-text.ts'
import { seatsSelected } from './select.ts'
import { mapOf, plain } from './testing/halls.ts'

const map = mapOf({
  ...plain(''),
  levels: [
    { name: '1F', rows: '1..3  15-1/2 | .*2 2-16/2\nA..C  1-8 9 . 11' },
    { name: '2F', rows: '3..1  6-1\n4  1-2' },
  ],
})

const seatsNamed = (ids: string) => ids.split(' ').map((id) => seatOf(map, id) ?? -1)

test.each([
  ['1F/1/15', '1F/1/15'],
  ['1F/1/15 1F/1/13', '1F/1/15,13'],
  ['1F/1/9 1F/1/13 1F/1/11', '1F/1/13-9/2'],
  ['1F/1/1 1F/1/2 1F/1/4', '1F/1/1-2,4'],
  ['1F/2/1 1F/3/1 1F/A/1 1F/C/1', '1F/2..A/1 1F/C/1'],
  ['1F/A/9 1F/A/11', '1F/A/9,11'],
  ['1F/C/1 2F/3/1 2F/2/1 2F/2/2', '1F/C/1 2F/3/1 2F/2/2-1'],
])('%s is %s', (ids, text) => {
  expect(seatsText(map, seatsNamed(ids)).join(' ')).toBe(text)
})

test('the text means the same seats', () => {
  const seats = fc.uniqueArray(fc.nat({ max: map.count - 1 }))
  fc.assert(
    fc.property(seats, (chosen) => {
      const { mistakes, report } = makeReport()
      const plan = { map, broken: new Set<string>(), allNamed: true }
      const read = seatsText(map, chosen).flatMap((text) => seatsSelected(plan, text, 'x', report))
      expect(mistakes).toEqual([])
      expect(read.toSorted((a, b) => a - b)).toEqual(chosen.toSorted((a, b) => a - b))
    }),
  )
})
