import { describe, expect, test } from 'vitest'
import type { HallRows, Releases } from './plan/hall-rows.ts'
import type { Step } from './plan/plan.ts'
import { HOUR, MINUTE, PRICE, SECOND, SETUP } from './plan/story-setup.ts'
import { run } from './run.ts'

// Performances get other plans. In each story every invariant has to hold.

type Book = Extract<Step, { kind: 'book' }>
type Replan = Extract<Step, { kind: 'replan' }>

const inHall = (rows: HallRows, over: Partial<Extract<Step, { kind: 'register' }>> = {}): Step => ({
  ...{ at: 0, kind: 'register', performance: 1, seats: 1, price: PRICE, beginsIn: 2_000 * HOUR },
  ...{ hall: { number: 1, rows }, ...over },
})
const book = (at: number, booking: number, over: Partial<Book> = {}): Book => ({
  ...{ at, kind: 'book', booking, customer: booking, performance: 1, seats: 1, card: 'card-ok' },
  ...over,
})
const own = (at: number, rows: HallRows, over: Partial<Replan> = {}): Replan => ({
  ...{ at, kind: 'replan', performance: 1, to: { rows }, ...over },
})
const version = (at: number, number: number): Replan => ({
  ...{ at, kind: 'replan', performance: 1, to: { version: number } },
})
const hold = (at: number, ...picks: readonly string[]): Step => ({
  ...{ at, kind: 'hold', hold: at, customer: 9, performance: 1, seats: 1, picks },
})

async function tell(steps: readonly Step[]) {
  const plan = [...steps].sort((a, b) => a.at - b.at)
  const played = await run({ seed: 1, setup: SETUP, steps: plan })
  expect(played.broken).toBeUndefined()
  return {
    places: played.events.flatMap((event) => {
      if (event.type !== 'Reserved' || !event.lines) return []
      return [event.lines.flatMap(({ places = [] }) => places.map((id) => id.slice(3))).join(' ')]
    }),
    plans: played.events.flatMap((event) =>
      event.type === 'PerformanceReplanned'
        ? [`${event.hall.version}: ${event.grades.map(({ grade, seats }) => `${seats} ${grade}`)}`]
        : [],
    ),
    actors: played.events.flatMap((event) =>
      event.type === 'PerformanceReplanned' ? [event.actor] : [],
    ),
    faults: played.faults,
  }
}

describe('another plan for a performance', () => {
  test('repaints free seats, blocks one, and sells one that was kept', async () => {
    const { plans, places } = await tell([
      inHall(['vvvv', 'vv-h']),
      book(SECOND, 1, { picks: ['1F/1/1', '1F/1/2'] }),
      own(MINUTE, ['vv-r', 'vvv-']),
      book(2 * MINUTE, 2, { picks: ['1F/1/4'] }),
      book(2 * MINUTE, 3, { picks: ['1F/2/1', '1F/2/2', '1F/2/3'] }),
    ])
    expect(plans).toEqual(['2: 5 VIP,1 R'])
    expect(places.toSorted()).toEqual(['1/1 1/2', '1/4', '2/1 2/2 2/3'])
  })

  test('is refused while somebody has or holds a seat that it loses, and not afterwards', async () => {
    const { plans, faults } = await tell([
      inHall(['vvvv', 'vvvv']),
      book(SECOND, 1, { picks: ['1F/1/1', '1F/1/2'] }),
      hold(SECOND, '1F/2/1', '1F/2/2'),
      own(MINUTE, ['-vvv', 'vvvv']),
      own(MINUTE + SECOND, ['vvvv', 'rvvv']),
      { at: 2 * MINUTE, kind: 'cancel', booking: 1, by: 'customer' },
      { at: 2 * MINUTE, kind: 'end-hold', customer: 9, performance: 1 },
      own(3 * MINUTE, ['-vvv', 'rvvv']),
    ])
    expect(faults.get('plan refused: plan-loses-seats')).toBe(2)
    expect(plans).toEqual(['2: 6 VIP,1 R'])
  })

  test('is that of one performance: the hall and others keep theirs, and go on counting', async () => {
    const second = inHall(['vvvv'], { performance: 2, at: 2 * MINUTE })
    const { plans, faults } = await tell([
      inHall(['vvvv']),
      own(MINUTE, ['vv--']),
      second,
      { at: 3 * MINUTE, kind: 'change-hall', hall: 1, rows: ['vvvvv'] },
      version(4 * MINUTE, 3),
      { ...version(5 * MINUTE, 2), performance: 2 },
      version(6 * MINUTE, 2),
    ])
    expect(plans).toEqual(['2: 2 VIP', '3: 5 VIP', '2: 2 VIP'])
    expect(faults.get('plan refused: plan-not-found')).toBe(1)
  })

  test('needs a price for a new grade, and the plan that was looked at', async () => {
    const { plans, faults } = await tell([
      inHall(['vvvv']),
      own(MINUTE, ['vvrr'], { unpriced: true }),
      own(2 * MINUTE, ['vvv-'], { thinksMs: 10 * SECOND }),
      own(2 * MINUTE + SECOND, ['vv--']),
      { at: 0, kind: 'crash', on: 'after replan-performance', downMs: SECOND },
    ])
    expect(faults.get('plan refused: hall-grades')).toBe(1)
    expect(faults.get('plan refused: plan-changed')).toBe(1)
    expect(plans).toEqual(['2: 2 VIP'])
  })
})

