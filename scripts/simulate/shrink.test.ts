import { expect, test } from 'vitest'
import { makePlan } from './plan/make-plan.ts'
import type { Plan } from './plan/plan.ts'
import type { Result } from './run.ts'
import { shrink } from './shrink.ts'
import { storyOf } from './story.ts'

/** The result of a story in which only this invariant could break. */
const resultOf = ({ seed }: Plan, invariant: string | undefined): Result => ({
  seed,
  broken: invariant === undefined ? undefined : { invariant, detail: 'booking 2 is lost' },
  digest: '',
  steps: 1,
  virtualMs: 61_000,
  faults: new Map(),
  events: [],
  charges: [],
  trace: [],
})

const plan: Plan = {
  ...makePlan(1),
  steps: [
    { at: 0, kind: 'register', performance: 1, seats: 4, price: 1_000, beginsIn: 3_600_000 },
    ...[1, 2, 3, 4, 5, 6, 7].map((booking) => ({
      at: booking * 1_000,
      kind: 'book' as const,
      booking,
      customer: 1,
      performance: 1,
      seats: 3,
      others: [{ grade: 'R' as const, seats: 2 }],
      twice: true as const,
      card: 'card-ok' as const,
    })),
    { at: 9_000, kind: 'crash', downMs: 250 },
    { at: 9_500, kind: 'store-full', forMs: 90_000 },
    { at: 9_900, kind: 'jump', ms: -3_600_000 },
  ],
}

/** Breaks one invariant if booking 2 is made and the daemon is killed, and another one if the clock is set. */
const play = async (candidate: Plan): Promise<Result> => {
  const kinds = candidate.steps.map((step) => step.kind)
  const booked = candidate.steps.some((step) => step.kind === 'book' && step.booking === 2)
  if (booked && kinds.includes('crash')) return resultOf(candidate, 'promises-are-kept')
  return resultOf(candidate, kinds.includes('jump') ? 'everything-ends' : undefined)
}

test('a story is shrunk to the steps that are needed to break the same invariant', async () => {
  const { plan: short, result } = await shrink(plan, await play(plan), 10_000, play)
  expect(short.steps).toMatchObject([
    { kind: 'book', booking: 2, seats: 1 },
    { kind: 'crash', downMs: 1_000 },
  ])
  expect(result.broken?.invariant).toBe('promises-are-kept')
})

test('a booking keeps its seats of other grades only if the story needs them', async () => {
  const needsTwo = async (candidate: Plan): Promise<Result> =>
    resultOf(
      candidate,
      candidate.steps.some((step) => step.kind === 'book' && step.others)
        ? 'seats-add-up'
        : undefined,
    )
  const { plan: short } = await shrink(plan, await needsTwo(plan), 10_000, needsTwo)
  expect(short.steps).toHaveLength(1)
  expect(short.steps[0]).toMatchObject({ seats: 1, others: [{ grade: 'R', seats: 1 }] })
  expect(short.steps[0]).not.toHaveProperty('twice')
})

test('a hall keeps only the rows, and a booking only the chosen seat, that the story needs', async () => {
  const steps: Plan['steps'] = [
    {
      ...{ at: 0, kind: 'register', performance: 1, seats: 4, price: 1_000, beginsIn: 3_600_000 },
      hall: { number: 1, rows: ['vV|v', 'r-|r', 'ss|h'] },
    },
    {
      ...{ at: 1, kind: 'book', booking: 1, customer: 1, performance: 1, seats: 1 },
      ...{ picks: ['1F/2/1', '1F/2/3'], acceptRestricted: true, card: 'card-declined' },
    },
  ]
  const needs = async (candidate: Plan): Promise<Result> => {
    const inHall = candidate.steps.some((step) => step.kind === 'register' && step.hall)
    const picked = candidate.steps.some((s) => s.kind === 'book' && s.picks?.includes('1F/2/3'))
    return resultOf(candidate, inHall && picked ? 'places-as-asked' : undefined)
  }
  const halls = { ...plan, steps }
  const { plan: short } = await shrink(halls, await needs(halls), 10_000, needs)
  expect(short.steps[0]).toMatchObject({ hall: { number: 1, rows: ['vv|v'] } })
  expect(short.steps[1]).toMatchObject({ picks: ['1F/2/3'], card: 'card-ok' })
  expect(short.steps[1]).not.toHaveProperty('acceptRestricted')
})

test('without time left, the story stays unchanged', async () => {
  const { plan: same, tries } = await shrink(plan, await play(plan), 0, play)
  expect(same.steps).toEqual(plan.steps)
  expect(tries).toBe(0)
})

test('a story is printed as numbered sentences with virtual times, the broken invariant, and the replay command', async () => {
  const { plan: short, result } = await shrink(plan, await play(plan), 10_000, play)
  const lines = storyOf(short, result).split('\n')
  expect(lines.slice(1)).toEqual([
    '   1. 0:00:02.000  Customer 1 books 1 seat of performance 1 (booking 2).',
    '   2. 0:00:09.000  The daemon is killed, and started again 1.0 s later.',
    '      0:01:01.000  Broken: promises-are-kept. booking 2 is lost',
    '  npm run simulate -- --seed 1 --seeds 1 --tell',
  ])
})

test('of holds only what the story needs is left: one seat, once, and a booking of it only if that matters', async () => {
  const wish = { customer: 1, performance: 1, seats: 1, picks: ['1F/1/1', '1F/1/2'] } as const
  const accept = { acceptRestricted: true } as const
  const steps: Plan['steps'] = [
    { at: 1_000, kind: 'hold', hold: 1, ...wish, ...accept, twice: true },
    { at: 2_000, kind: 'extend-hold', customer: 1, performance: 1 },
    { at: 3_000, kind: 'book', booking: 1, ...wish, held: true, card: 'card-ok' },
  ]
  const needs = (isSo: (candidate: Plan) => boolean) => async (candidate: Plan) =>
    resultOf(candidate, isSo(candidate) ? 'promises-are-kept' : undefined)
  const shortest = async (isSo: (candidate: Plan) => boolean) => {
    const failed = resultOf(plan, 'promises-are-kept')
    return (await shrink({ ...plan, steps }, failed, 10_000, needs(isSo))).plan.steps
  }
  const ofHold = await shortest(({ steps }) =>
    steps.some((step) => step.kind === 'hold' && step.picks?.includes('1F/1/2')),
  )
  const { picks: _, ...rest } = wish
  expect(ofHold).toEqual([{ at: 1_000, kind: 'hold', hold: 1, ...rest, picks: ['1F/1/2'] }])
  const ofBooking = await shortest(({ steps }) => steps.some(({ kind }) => kind === 'book'))
  expect(ofBooking).toEqual([{ at: 3_000, kind: 'book', booking: 1, ...rest, card: 'card-ok' }])
  const ofHeld = await shortest(({ steps }) =>
    steps.some((step) => step.kind === 'book' && step.held),
  )
  expect(ofHeld).toMatchObject([{ kind: 'book', held: true }])
})
