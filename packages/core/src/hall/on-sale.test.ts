import { expect, test } from 'vitest'
import { isRefused } from '../kernel/places.ts'
import { placesOnSale } from './on-sale.ts'
import { freshStates, TAKEN } from './taken.ts'
import { mapOf, plain } from './testing/halls.ts'

/** The seats of a hall; those with these numbers in the map are taken. */
function onSale(rows: string, taken: readonly number[] = []) {
  const map = mapOf(plain(rows))
  const states = freshStates(map).slice()
  for (const seat of taken) states[seat] = TAKEN
  return placesOnSale({ map, states })
}
const anyView = { acceptRestricted: true }

test('a seat is meant by its id, and by no other spelling of it', () => {
  const { pick } = onSale('1  1-12')
  expect(pick(['1F/1/10'], anyView)).toEqual([{ grade: 'R', places: ['1F/1/10'] }])
  const others = ['1F/1/1e1', '1F/1/0xA', '1F/1/010', '1F/1/10.0', '1F/1/ 10', '1F/1/', '1F/1']
  for (const id of others)
    expect(pick([id], anyView)).toMatchObject({
      refusal: { code: 'seat-unknown', params: { seats: [id] } },
    })
})

test('of a party that is too large, the refusal names the largest that finds seats', () => {
  // Two rows of four, one behind the other.
  const { best } = onSale('1..2  1-4')
  const of = (seats: number) => best([{ grade: 'R', seats }], anyView)
  expect(of(9)).toMatchObject({
    refusal: { code: 'no-block', params: { grade: 'R', seats: 9, largest: 8 } },
  })
  expect(isRefused(of(8))).toBe(false)
  // Two and two, where nobody is alone.
  const pairs = onSale('1..2  1-2')
  expect(isRefused(pairs.best([{ grade: 'R', seats: 4 }], anyView))).toBe(false)
  expect(pairs.best([{ grade: 'R', seats: 3 }], anyView)).toMatchObject({
    refusal: { code: 'no-block', params: { grade: 'R', seats: 3, largest: 2 } },
  })
})

test('seats that leave single ones are named, with as many that leave none', () => {
  const { leavesSingle } = onSale('1  1-7', [0, 6])
  expect(leavesSingle(['1F/1/3', '1F/1/5'])).toMatchObject({
    refusal: {
      code: 'leaves-single-seat',
      params: { seats: ['1F/1/2', '1F/1/4', '1F/1/6'], instead: expect.any(Array) },
    },
  })
  expect(leavesSingle(['1F/1/2', '1F/1/3'])).toBeUndefined()
})