describe('seats that a plan releases', () => {
  const releases: Releases = [
    { flag: 'house', hours: 24 },
    { flag: 'wheelchair', hours: 23 },
  ]
  const hall = { number: 1, rows: ['vvhh', 'vwcv'], releases }

  test('are sold to anybody from their time on, and no others are', async () => {
    const { plans, actors, places } = await tell([
      inHall([], { hall, beginsIn: 24 * HOUR + MINUTE }),
      book(SECOND, 1, { picks: ['1F/1/3', '1F/1/4'] }),
      book(2 * MINUTE, 2, { picks: ['1F/1/3', '1F/1/4'] }),
      book(2 * MINUTE, 3, { picks: ['1F/2/3'] }),
    ])
    expect(plans).toEqual(['2: 8 VIP'])
    expect(actors).toEqual(['system'])
    expect(places).toEqual(['1/3 1/4'])
  })

  test('are released after a restart if their time came while the daemon was down', async () => {
    const { plans } = await tell([
      inHall([], { hall, beginsIn: 24 * HOUR + MINUTE }),
      { at: SECOND, kind: 'restart', downMs: 90 * MINUTE },
      book(2 * HOUR, 1, { picks: ['1F/2/3'] }),
    ])
    expect(plans).toEqual(['2: 8 VIP'])
  })
})

test('the best seats are booked as they were held, although they leave a single one meanwhile', async () => {
  const { places, faults } = await tell([
    inHall(['vvv', 'vvv']),
    book(SECOND, 1, { picks: ['1F/1/1', '1F/1/2', '1F/1/3', '1F/2/1'] }),
    { at: MINUTE, kind: 'hold', hold: 1, customer: 2, performance: 1, seats: 1 },
    { at: 2 * MINUTE, kind: 'cancel', booking: 1, by: 'customer' },
    book(3 * MINUTE, 2, { held: true }),
  ])
  expect(faults.get('booking refused: leaves-single-seat')).toBeUndefined()
  expect(places).toHaveLength(2)
})

test('a party may be apart, and people in wheelchairs have their places', async () => {
  const { places, faults } = await tell([
    inHall(['v-vv', 'vv-v', 'vwcv']),
    book(SECOND, 1, { seats: 4 }),
    book(MINUTE, 2, { seats: 4, split: true }),
    book(2 * MINUTE, 3, { seats: 2, wheelchairs: 1, grade: 'VIP' }),
    book(3 * MINUTE, 4, { seats: 1, wheelchairs: 1, grade: 'VIP' }),
  ])
  expect(faults.get('no-block: split-would-do')).toBe(1)
  expect(faults.get('booking refused: no-wheelchair-places')).toBe(1)
  expect(places).toEqual(['1/3 1/4 2/1 2/2', '3/2 3/3'])
})
