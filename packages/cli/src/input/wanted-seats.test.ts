import { expect, test } from 'vitest'
import { seatsOrPlaces, wantedSeats } from './wanted-seats.ts'

test('--seats is a number, or the ids of seats, one after the other or with commas', () => {
  expect(seatsOrPlaces('2')).toBe(2)
  const places = seatsOrPlaces('2F/1/3', seatsOrPlaces('1F/8/11, 1F/8/12,'))
  expect(places).toEqual(['1F/8/11', '1F/8/12', '2F/1/3'])
  expect(wantedSeats({ seats: places })).toEqual({ places })
})

test('--best is a number of seats of a grade', () => {
  expect(wantedSeats({ best: 2 })).toEqual({ seats: 2 })
  expect(wantedSeats({ best: 2, grade: ['VIP'] })).toEqual({ grade: 'VIP', seats: 2 })
})

test.each([
  [{ seats: 2, best: 2 }, 'but not both'],
  [{ seats: ['1F/8/11'], best: 2 }, 'but not both'],
  [{ seats: ['1F/8/11'], grade: ['VIP'] }, 'leave out --grade'],
  [{ best: 2, grade: ['VIP', 'R'] }, 'how many of each'],
  [{ seats: ['1F/8/11', '1F/8/12', '1F/8/11'] }, 'The seat 1F/8/11 is named twice.'],
  [{ grade: ['VIP:2', 'R:1', 'vip:1'] }, 'The grade vip is named twice.'],
  [{ seats: ['1F/8/11'], split: true }, '--split goes with --best'],
  [{ seats: ['1F/8/11'], wheelchair: 1 }, '--wheelchair goes with --best'],
  [{ grade: ['VIP:2', 'R:1'], wheelchair: 1 }, 'of one grade only'],
])('%j does not go together', (options, message) => {
  expect(() => wantedSeats(options)).toThrow(message)
})
