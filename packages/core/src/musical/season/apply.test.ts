import { expect, test } from 'vitest'
import { asId } from '../../kernel/index.ts'
import { idNumber, specify } from '../../kernel/testing/decide.ts'
import type { Performance } from '../state.ts'
import { applySeason, planSeason, type SeasonFacts } from './apply.ts'
import type { SeasonTarget, TargetPerformance } from './target.ts'

const won = (amount: number) => ({ amount, currency: 'KRW' })
const grades = [{ grade: 'VIP', seats: 40, price: won(150_000) }]
const day = (n: number) => `2027-01-0${n}T19:30:00+09:00`
const at = (n: number, more: Partial<TargetPerformance> = {}) => ({
  ...{ startsAt: day(n), grades },
  ...more,
})
const rent = { key: 'rent', title: 'Rent', venue: 'Studio', timeZone: 'Asia/Seoul' }
const season = (
  performances: readonly TargetPerformance[],
  more: Partial<SeasonTarget> = {},
): SeasonTarget => ({ musicals: [{ ...rent, performances }], prune: 'keep', ...more })

const musicalId = asId<'musical'>('MU-AAAAAAAAAA')
const onSale = (
  n: number,
  { sold = 0, ...more }: Partial<Performance> & { sold?: number } = {},
) => {
  const seats = { capacity: 40, available: 40 - sold, held: 0, sold }
  const { title, venue } = rent
  return {
    ...{ id: idNumber('performance', n), musicalId, title, venue, startsAt: day(n) },
    grades: [{ grade: 'VIP', price: won(150_000), ...seats }],
    ...more,
  }
}
const musical = { ...rent, id: musicalId, runningMinutes: null }
const facts = (...performances: Performance[]): SeasonFacts => ({
  ...{ season: [{ musical, performances }], showing: [], hallSeats: [] },
})
const nothing: SeasonFacts = { season: [], showing: [], hallSeats: [] }
const planned = (given: SeasonFacts, target: SeasonTarget) => {
  const decision = specify(planSeason).given(given).when(target).decision()
  if (decision.kind === 'refused') throw new Error(decision.refusal.code)
  return decision.reply
}

test('F1: a season that is not there is registered with its key', () => {
  const decision = specify(applySeason)
    .given(nothing)
    .when(season([at(1), at(2)]))
    .decision()
  expect(decision).toMatchObject({
    events: [
      { type: 'MusicalRegistered', key: 'rent', title: 'Rent' },
      { type: 'PerformanceAdded', startsAt: day(1) },
      { type: 'PerformanceAdded', startsAt: day(2) },
    ],
  })
})

test('a season that is as wanted has no events, also with the mark of an older plan', () => {
  const target = { ...season([at(1), at(2)]), mark: '0123456789abcdef' }
  const decision = specify(applySeason)
    .given(facts(onSale(1), onSale(2)))
    .when(target)
    .decision()
  expect(decision).toMatchObject({
    events: [],
    reply: { steps: [], unchanged: { musicals: 1, performances: 2 } },
  })
})

test('a price and the seats are changed, a date is added, and the plan says old and new', () => {
  const dearer = [{ grade: 'VIP', seats: 50, price: won(160_000) }]
  const target = season([at(1, { grades: dearer }), at(3)])
  const { mark, steps, notes } = planned(facts(onSale(1), onSale(2)), target)
  const was = { seats: 40, price: won(150_000) }
  const now = { seats: 50, price: won(160_000) }
  expect(steps).toMatchObject([
    { is: 'grade-changed', startsAt: day(1), grade: 'VIP', was, now },
    { is: 'performance-added', startsAt: day(3) },
  ])
  expect(notes).toMatchObject([{ is: 'extra', startsAt: day(2), seats: 0 }])
  const when = specify(applySeason).given(facts(onSale(1), onSale(2)))
  expect(when.when({ ...target, mark }).decision()).toMatchObject({
    events: [{ type: 'GradeChanged' }, { type: 'PerformanceAdded' }],
  })
  when.when({ ...target, mark: '0000000000000000' }).thenRefused('season-changed')
})

test('prune closes what nobody has booked, and refuses or cancels what somebody has', () => {
  const before = facts(onSale(1), onSale(2), onSale(3, { sold: 2 }))
  const closed = { is: 'sale-closed', startsAt: day(2) }
  const close = planned(before, season([at(1)], { prune: 'close' }))
  expect(close.steps).toMatchObject([closed])
  expect(close.conflicts).toMatchObject([{ code: 'season-booked', params: { seats: 2 } }])
  specify(applySeason)
    .given(before)
    .when(season([at(1)], { prune: 'close' }))
    .thenRefused('season-conflicts', { count: 1 })
  const { steps } = planned(before, season([at(1)], { prune: 'cancel' }))
  expect(steps).toMatchObject([closed, { is: 'performance-cancelled', startsAt: day(3), seats: 2 }])
  expect(planned(before, season([at(1)])).steps).toEqual([])
})

