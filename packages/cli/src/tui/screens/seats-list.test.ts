import { TAKEN } from '@outerpark/core/hall'
import { expect, test } from 'vitest'
import { exampleMap, seatsWith } from '../testing/hall.ts'
import { known } from '../testing/scene.ts'
import { seatsApp } from '../testing/seats-app.ts'

// Where a screen reader reads: choices in sentences, and no plan.

const studio = exampleMap('studio-400')
const reading = (language: 'en' | 'ko' = 'en') =>
  seatsApp(studio, { isLinear: true, language, size: { columns: 78, rows: 40 } })

test('the best seats of each grade are listed as sentences, for as many as + and - say', () => {
  const { press, text } = reading()
  expect(press('+', '+')).toContain('▸ 4 together, 1F row 6: 9 to 12, VIP, ₩680,000')
  expect(text()).toContain('  4 together, 1F row 15: 9 to 12, S, ₩360,000')
  expect(text()).not.toContain('S T A G E')
  expect(reading('ko').press('+', '+')).toContain('▸ 4석 나란히, 1F 6열 9–12번, VIP, 680,000원')
})

test('Enter holds the selected seats, b the best of their grade, and x gives them back', async () => {
  const { pressed, press, office, text } = reading()
  expect(text()).toContain('Enter takes the selected ones')
  await pressed('down', 'down', 'down', 'enter')
  expect(office.asked).toEqual([{ places: ['1F/6/5', '1F/6/6'] }])
  expect(text()).toMatch(/Your seats +held 10:00\n +1F row 6: 5, 6/)
  expect(press('p')).toContain('2 × R (1F row 6: 5, 6)')
  press('escape')
  await pressed('x', 'b')
  expect(office.asked.slice(1)).toEqual(['end', { grade: 'R', seats: 2 }])
})

test('the selection stays within the list', () => {
  const { press } = reading()
  expect(press('up')).toMatch(/▸ .*VIP/)
  expect(press('end', 'down')).toMatch(/▸ .*S, ₩/)
  expect(press('home')).toMatch(/▸ .*VIP/)
})

test('if nothing is free together, it says so', () => {
  const { model, text, press } = reading()
  const seats = seatsWith(studio)
  model.change({ seats: known({ ...seats, states: seats.states.map(() => TAKEN) }) })
  expect(text()).toContain('2 seats are not free together in any grade.')
  expect(press('down', 'enter')).toContain('not free together')
})
