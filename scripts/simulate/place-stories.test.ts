import { describe, expect, test } from 'vitest'
import type { HallRows } from './plan/hall-rows.ts'
import type { Setup, Step } from './plan/plan.ts'
import { HOUR, MINUTE, PRICE, SECOND, SETUP } from './plan/story-setup.ts'
import { run } from './run.ts'

// Bookings of seats that have numbers. In each story every invariant has to hold.

type Book = Extract<Step, { kind: 'book' }>

const inHall = (rows: HallRows, over: Partial<Extract<Step, { kind: 'register' }>> = {}): Step => ({
  ...{ at: 0, kind: 'register', performance: 1, seats: 1, price: PRICE, beginsIn: 2_000 * HOUR },
  ...{ hall: { number: 1, rows }, ...over },
})
const book = (at: number, booking: number, over: Partial<Book> = {}) =>
  ({
    ...{ at, kind: 'book', booking, customer: booking, performance: 1, seats: 1, card: 'card-ok' },
    ...over,
  }) satisfies Step
const pick = (at: number, booking: number, ...picks: readonly string[]) =>
  book(at, booking, { picks })

async function tell(onSale: readonly Step[], steps: readonly Step[], setup: Partial<Setup> = {}) {
  const plan = [...onSale, ...steps].sort((a, b) => a.at - b.at)
  const played = await run({ seed: 1, setup: { ...SETUP, ...setup }, steps: plan })
  expect(played.broken).toBeUndefined()
  return {
    /** the places of each booking, in the order of the log */
    places: played.events.flatMap((event) => {
      if (event.type !== 'Reserved' || !event.lines) return []
      return [event.lines.flatMap(({ places = [] }) => places.map((id) => id.slice(3))).join(' ')]
    }),
    refused: (code: string) => played.faults.get(`booking refused: ${code}`) ?? 0,
    faults: played.faults,
  }
}

describe('seats with numbers', () => {
  test('that two customers choose at once are those of one of them', async () => {
    const { places, refused } = await tell(
      [inHall(['vvvv'])],
      [pick(SECOND, 1, '1F/1/1', '1F/1/2'), pick(SECOND, 2, '1F/1/1', '1F/1/2')],
    )
    expect(places).toEqual(['1/1 1/2'])
    expect(refused('seat-taken')).toBe(1)
  })

  test('are free again after a cancel, a declined card and an expiry, and somebody else has them then', async () => {
    const pair = ['1F/1/1', '1F/1/2'] as const
    const { places } = await tell(
      [inHall(['vv'])],
      [
        { ...pick(SECOND, 1, ...pair), card: 'card-declined' },
        pick(MINUTE, 2, ...pair),
        { at: 2 * MINUTE, kind: 'cancel', booking: 2, by: 'customer' },
        { at: 3 * MINUTE, kind: 'outage', how: 'error', forMs: HOUR },
        pick(4 * MINUTE, 3, ...pair),
        book(3 * HOUR, 4, { seats: 2 }),
      ],
      { paymentDeadlineMs: 10 * MINUTE },
    )
    expect(places).toEqual(Array(4).fill('1/1 1/2'))
  })

  test('are booked once, although the daemon dies before it answers and the customer sends twice', async () => {
    const { places, faults } = await tell(
      [inHall(['vvvv'])],
      [
        { at: 0, kind: 'crash', on: 'after book', downMs: SECOND },
        { ...pick(SECOND, 1, '1F/1/3', '1F/1/4'), twice: true },
      ],
    )
    expect(faults.get('crash')).toBe(1)
    expect(places).toEqual(['1/3 1/4'])
  })

  test('of a performance stay where they are if its hall gets other rows, and the next performance has those', async () => {
    const next = inHall(['v'], { at: 2 * MINUTE, performance: 2, beginsIn: 1_000 * HOUR })
    const { places, refused } = await tell(
      [inHall(['vv', 'vv']), next],
      [
        { at: MINUTE, kind: 'change-hall', hall: 1, rows: ['vvvvv'] },
        pick(3 * MINUTE, 1, '1F/2/1', '1F/2/2'),
        { ...pick(3 * MINUTE, 2, '1F/1/4', '1F/1/5'), performance: 2 },
        { ...pick(4 * MINUTE, 3, '1F/2/1'), performance: 2 },
      ],
    )
    expect(places.toSorted()).toEqual(['1/4 1/5', '2/1 2/2'])
    expect(refused('seat-unknown')).toBe(1)
  })
})

