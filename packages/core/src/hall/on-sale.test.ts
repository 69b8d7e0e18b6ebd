import { expect, test } from 'vitest'
import { isRefused } from '../kernel/places.ts'
import { placesOnSale } from './on-sale.ts'
import { freshStates, TAKEN } from './taken.ts'
import { mapOf, plain } from './testing/halls.ts'

/** The seats of a hall; those with these numbers in the map are taken. */
function onSale(
  rows: string,
  taken: readonly number[] = [],
  flags: Readonly<Record<string, string>> = {},
) {
  const named = Object.entries(flags).map(([name, seats]) => ({ name, seats: [seats] }))
  const map = mapOf({ ...plain(rows), flags: named })
  const states = freshStates(map).slice()
  for (const seat of taken) states[seat] = TAKEN
  return placesOnSale({ map, states })
}
const anyView = { acceptRestricted: true, split: false, wheelchairs: 0 }

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
  expect(leavesSingle(['1F/1/3', '1F/1/5'], 'strict')).toMatchObject({
    refusal: {
      code: 'leaves-single-seat',
      params: { seats: ['1F/1/2', '1F/1/4', '1F/1/6'], instead: expect.any(Array) },
    },
  })
  expect(leavesSingle(['1F/1/2', '1F/1/3'], 'strict')).toBeUndefined()
})

test('3.5, L5: a party that would find seats apart hears so, and has them once it asks for them', () => {
  // Pairs, too far from each other to be one behind the other.
  const { best } = onSale('1  1-2 .*4 3-4\n2 1-2 .*8 3-4')
  const of = (seats: number, split: boolean) => best([{ grade: 'R', seats }], { ...anyView, split })
  const refusal = (params: object) => ({ refusal: { code: 'no-block', params } })
  expect(of(6, false)).toMatchObject(refusal({ case: 'split-would-do', seats: 6, largest: 2 }))
  expect(of(6, true)).toMatchObject([{ grade: 'R', places: { length: 6 } }])
  expect(of(5, false)).toMatchObject(refusal({ case: 'together', seats: 5, largest: 2 }))
  expect(of(5, true)).toMatchObject(refusal({ case: 'split', seats: 5, largest: 4 }))
  expect(of(3, false)).toMatchObject(refusal({ case: 'split-would-do', largest: 2 }))
  expect(of(3, true)).toMatchObject([{ places: { length: 3 } }])
  // Each grade on its own: what the first one takes, the second one does not find.
  const both = [4, 5].map((seats) => ({ grade: 'R', seats }))
  expect(best(both, { ...anyView, split: true })).toMatchObject(
    refusal({ case: 'split', seats: 5, largest: 4 }),
  )
})

test('a party with a wheelchair has its places, or hears what is possible', () => {
  const { best } = onSale('1  1-6', [], { wheelchair: '1F/1/1-2', companion: '1F/1/3' })
  const of = (seats: number, wheelchairs: number) =>
    best([{ grade: 'R', seats }], { ...anyView, wheelchairs })
  const refusal = (params: object) => ({
    refusal: { code: 'no-wheelchair-places', params: { grade: 'R', ...params } },
  })
  expect(of(2, 1)).toEqual([{ grade: 'R', places: ['1F/1/2', '1F/1/3'] }])
  expect(of(3, 2)).toEqual([{ grade: 'R', places: ['1F/1/1', '1F/1/2', '1F/1/3'] }])
  expect(of(3, 3)).toMatchObject(refusal({ seats: 3, wheelchairs: 3, most: 2, largest: 0 }))
  expect(of(7, 2)).toMatchObject(refusal({ seats: 7, wheelchairs: 2, most: 2, largest: 6 }))
  const none = onSale('1  1-6').best([{ grade: 'R', seats: 2 }], { ...anyView, wheelchairs: 1 })
  expect(none).toMatchObject(refusal({ seats: 2, wheelchairs: 1, most: 0, largest: 0 }))
})

test('the rule about single seats may hold between two aisles only, or not at all; a wheelchair is exempt', () => {
  const picked = ['1F/1/2', '1F/1/3']
  const { leavesSingle } = onSale('1  1-4 | 5-6', [3])
  expect(leavesSingle(picked, 'strict')).toMatchObject({
    refusal: { params: { seats: ['1F/1/1'] } },
  })
  expect(leavesSingle(['1F/1/2'], 'segment')).toMatchObject({
    refusal: { params: { seats: ['1F/1/1', '1F/1/3'], instead: ['1F/1/1'] } },
  })
  // Of three seats in a row two leave one in any case.
  expect(leavesSingle(picked, 'segment')).toBeUndefined()
  expect(leavesSingle(picked, 'off')).toBeUndefined()
  const withChair = onSale('1  1-4 | 5-6', [3], { wheelchair: '1F/1/2' })
  expect(withChair.leavesSingle(picked, 'strict')).toBeUndefined()
})
