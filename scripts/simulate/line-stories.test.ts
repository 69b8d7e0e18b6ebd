import { describe, expect, test } from 'vitest'
import type { Setup, Step } from './plan/plan.ts'
import { HOUR, MINUTE, PRICE, SECOND, SETUP } from './plan/story-setup.ts'
import { run } from './run.ts'

// Bookings with seats of several grades. In each story every invariant has to hold.

const R_PRICE = 700
const BOTH = 2 * PRICE + R_PRICE

const register = (over: Partial<Extract<Step, { kind: 'register' }>> = {}): Step => ({
  ...{ at: 0, kind: 'register', performance: 1, seats: 4, price: PRICE, beginsIn: 2_000 * HOUR },
  others: [{ grade: 'R', seats: 2, price: R_PRICE, currency: 'KRW' }],
  ...over,
})
const book = (at: number, booking: number, over: Partial<Extract<Step, { kind: 'book' }>> = {}) =>
  ({
    ...{ at, kind: 'book', booking, customer: booking, performance: 1, card: 'card-ok' },
    ...{ grade: 'VIP', seats: 2, others: [{ grade: 'R', seats: 1 }], ...over },
  }) satisfies Step
const later = (at: number): Step => ({ at, kind: 'retry-dead', times: 1 })

async function tell(steps: readonly Step[], setup: Partial<Setup> = {}, onSale = register()) {
  const plan = [onSale, ...steps].sort((a, b) => a.at - b.at)
  const played = await run({ seed: 1, setup: { ...SETUP, ...setup }, steps: plan })
  expect(played.broken).toBeUndefined()
  const own = played.events.filter(({ correlationId }) =>
    played.events.some(
      (event) =>
        event.correlationId === correlationId && /^RQ-book-\d{1,2}$/.test(event.causationId),
    ),
  )
  return {
    /** the seats of each booking, in the order of the log */
    booked: own.flatMap((event) =>
      event.type === 'Reserved'
        ? [(event.lines ?? [event]).map(({ seats, grade }) => `${seats} × ${grade}`).join(' + ')]
        : [],
    ),
    types: own.map(({ type }) => type).filter((type) => !/^Notice/.test(type)),
    charges: played.charges
      .filter(({ amount }) => amount !== 2 * PRICE)
      .map(({ charged, refunded }) => [charged, refunded]),
    faults: played.faults,
  }
}

describe('seats of two grades', () => {
  test('are paid with one charge, which goes back whole', async () => {
    const { booked, charges } = await tell([
      book(SECOND, 1),
      { at: MINUTE, kind: 'cancel', booking: 1, by: 'customer' },
    ])
    expect(booked).toEqual(['2 × VIP + 1 × R'])
    expect(charges).toEqual([[BOTH, BOTH]])
  })

  test('are not booked if one of them is sold out, whoever is asked first', async () => {
    const R: Step = book(SECOND, 1, { grade: 'R', seats: 2, others: [] })
    const { booked, faults } = await tell([
      R,
      book(MINUTE, 2),
      book(2 * MINUTE, 3, { grade: 'R', seats: 1, others: [{ grade: 'VIP', seats: 1 }] }),
      book(3 * MINUTE, 4, { others: [] }),
    ])
    expect(booked).toEqual(['2 × R', '2 × VIP'])
    expect(faults.get('booking refused: seats-unavailable')).toBe(2)
  })

  test('are free again for others if their card is declined, or if they expire', async () => {
    const away: Step = { at: 2 * MINUTE, kind: 'outage', how: 'error', forMs: HOUR }
    const both = { seats: 4, others: [{ grade: 'R', seats: 2 }] } as const
    const { types } = await tell(
      [
        book(SECOND, 1, { ...both, card: 'card-declined' }),
        away,
        book(3 * MINUTE, 2, both),
        book(2 * HOUR, 3, both),
        later(3 * HOUR),
      ],
      { paymentDeadlineMs: 10 * MINUTE },
    )
    expect(types.filter((type) => /^(Reserved|PaymentDeclined|ReservationE)/.test(type))).toEqual([
      ...['Reserved', 'PaymentDeclined', 'Reserved', 'ReservationExpired', 'Reserved'],
    ])
  })

  test('cost what was shown, or are refused if one of their prices has changed meanwhile', async () => {
    const changed: Step = {
      ...{ at: 5 * SECOND, kind: 'change-grade', performance: 1 },
      ...{ grade: 'R', price: 900 },
    }
    const { booked, charges, faults } = await tell([
      book(SECOND, 1, { thinksMs: 10 * SECOND }),
      changed,
      book(6 * SECOND, 2, { thinksMs: SECOND }),
    ])
    expect(faults.get('booking refused: offer-changed')).toBe(1)
    expect(booked).toEqual(['2 × VIP + 1 × R'])
    expect(charges).toEqual([[2 * PRICE + 900, 0]])
  })

  test('are booked once, although the daemon dies before it answers and the customer sends twice', async () => {
    const { booked, faults } = await tell([
      { at: 0, kind: 'crash', on: 'after book', downMs: SECOND },
      book(SECOND, 1, { twice: true }),
    ])
    expect(faults.get('crash')).toBe(1)
    expect(booked).toEqual(['2 × VIP + 1 × R'])
  })

  test('count together against the limit of their customer', async () => {
    const { booked } = await tell(
      [
        book(SECOND, 1, { customer: 1 }),
        book(MINUTE, 2, { customer: 1, seats: 1, others: [] }),
        book(2 * MINUTE, 3, { customer: 2, seats: 1, others: [] }),
      ],
      { customerLimit: 3 },
    )
    expect(booked).toEqual(['2 × VIP + 1 × R', '1 × VIP'])
  })

  test('of two currencies are refused, and each of them can be booked alone', async () => {
    const dollars = register({ others: [{ grade: 'R', seats: 2, price: 500, currency: 'USD' }] })
    const R = book(2 * MINUTE, 2, { grade: 'R', seats: 1, others: [] })
    const { booked, charges, faults } = await tell([book(SECOND, 1), R], {}, dollars)
    expect(faults.get('booking refused: currencies-differ')).toBe(1)
    expect(booked).toEqual(['1 × R'])
    expect(charges).toEqual([[500, 0]])
  })
})
