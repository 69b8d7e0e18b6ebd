import { expect, test } from 'vitest'
import { isOver, RESERVATION_STATUSES } from './booking.ts'

test('a reservation is over unless it waits for its payment or is paid', () => {
  expect(RESERVATION_STATUSES.filter((status) => !isOver(status))).toEqual([
    'awaiting-payment',
    'confirmed',
  ])
})
