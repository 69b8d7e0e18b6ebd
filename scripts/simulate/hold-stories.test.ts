import { describe, expect, test } from 'vitest'
import type { HallRows } from './plan/hall-rows.ts'
import type { Setup, Step } from './plan/plan.ts'
import { HOUR, MINUTE, PRICE, SECOND, SETUP } from './plan/story-setup.ts'
import { run } from './run.ts'

// Seats that customers hold before they book. In each story every invariant has to hold.

type Hold = Extract<Step, { kind: 'hold' }>
type Book = Extract<Step, { kind: 'book' }>

const HOLD_MS = 10 * MINUTE

const inHall = (rows: HallRows, beginsIn = 2_000 * HOUR): Step => ({
  ...{ at: 0, kind: 'register', performance: 1, seats: 1, price: PRICE, beginsIn },
  hall: { number: 1, rows },
})
let holds = 0
const hold = (at: number, customer: number, ...picks: readonly string[]): Hold => {
  holds += 1
  return { at, kind: 'hold', hold: holds, customer, performance: 1, seats: 1, picks }
}
const book = (at: number, customer: number, over: Partial<Book> = {}): Book => ({
  ...{ at, kind: 'book', booking: customer, customer, performance: 1, seats: 1, card: 'card-ok' },
  ...over,
})
const extend = (at: number, customer: number): Step => ({
  ...{ at, kind: 'extend-hold', customer, performance: 1 },
})
const giveBack = (at: number, customer: number): Step => ({
  ...{ at, kind: 'end-hold', customer, performance: 1 },
})

async function tell(steps: readonly Step[], setup: Partial<Setup> = {}) {
  const plan = [...steps].sort((a, b) => a.at - b.at)
  const played = await run({ seed: 1, setup: { ...SETUP, ...setup }, steps: plan })
  expect(played.broken).toBeUndefined()
  const placesOf = (event: object) =>
    'lines' in event && Array.isArray(event.lines)
      ? event.lines.flatMap(({ places = [] }) => places.map((id: string) => id.slice(3))).join(' ')
      : ''
  return {
    /** what happened to holds and bookings, in the order of the log */
    told: played.events.flatMap((event) => {
      if (event.type === 'SeatsHeld') return [`held ${placesOf(event)}`]
      if (event.type === 'HoldExtended') return ['extended']
      if (event.type === 'HoldEnded') return [event.because]
      // The last customer of a story books seats without numbers.
      return event.type === 'Reserved' && event.lines ? [`reserved ${placesOf(event)}`] : []
    }),
    /** how long each hold lasted that ran out (ms) */
    lasted: played.events.flatMap((event, n) => {
      if (event.type !== 'HoldEnded' || event.because !== 'expired') return []
      const held = played.events.slice(0, n).find(({ type }) => type === 'SeatsHeld')
      return [Date.parse(event.at) - Date.parse(held?.at ?? '')]
    }),
    faults: played.faults,
  }
}

const [A, B, C] = ['1F/1/1', '1F/1/2', '1F/1/3'] as const

