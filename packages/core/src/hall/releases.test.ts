import { expect, test } from 'vitest'
import type { HallDraft } from './draft.ts'
import { parseHall } from './parse.ts'
import { mapOf } from './plan-hall.ts'
import { firstRelease, flagsDue, releasedPlan } from './releases.ts'

// Seats for wheelchairs and for the house fall to general sale some time before the start (domain 3.4).

const HOUR = 3_600_000
const PLAN = {
  hall: 'Small Stage',
  timezone: 'Asia/Seoul',
  focus: '1F/1/2',
  levels: [{ name: '1F', rows: '1..2 1-6' }],
  grades: [{ name: 'R', seats: ['*'] }],
  flags: [
    { name: 'house', seats: ['1F/1/1-2'] },
    { name: 'wheelchair', seats: ['1F/2/1'] },
    { name: 'companion', seats: ['1F/2/2'] },
    { name: 'kill', seats: ['1F/2/6'] },
  ],
  releases: [
    { name: 'house', before: '2d' },
    { name: 'wheelchair', before: '24h' },
  ],
} satisfies HallDraft
const map = mapOf(PLAN)

test('a plan says how long before the start the first seats are released', () => {
  expect(firstRelease(map)).toBe(48 * HOUR)
  expect(firstRelease(mapOf({ ...PLAN, releases: undefined }))).toBeUndefined()
})

test('at the time the flags are gone, and with them what was due', () => {
  expect(flagsDue(map, 48 * HOUR + 1)).toEqual([])
  expect(flagsDue(map, 48 * HOUR)).toEqual(['house'])
  expect(flagsDue(map, 24 * HOUR)).toEqual(['house', 'wheelchair'])
  const first = releasedPlan(PLAN, ['house'])
  expect(first).toEqual({
    ...PLAN,
    flags: PLAN.flags.filter(({ name }) => name !== 'house'),
    releases: [{ name: 'wheelchair', before: '24h' }],
  })
  const { releases: _, ...rest } = PLAN
  const kill = PLAN.flags.filter(({ name }) => name === 'kill')
  expect(releasedPlan(PLAN, ['house', 'wheelchair'])).toEqual({ ...rest, flags: kill })
  expect(releasedPlan(first, ['wheelchair'])).toEqual({ ...rest, flags: kill })
})

test('names are read as the plan reads them, with blanks around them', () => {
  const flags = [{ name: ' house ', seats: ['1F/1/1-2'] }]
  const releases = [{ name: 'house ', before: '1h' }]
  const plan = { ...PLAN, flags, releases }
  const { flags: _, releases: __, ...bare } = PLAN
  expect(releasedPlan(plan, flagsDue(mapOf(plan), 0))).toEqual(bare)
})

test('a plan without flags after a release has no empty parts', () => {
  const flags = [{ name: 'house', seats: ['1F/1/1-2'] }]
  const releases = [{ name: 'house', before: '1h' }]
  const { flags: _, releases: __, ...bare } = PLAN
  const plan = { ...bare, flags, releases }
  expect(releasedPlan(plan, flagsDue(mapOf(plan), 0))).toEqual(bare)
})

test.each([
  ['kill', '24h', 'release-unknown', 'releases.0'],
  ['restricted', '24h', 'release-unknown', 'releases.0'],
  ['house', '24', 'release-time', 'releases.0.before'],
  ['house', '0h', 'release-time', 'releases.0.before'],
  ['house', '1000h', 'release-time', 'releases.0.before'],
  ['house', '', 'part-missing', 'releases.0.before'],
])('%s %s is a mistake', (name, before, code, path) => {
  const parsed = parseHall({ ...PLAN, releases: [{ name, before }] })
  expect(parsed).toMatchObject({ kind: 'mistakes', mistakes: [{ code, at: { path } }] })
})

test('a flag is released once', () => {
  const releases = [...PLAN.releases, { name: 'house', before: '3h' }]
  expect(parseHall({ ...PLAN, releases })).toMatchObject({
    mistakes: [{ code: 'name-twice', at: { path: 'releases.2' } }],
  })
})
