import { expect, test } from 'vitest'
import { makePlan } from './plan/make-plan.ts'
import { run } from './run.ts'
import { shrink } from './shrink.ts'
import { simulate } from './simulate.ts'
import { storyOf } from './story.ts'

/** A small part of what `npm run simulate` plays, always the same. */
const SEEDS = 150
const SHRINK_MS = 10_000

test(`in ${SEEDS} stories with all kinds of failures every invariant holds`, async () => {
  const { failed, total } = await simulate({
    from: 1,
    seeds: SEEDS,
    budgetMs: Number.POSITIVE_INFINITY,
  })
  const short = failed && (await shrink(failed.plan, failed.result, SHRINK_MS))
  expect(short && storyOf(short.plan, short.result)).toBeUndefined()
  expect(total.seeds()).toBe(SEEDS)
  // Stories without failures would prove nothing.
  const lines = total.lines()
  expect(namesIn(lines, 'faults')).toEqual(expect.arrayContaining(FAULTS))
  expect(namesIn(lines, 'events')).toEqual(expect.arrayContaining(EVENTS))
  for (const about of ['seats of several grades', 'seats with numbers'])
    expect(namesIn(lines, `events about ${about}`), about).toEqual(
      expect.arrayContaining(OF_BOOKINGS),
    )
  expect(namesIn(lines, 'outcomes of holds')).toEqual(expect.arrayContaining(OF_HOLDS))
  expect(namesIn(lines, 'outcomes of plans')).toEqual(expect.arrayContaining(OF_PLANS))
}, 120_000)

/** The names in one table of the tally. A table ends where the next line is not indented. */
function namesIn(lines: readonly string[], what: string): string[] {
  const heading = new RegExp(`^[\\d,.]+ ${what} of \\d+ kinds:$`)
  const rows = lines.slice(lines.findIndex((line) => heading.test(line)) + 1)
  const end = rows.findIndex((line) => !line.startsWith(' '))
  return rows.slice(0, end).map((row) => row.trim().replace(/^[\d,.]+ +/, ''))
}

const FAULTS = [
  'call late',
  'call twice',
  'call wrong-amount',
  'crash',
  'clock set back',
  'clock set forward',
  'full disk: write refused',
  'outage: no answer',
  'notice no-answer',
  'booking refused: currencies-differ',
  'booking refused: offer-changed',
  'booking refused: seats-unavailable',
  'booking refused: companion-alone',
  'booking refused: leaves-single-seat',
  'booking refused: no-block',
  'booking refused: seat-not-sold',
  'booking refused: seat-restricted',
  'booking refused: seat-taken',
  'booking refused: seat-unknown',
  'extension refused: hold-extended-before',
  'extension refused: hold-not-found',
  'hold refused: companion-alone',
  'hold refused: no-block',
  'hold refused: seat-limit-reached',
  'hold refused: seat-not-sold',
  'hold refused: seat-restricted',
  'hold refused: seat-taken',
  'hold refused: seat-unknown',
  'hold refused: seats-unavailable',
  'nothing to give back',
  'booking refused: no-wheelchair-places',
  'hold refused: no-wheelchair-places',
  'no-block: split',
  'no-block: split-would-do',
  'no-block: together',
  'plan refused: hall-grades',
  'plan refused: performance-has-begun',
  'plan refused: plan-changed',
  'plan refused: plan-loses-seats',
  'plan refused: plan-not-found',
  'change refused: seats-numbered',
  'change refused: seats-taken',
  'cancel refused: not-refundable',
  'cancel refused: quote-changed',
  'restart',
]
const EVENTS = [
  'BreakerChanged',
  'GradeChanged',
  'PaymentApprovedLate',
  'PaymentDeclined',
  'PaymentDeferred',
  'PaymentRefunded',
  'ReservationCancelled',
  'ReservationExpired',
  'SeatsCancelled',
  'WebhookSwitchedOff',
]
/** What happens to bookings with seats of several grades, and to those with numbers. */
const OF_BOOKINGS = [
  'Reserved',
  'PaymentApproved',
  'PaymentApprovedLate',
  'PaymentCancelled',
  'PaymentDeclined',
  'PaymentDeferred',
  'PaymentRefunded',
  'ReservationCancelled',
  'ReservationExpired',
  'SeatsCancelled',
]

/** What becomes of seats that are held. */
const OF_HOLDS = [
  'held',
  'held until the start',
  'replaced',
  'replaced, after an extension',
  'extended',
  'booked',
  'other seats booked',
  'given-back',
  'expired',
]

/** What becomes of the plans of performances. */
const OF_PLANS = [
  'a plan of its own',
  'a version of the hall',
  'released',
  'as many seats',
  'fewer seats',
  'more seats',
  'a grade without seats',
  'a grade with its first seats',
]

test('the same seed plays the same story, with the same writes and calls', async () => {
  for (const seed of [3, 11, 44]) {
    const plan = makePlan(seed)
    expect(makePlan(seed)).toEqual(plan)
    const [first, second] = [await run(plan), await run(plan, { keepTrace: true })]
    expect(second.digest).toBe(first.digest)
    expect(second.steps).toBe(first.steps)
    expect(second.events).toEqual(first.events)
    expect((await run(makePlan(seed + 1))).digest).not.toBe(first.digest)
  }
})

test('after a story the real time, timers and random numbers are back', async () => {
  const [timeout, random, before] = [setTimeout, Math.random, Date.now()]
  await run(makePlan(1))
  expect(setTimeout).toBe(timeout)
  expect(Math.random).toBe(random)
  expect(Date.now() - before).toBeLessThan(60_000)
})
