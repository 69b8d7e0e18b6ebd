import { expect, test } from 'vitest'
import { addressOf, planOf, runOfAddress, runOfVenue } from './plan.ts'

const FLAGS = { connections: 10, time: 2000, settle: 1000 }
const NOON = Date.parse('2026-11-30T12:00:00')
const plan = (more: object) => planOf({ ...FLAGS, ...more }, NOON, '0123abcd')

test('a load has a name of its own in everything that it makes', () => {
  const { title, venue, run } = plan({})
  expect(title).toBe('Load 2026-11-30 12:00')
  expect(runOfVenue(venue)).toBe(run)
  expect(runOfAddress(addressOf(run, 17))).toBe(run)
})

test.each([
  'LG Arts Center',
  'outerpark load',
  'outerpark load 0123abcd2',
  'my outerpark load 0123abcd',
])('the venue %s is of no load', (venue) => expect(runOfVenue(venue)).toBeUndefined())

test.each([
  'load-0123abcd-1@example.com',
  'overload-0123abcd-1@example.invalid',
  'load-0123abcd@example.invalid',
])('the address %s is of no load', (email) => expect(runOfAddress(email)).toBeUndefined())

test('there are as many customers as connections, and enough for the limit of each', () => {
  expect(plan({}).customers).toBe(100)
  expect(plan({ connections: 1000 }).customers).toBe(1000)
  expect(plan({ customers: 7 }).customers).toBe(7)
})

test('seats that shall sell out are those of one performance', () => {
  expect(plan({ seats: 50 })).toMatchObject({ performances: 1, seats: 50 })
  expect(plan({}).performances * plan({}).seats).toBeGreaterThan(1_000_000)
})
