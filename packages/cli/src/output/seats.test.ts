import type { SeatMap } from '@outerpark/core/hall'
import { expect, test } from 'vitest'
import { readHall } from '../hall/check.ts'
import type { SeatState } from '../hall/seats-now.ts'
import { smallHall } from '../testing/small-hall.ts'
import { noPaint } from './paint.ts'
import { seatsText } from './seats.ts'

/** The legend of a plan in which the seats have these states, and only the grades that are named are asked for. */
function legendOf(states: readonly SeatState[], grades: readonly string[]): string | undefined {
  const { map } = readHall(smallHall('Small Stage'))
  if (!map) throw new Error('The small hall has mistakes.')
  const gradeOf = (seat: number) => map.grades[map.gradeOf[seat] ?? -1] ?? ''
  const seats = states
    .map((state, seat) => ({ id: `${seat}`, grade: gradeOf(seat), state }))
    .filter(({ grade }) => grades.includes(grade))
  const onSale = grades.map((grade) => ({
    ...{ grade, price: { amount: 9, currency: 'KRW' }, free: 1, seats: 1 },
  }))
  const performance = {
    performanceId: 'PF-1',
    title: 'Rent',
    startsAt: '2099-01-05T19:30:00+09:00',
  }
  const hall = { id: 'HA-1', version: 1, name: 'Small Stage' }
  const data = { ...performance, hall, grades: onSale, seats }
  const whole: { readonly map: SeatMap; readonly states: readonly SeatState[] } = { map, states }
  return seatsText(data, whole, noPaint, Number.POSITIVE_INFINITY).split('\n\n').at(-2)
}

const free = (count: number) => Array.from({ length: count }, (): SeatState => 'free')

test('the legend explains the signs of the plan, and no others', () => {
  expect(legendOf([...free(6), 'not-on-sale'], ['VIP', 'R'])).toBe(
    'V VIP   R R   ! restricted view   - not on sale',
  )
})

test('a grade that is sold out has no sign, and another grade than the one asked for neither', () => {
  const soldOut = Array.from({ length: 4 }, (): SeatState => 'taken')
  expect(legendOf([...soldOut, ...free(2), 'not-on-sale'], ['VIP', 'R'])).toBe(
    'R R   ! restricted view   x taken   - not on sale',
  )
  expect(legendOf([...free(6), 'not-on-sale'], ['VIP'])).toBe('V VIP   · another grade')
})