describe('the best seats', () => {
  test('are together, or across an aisle, or one row behind the other, and nobody sits alone', async () => {
    const sizes = [4, 6, 4, 3, 4]
    const { places, refused } = await tell(
      [inHall(['vvvv|vv', 'vvvv|vv', 'vvvv|vv'])],
      sizes.map((seats, n) => book(n * MINUTE + SECOND, n + 1, { seats })),
    )
    expect(places).toEqual([
      '2/1 2/2 2/3 2/4',
      '1/1 1/2 1/3 1/4 1/5 1/6',
      '3/1 3/2 3/3 3/4',
      '2/5 2/6 3/5 3/6',
    ])
    // Two pairs were free when the three asked.
    expect(refused('no-block')).toBe(1)
  })

  test('of two grades are each in their own grade, or none of them is booked', async () => {
    const R = { grade: 'R', seats: 9, price: 700, currency: 'KRW' } as const
    const wish = { seats: 2, others: [{ grade: 'R', seats: 2 }] } as const
    const { places, refused } = await tell(
      [inHall(['vvvv', 'rr|r'], { others: [R] })],
      [book(SECOND, 1, wish), book(MINUTE, 2, wish)],
    )
    expect(places).toHaveLength(1)
    expect(places[0]).toMatch(/^1\/\d 1\/\d 2\/1 2\/2$/)
    expect(refused('seats-unavailable')).toBe(1)
  })

  test('have a restricted view only if nothing else is left and the customer accepts it', async () => {
    const { places, refused } = await tell(
      [inHall(['VV|vv'])],
      [
        book(SECOND, 1, { seats: 2, acceptRestricted: true, picks: ['1F/1/3', '1F/1/4'] }),
        book(MINUTE, 2, { seats: 2 }),
        book(2 * MINUTE, 3, { seats: 2, acceptRestricted: true }),
      ],
    )
    expect(places).toEqual(['1/3 1/4', '1/1 1/2'])
    expect(refused('seat-restricted')).toBe(1)
  })
})

test('who leaves a single seat is offered others, and books them; the last seats can be had in any case', async () => {
  const { places, refused } = await tell(
    [inHall(['vvv', 'vvv'])],
    [
      pick(SECOND, 1, '1F/1/2'),
      pick(MINUTE, 2, '1F/2/1', '1F/2/2', '1F/2/3'),
      book(2 * MINUTE, 3, { seats: 1 }),
      book(3 * MINUTE, 4, { seats: 1 }),
    ],
  )
  expect(refused('leaves-single-seat')).toBe(1)
  expect(places[0]).not.toBe('1/2')
  expect(places.join(' ').split(' ').toSorted()).toEqual(['1/1', '1/2', '1/3', '2/1', '2/2', '2/3'])
})

test('a seat that is kept, and a companion alone, cannot be chosen', async () => {
  const { places, refused } = await tell(
    [inHall(['vv-h', 'wcvv'])],
    [
      pick(SECOND, 1, '1F/1/3'),
      pick(MINUTE, 2, '1F/1/4'),
      pick(2 * MINUTE, 3, '1F/2/2'),
      pick(3 * MINUTE, 4, '1F/2/1', '1F/2/2'),
    ],
  )
  expect(places).toEqual(['2/1 2/2'])
  expect([refused('seat-not-sold'), refused('companion-alone')]).toEqual([2, 1])
})
