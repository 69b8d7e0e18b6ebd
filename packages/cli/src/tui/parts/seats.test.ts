import { expect, test } from 'vitest'
import { widthOf } from '../../text/width.ts'
import { seatsWithCosts, seatsWithin } from './seats.ts'
import { wrapUnbroken } from './unbroken.ts'

const won = (amount: number) => ({ amount, currency: 'KRW' })
const three = {
  ...{ grade: null, seats: 6 },
  lines: [
    { grade: 'VIP', seats: 2, price: won(170_000) },
    { grade: 'R', seats: 3, price: won(140_000) },
    { grade: 'S', seats: 1, price: won(0) },
  ],
}
const one = { grade: 'R', seats: 2, lines: [{ grade: 'R', seats: 2, price: won(140_000) }] }

test('grades that do not fit are left out as a whole, and a sign says so', () => {
  const all = '2 × VIP + 3 × R + 1 × S'
  expect(seatsWithin(three, all.length, 'en')).toBe(all)
  expect(seatsWithin(three, all.length - 1, 'en')).toBe('2 × VIP + 3 × R + …')
  expect(seatsWithin(three, 18, 'en')).toBe('2 × VIP + …')
  expect(seatsWithin(three, 5, 'en')).toBe('2 × VIP + …')
  expect(seatsWithin(three, 23, 'ko')).toBe('VIP석 2매 + R석 3매 + …')
  expect(seatsWithin(one, 3, 'en')).toBe('2 × R')
})

test('the seats of several grades are told with their costs, and no line ends within one', () => {
  const text = seatsWithCosts(three, 'en')
  expect(wrapUnbroken(text, 80)).toEqual(['2 × VIP ₩340,000 + 3 × R ₩420,000 + 1 × S ₩0'])
  expect(wrapUnbroken(seatsWithCosts(one, 'ko'), 80)).toEqual(['R석 2매'])
  for (let columns = 20; columns < 50; columns++)
    for (const line of wrapUnbroken(text, columns)) {
      expect(widthOf(line)).toBeLessThanOrEqual(columns)
      for (const part of line.split(' + ')) expect(part).toMatch(/^\d × \w+ ₩[\d,]+( \+)?$/)
    }
})