test('prune leaves alone what has begun or is off sale, and musicals that the season does not name', () => {
  const begun = onSale(9, { startsAt: '2026-11-01T19:30:00+09:00' })
  const off = onSale(2, { off: { state: 'closed' }, sold: 3 })
  const other = { musical: { ...musical, id: asId<'musical'>('MU-B'), key: 'cats', title: 'Cats' } }
  const given = facts(onSale(1), begun, off)
  const both = { ...given, season: [...given.season, { ...other, performances: [onSale(5)] }] }
  expect(planned(both, season([at(1)], { prune: 'cancel' }))).toMatchObject({
    ...{ steps: [], conflicts: [], notes: [] },
  })
})

test('a sale is closed and opened only if the season says so', () => {
  const off = facts(onSale(1, { off: { state: 'closed', reason: 'rehearsal' } }))
  expect(planned(off, season([at(1)]))).toMatchObject({ steps: [], notes: [{ is: 'closed' }] })
  expect(planned(off, season([at(1, { sale: 'closed' })]))).toMatchObject({ steps: [], notes: [] })
  const { steps } = planned(off, season([at(1, { sale: 'open' })]))
  expect(steps).toMatchObject([{ is: 'sale-opened' }])
  const { steps: closing } = planned(facts(onSale(1)), season([at(1, { sale: 'closed' })]))
  expect(closing).toMatchObject([{ is: 'sale-closed' }])
  const cancelled = facts(onSale(1, { off: { state: 'cancelled' } }))
  expect(planned(cancelled, season([at(1, { sale: 'open' })]))).toMatchObject({
    ...{ steps: [], conflicts: [], notes: [{ is: 'cancelled' }] },
  })
})

test('all that cannot be is said at once, each with its place in the request', () => {
  const target = season([
    at(1, { grades: [{ grade: 'VIP', seats: 1, price: won(150_000) }] }),
    at(2, { grades: [...grades, { grade: 'R', seats: 1, price: won(1) }] }),
    at(3, { startsAt: '2027-01-03T19:30', hall: 'HA-0000000000', grades }),
  ])
  const [musical] = target.musicals
  if (!musical) throw new Error('There is one.')
  const renamed = { ...target, musicals: [{ ...musical, title: 'Rent 2', runningMinutes: 150 }] }
  const { conflicts } = planned(facts(onSale(1, { sold: 5 }), onSale(2)), renamed)
  expect(conflicts.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'musicals.0.title season-fixed',
    'musicals.0.runningMinutes season-fixed',
    'musicals.0.performances.0.grades.0 seats-taken',
    'musicals.0.performances.1.grades.1 season-grades',
    'musicals.0.performances.2 hall-not-found',
  ])
})

test('a musical is found by its key, by its id, or by a title and a venue that look alike', () => {
  const unkeyed = { ...musical, key: undefined }
  const given = (each: typeof musical | typeof unkeyed) => ({
    ...{ ...nothing, season: [{ musical: each, performances: [onSale(1)] }] },
  })
  expect(planned(given(unkeyed), season([at(1)])).steps).toEqual([])
  const named = (more: object) => ({
    ...season([at(1)]),
    musicals: [{ ...rent, ...more, performances: [at(1)] }],
  })
  expect(
    planned(given(unkeyed), named({ key: musicalId, title: ' RENT ' })).conflicts,
  ).toMatchObject([{ code: 'season-fixed', params: { field: 'title' } }])
  const other = planned(given(musical), named({ key: 'rent-2', venue: 'Studio 2' }))
  expect(other.steps).toMatchObject([{ is: 'musical-added', key: 'rent-2' }, {}])
  const twins = {
    ...nothing,
    season: [unkeyed, { ...unkeyed, id: asId<'musical'>('MU-B') }].map((each) => ({
      musical: each,
      performances: [],
    })),
  }
  expect(planned(twins, season([at(1)])).conflicts).toMatchObject([
    { code: 'season-musical-unclear' },
  ])
})

test('a time that has passed is not put on sale, and said; a performance or musical that comes twice is refused', () => {
  const past = at(1, { startsAt: '2026-11-01T19:30:00+09:00' })
  expect(planned(nothing, season([past]))).toMatchObject({
    ...{ steps: [{ is: 'musical-added' }], notes: [{ is: 'begun' }] },
  })
  for (const given of [nothing, facts(onSale(1))])
    expect(planned(given, season([at(1), at(1)])).conflicts).toMatchObject([
      { code: 'performance-exists', params: { case: 'named-twice' } },
    ])
  const target = season([at(1)])
  const again = { ...target, musicals: [...target.musicals, ...target.musicals] }
  expect(planned(facts(onSale(1)), again).conflicts).toMatchObject([
    { code: 'season-musical-twice' },
  ])
})