describe('held seats', () => {
  test('are those of one of two who want them at once, who books them; the other one gets others', async () => {
    const { told, faults } = await tell([
      inHall(['vvvv', 'vvvv']),
      hold(SECOND, 1, A, B),
      hold(SECOND, 2, A, B),
      book(MINUTE, 1, { held: true, seats: 2 }),
      book(MINUTE, 2, { held: true, seats: 2 }),
    ])
    expect(faults.get('hold refused: seat-taken')).toBe(1)
    expect(told).toHaveLength(4)
    expect(told[0]).toBe('held 1/1 1/2')
    expect(told[told.indexOf('booked') + 1]).toBe('reserved 1/1 1/2')
  })

  test('are replaced, keep their deadline, and are free a moment after it', async () => {
    const { told, lasted } = await tell([
      inHall(['vvvv']),
      hold(SECOND, 1, A, B),
      hold(9 * MINUTE, 1, B, C),
      hold(9 * MINUTE + SECOND, 2, A),
    ])
    expect(told).toEqual([
      'held 1/1 1/2',
      'replaced',
      'held 1/2 1/3',
      'held 1/1',
      'expired',
      'expired',
    ])
    expect(lasted[0]).toBeGreaterThanOrEqual(HOLD_MS)
    expect(lasted[0]).toBeLessThan(HOLD_MS + SECOND)
  })

  test('last longer once, by the same time from then', async () => {
    const { told, lasted, faults } = await tell([
      inHall(['vvvv']),
      hold(SECOND, 1, A),
      extend(8 * MINUTE, 1),
      extend(9 * MINUTE, 1),
    ])
    expect(faults.get('extension refused: hold-extended-before')).toBe(1)
    expect(told).toEqual(['held 1/1', 'extended', 'expired'])
    expect(Math.round((lasted[0] ?? 0) / MINUTE)).toBe(18)
  })

  test('are held until the start of the performance at most, extended or not', async () => {
    const { told, lasted } = await tell([
      inHall(['vvvv'], 5 * MINUTE),
      hold(SECOND, 1, A),
      extend(4 * MINUTE, 1),
    ])
    expect(told).toEqual(['held 1/1', 'extended', 'expired'])
    expect(Math.round((lasted[0] ?? 0) / MINUTE)).toBe(5)
  })

  test('are free for others once they are given back, or once other seats were booked', async () => {
    const { told } = await tell([
      inHall(['vvvv', 'vvvv']),
      hold(SECOND, 1, A, B),
      giveBack(MINUTE, 1),
      giveBack(MINUTE + SECOND, 1),
      hold(2 * MINUTE, 2, A, B),
      book(3 * MINUTE, 2, { picks: ['1F/2/1', '1F/2/2'] }),
      book(4 * MINUTE, 3, { picks: [A, B] }),
    ])
    expect(told).toEqual([
      ...['held 1/1 1/2', 'given-back', 'held 1/1 1/2'],
      ...['booked', 'reserved 2/1 2/2', 'reserved 1/1 1/2'],
    ])
  })

  test('count against the limit of their customer, and against nobody else’s', async () => {
    const { told, faults } = await tell(
      [
        inHall(['vvvv', 'vvvv']),
        hold(SECOND, 1, A, B),
        hold(MINUTE, 1, A, B, C),
        book(2 * MINUTE, 1, { picks: ['1F/2/1', '1F/2/2'] }),
        hold(3 * MINUTE, 1, A),
        hold(3 * MINUTE, 2, A, B),
      ],
      { customerLimit: 2 },
    )
    expect(told.slice(0, 4)).toEqual(['held 1/1 1/2', 'booked', 'reserved 2/1 2/2', 'held 1/1 1/2'])
    expect(faults.get('hold refused: seat-limit-reached')).toBe(2)
  })

  test('are still held after a crash, a stop and a full disk, and end soon after these if their time is over', async () => {
    const { told, lasted } = await tell([
      inHall(['vvvv']),
      { at: 0, kind: 'crash', on: 'after hold-seats', downMs: SECOND },
      { ...hold(SECOND, 1, A, B), twice: true },
      hold(MINUTE, 2, B, C),
      { at: 2 * MINUTE, kind: 'restart', downMs: SECOND },
      extend(9 * MINUTE, 1),
      { at: 18 * MINUTE, kind: 'store-full', forMs: 10 * MINUTE },
      { at: 0, kind: 'crash', on: 'before end-hold', downMs: MINUTE },
      // Until the last step things go wrong.
      giveBack(29 * MINUTE, 1),
    ])
    expect(told).toEqual(['held 1/1 1/2', 'extended', 'expired'])
    expect(lasted[0]).toBeGreaterThan(27 * MINUTE)
    expect(lasted[0]).toBeLessThan(29 * MINUTE)
  })

  test('end when the clock is set beyond their deadline, and later if it is set back', async () => {
    const { lasted } = await tell([
      inHall(['vvvv']),
      hold(SECOND, 1, A),
      { at: MINUTE, kind: 'jump', ms: HOUR },
    ])
    expect(lasted[0]).toBeGreaterThan(HOUR)
    expect(lasted[0]).toBeLessThan(HOUR + MINUTE + 10 * SECOND)
    const back = await tell([
      inHall(['vvvv']),
      hold(SECOND, 1, A),
      { at: MINUTE, kind: 'jump', ms: -HOUR },
    ])
    expect(back.told).toEqual(['held 1/1', 'expired'])
  })
})

test('a choice that leaves a single seat can be held, and is not booked', async () => {
  const { told, faults } = await tell([
    inHall(['vvv', 'vvv']),
    hold(SECOND, 1, B),
    book(MINUTE, 1, { held: true }),
  ])
  expect(faults.get('booking refused: leaves-single-seat')).toBe(1)
  expect(told.slice(0, 2)).toEqual(['held 1/2', 'booked'])
  expect(told[2]).not.toBe('reserved 1/2')
})
