import { describe, expect, test } from 'vitest'
import type { Step } from './plan/plan.ts'
import { HOUR, MINUTE, PRICE, SECOND, SETUP } from './plan/story-setup.ts'
import { run } from './run.ts'

// Bookings while the price and the seats of their performance change.

const REGISTER: Step = {
  ...{ at: 0, kind: 'register', performance: 1 },
  ...{ seats: 4, price: PRICE, beginsIn: 2_000 * HOUR },
}
const book = (at: number, booking: number, over: { seats?: number; thinksMs?: number } = {}) =>
  ({
    ...{ at, kind: 'book', booking, customer: booking, performance: 1 },
    ...{ seats: 2, card: 'card-ok', ...over },
  }) satisfies Step
const change = (at: number, terms: { price?: number; left?: number }): Step => ({
  ...{ at, kind: 'change-grade', performance: 1 },
  ...terms,
})

/** Plays the story, in which every invariant has to hold. */
async function tell(...steps: readonly Step[]) {
  const plan = [REGISTER, ...steps].sort((a, b) => a.at - b.at)
  const played = await run({ seed: 1, setup: SETUP, steps: plan })
  expect(played.broken).toBeUndefined()
  const inStory = played.events.filter(({ causationId }) =>
    /^RQ-(book|change)-\d{1,2}$/.test(causationId),
  )
  return {
    /** what was booked for how much, and what was changed, in order */
    log: inStory.map((event) =>
      event.type === 'GradeChanged'
        ? `${event.seats} seats at ${event.price.amount}`
        : 'amount' in event
          ? `${event.causationId} for ${event.amount}`
          : event.type,
    ),
    charges: played.charges.map(({ charged, refunded }) => [charged, refunded]),
    faults: played.faults,
  }
}

describe('a price that changes', () => {
  test('while a payment is under way changes nothing for it: the old price is charged, and goes back', async () => {
    const { log, charges } = await tell(
      { at: 0, kind: 'call-fault', call: 'approve', fault: 'slow-answer', times: 1, ms: 300 },
      book(SECOND, 1),
      change(SECOND + 150, { price: 5 * PRICE }),
      { at: MINUTE, kind: 'cancel', booking: 1, by: 'customer' },
    )
    expect(log).toEqual(['RQ-book-1 for 2000', '4 seats at 5000'])
    expect(charges[0]).toEqual([2 * PRICE, 2 * PRICE])
  })

  test('while a customer thinks refuses their booking; who looks afterwards pays the new price', async () => {
    const { log, faults } = await tell(
      book(SECOND, 1, { thinksMs: 10 * SECOND }),
      change(5 * SECOND, { price: 3 * PRICE }),
      book(6 * SECOND, 2, { thinksMs: SECOND }),
    )
    expect(log).toEqual(['4 seats at 3000', 'RQ-book-2 for 6000'])
    expect(faults.get('booking refused: offer-changed')).toBe(1)
  })

  test('and changes back refuses nobody who thought meanwhile', async () => {
    const { log, faults } = await tell(
      book(SECOND, 1, { thinksMs: 10 * SECOND }),
      change(2 * SECOND, { price: 0 }),
      change(3 * SECOND, { price: PRICE }),
    )
    expect(log.at(-1)).toBe('RQ-book-1 for 2000')
    expect(faults.has('booking refused: offer-changed')).toBe(false)
  })

  test('is changed once, although the daemon dies before it answers and the admin asks again', async () => {
    const { log, faults } = await tell(
      { at: 0, kind: 'crash', on: 'after change-grade', downMs: SECOND },
      change(SECOND, { price: 2 * PRICE, left: 9 }),
      book(MINUTE, 1),
    )
    expect(faults.get('crash')).toBe(1)
    expect(log).toEqual(['9 seats at 2000', 'RQ-book-1 for 4000'])
  })
})

describe('seats that change', () => {
  test('go down to those that are taken, and no further', async () => {
    const { log, faults } = await tell(
      book(SECOND, 1),
      change(MINUTE, { left: -1 }),
      change(2 * MINUTE, { left: 0 }),
      book(3 * MINUTE, 2, { seats: 1 }),
      change(4 * MINUTE, { left: 1 }),
      book(5 * MINUTE, 3, { seats: 1 }),
    )
    expect(faults.get('change refused: seats-taken')).toBe(1)
    expect(log).toEqual([
      'RQ-book-1 for 2000',
      '2 seats at 1000',
      '3 seats at 1000',
      'RQ-book-3 for 1000',
    ])
  })
})
