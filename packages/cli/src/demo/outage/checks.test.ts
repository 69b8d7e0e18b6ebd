import { expect, test } from 'vitest'
import type { Sample } from '../../live/snapshot.ts'
import { checkForCustomers, type Seen } from './checks.ts'
import type { OutageView } from './view.ts'

const sample = (breaker: Sample['breaker']): Sample => ({
  breaker,
  ...{ at: 0, unpaid: 0, booked: 0, paid: 0 },
})
const states = (...all: Sample['breaker'][]) => all.map(sample)

type Given = Partial<Omit<Seen, 'view'>> & {
  bookings?: Partial<OutageView['bookings']>
  samples?: Sample[]
}

/** The names of the checks that fail. */
function failing({ bookings, samples, ...seen }: Given): string[] {
  const view = {
    bookings: { asked: 8, taken: 8, refused: 0, refusal: null, slowestMs: 9, ...bookings },
    samples: samples ?? states('closed', 'open', 'open', 'half-open', 'closed'),
  }
  const good = {
    templates: ['payment-deferred', 'payment-approved'],
    seats: 10,
    grades: [{ held: 0, sold: 10 }],
  }
  return checkForCustomers({ ...good, ...seen, view }).flatMap(({ ok, name }) => (ok ? [] : [name]))
}

test('an outage that cost no customer anything passes', () => {
  expect(failing({})).toEqual([])
})

test.each<[string, Given, string]>([
  ['a refused booking', { bookings: { taken: 7, refused: 1 } }, 'bookings-went-on'],
  ['a booking without an answer', { bookings: { taken: 7 } }, 'bookings-went-on'],
  ['a breaker that never opened', { samples: states('closed') }, 'breaker-opened-and-closed'],
  ['one that stays open', { samples: states('closed', 'open') }, 'breaker-opened-and-closed'],
  ['nobody told', { templates: ['payment-approved'] }, 'told-once'],
  [
    'told twice',
    { templates: ['payment-deferred', 'payment-deferred', 'payment-approved'] },
    'told-once',
  ],
  ['seats that still wait', { grades: [{ held: 1, sold: 9 }] }, 'everything-paid'],
  ['a seat too few', { grades: [{ held: 0, sold: 9 }] }, 'everything-paid'],
])('%s fails its check and no other', (_, given, name) => {
  expect(failing(given)).toEqual([name])
})

test('the check of refused bookings shows the reason', () => {
  const view = {
    bookings: { asked: 2, taken: 1, refused: 1, refusal: 'Payment is overloaded.', slowestMs: 9 },
    samples: states('closed'),
  }
  const [check] = checkForCustomers({ view, templates: [], seats: 1, grades: [] })
  expect(check?.detail).toBe(
    '1 of 2 were taken (50.00 %), the slowest in 9 ms; Payment is overloaded.',
  )
})
