import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BIT } from './flags.ts'
import { leftOut, type PaintedLine, type Repaint, repainted, selectIn } from './repaint.ts'
import { seatOf } from './seat-map.ts'
import { mapOf, plain, STUDIO } from './testing/halls.ts'

const grades: readonly PaintedLine[] = [
  { name: 'R', seats: ['*'] },
  { name: 'VIP', seats: ['1F/2..10/7-16'] },
  { name: 'S', seats: ['2F', '1F/15..16'] },
]
const flags: readonly PaintedLine[] = [
  { name: 'restricted', seats: ['2F/1..2/1-2,27-28'] },
  { name: 'house', seats: ['1F/9/11-12'] },
  { name: 'kill', seats: ['1F/1/1-2'] },
]
const plan = { grades, flags }
const map = mapOf({ ...STUDIO, ...plan })

function selected(...selectors: string[]) {
  const found = selectIn(map, selectors)
  if (found.kind === 'mistakes') throw new Error(JSON.stringify(found.mistakes))
  return found.selected
}
const gradesAfter = (grade: string, ...selectors: string[]) =>
  repainted(map, plan, selected(...selectors), { grade }).grades.map(
    ({ name, seats }) => `${name}: ${seats.join(' ')}`,
  )
const flagsAfter = (kept: 'kill' | 'house' | 'neither', ...selectors: string[]) =>
  repainted(map, plan, selected(...selectors), { kept }).flags.map(
    ({ name, seats }) => `${name}: ${seats.join(' ')}`,
  )

describe('seats get another grade', () => {
  test.each([
    ['S', ['1F/1..2'], ['R: *', 'VIP: 1F/2..10/7-16', 'S: 2F 1F/15..16 1F/1..2']],
    ['VIP', ['1F/11/7-16'], ['R: *', 'VIP: 1F/2..10/7-16 1F/11/7-16', 'S: 2F 1F/15..16']],
    ['R', ['1F/15'], ['R: *', 'VIP: 1F/2..10/7-16', 'S: 2F 1F/16/1-22']],
    ['R', ['1F/2/6-13'], ['R: *', 'VIP: 1F/2/14-16 1F/3..10/7-16', 'S: 2F 1F/15..16']],
    ['A', ['2F/2'], ['R: *', 'VIP: 1F/2..10/7-16', 'S: 2F 1F/15..16', 'A: 2F/2']],
  ])('%s in %j', (grade, selectors, after) => {
    expect(gradesAfter(grade, ...selectors)).toEqual(after)
  })

  test('a grade that has no seat any more is left out', () => {
    expect(gradesAfter('R', '2F', '1F/15..16')).toEqual(['R: *', 'VIP: 1F/2..10/7-16'])
    expect(gradesAfter('VIP', '*')).toEqual(['VIP: 1F/2..10/7-16 *'])
  })
})

describe('seats are blocked, and sold again', () => {
  test.each([
    [
      'kill',
      ['1F/3'],
      ['restricted: 2F/1..2/1-2,27-28', 'house: 1F/9/11-12', 'kill: 1F/1/1-2 1F/3'],
    ],
    [
      'house',
      ['1F/1/1'],
      ['restricted: 2F/1..2/1-2,27-28', 'house: 1F/9/11-12 1F/1/1', 'kill: 1F/1/2'],
    ],
    [
      'kill',
      ['1F/1/1-2'],
      ['restricted: 2F/1..2/1-2,27-28', 'house: 1F/9/11-12', 'kill: 1F/1/1-2'],
    ],
    ['neither', ['1F/9', '1F/1/2'], ['restricted: 2F/1..2/1-2,27-28', 'kill: 1F/1/1']],
    ['neither', ['*'], ['restricted: 2F/1..2/1-2,27-28']],
  ] as const)('%s %j', (kept, selectors, after) => {
    expect(flagsAfter(kept, ...selectors)).toEqual(after)
  })
})

test('other seats stay as they are, and these become what was asked for', () => {
  const drawn = map.rows.map(({ level, label }) => `${map.levels[level]?.name}/${label}`)
  const change = fc.oneof(
    fc.constantFrom('R', 'VIP', 'S', 'A').map((grade): Repaint => ({ grade })),
    fc
      .constantFrom('kill' as const, 'house' as const, 'neither' as const)
      .map((kept): Repaint => ({ kept })),
  )
  const rows = fc.subarray([...drawn], { minLength: 1, maxLength: 5 })
  const numbers = fc.constantFrom('', '/1-3', '/2-6/2')
  fc.assert(
    fc.property(fc.array(fc.tuple(rows, numbers, change), { maxLength: 6 }), (steps) => {
      let now = { plan: { ...STUDIO, ...plan }, map }
      for (const [at, which, what] of steps) {
        const found = selectIn(
          now.map,
          at.map((row) => row + which),
        )
        if (found.kind === 'mistakes') throw new Error('mistakes')
        const seats = new Set(found.selected.flatMap((each) => each.seats))
        const next = { ...now.plan, ...repainted(now.map, now.plan, found.selected, what) }
        const after = mapOf(next)
        for (let seat = 0; seat < map.count; seat++) {
          const [was, is] = [now.map, after].map((each) => each.grades[each.gradeOf[seat] ?? -1])
          expect(is).toBe('grade' in what && seats.has(seat) ? what.grade : was)
          const [before, flagged] = [now.map.flags[seat] ?? 0, after.flags[seat] ?? 0]
          const kept = 'kept' in what && what.kept !== 'neither' ? BIT[what.kept] : 0
          const others = before & ~(BIT.kill | BIT.house)
          expect(flagged).toBe('kept' in what && seats.has(seat) ? others | kept : before)
        }
        now = { plan: next, map: after }
      }
    }),
    { numRuns: 30 },
  )
})

test('seats can be left out of a selection', () => {
  const out = seatOf(map, '1F/3/4') ?? -1
  const rest = leftOut(map, selected('1F/2', '1F/3'), (seat) => seat === out)
  expect(rest.map(({ text }) => text)).toEqual(['1F/2', '1F/3/1-3,5-22'])
})

test('a selector has no more ranges than it may have', () => {
  const wide = mapOf(plain('1  1-400'))
  const odd = selectIn(wide, ['1F/1'])
  if (odd.kind === 'mistakes') throw new Error('mistakes')
  const rest = leftOut(wide, odd.selected, (seat) => seat % 3 === 0)
  expect(rest.length).toBe(2)
  expect(rest.flatMap(({ seats }) => seats)).toHaveLength(266)
})

test('everything that is wrong with selectors is named', () => {
  expect(selectIn(map, ['1f/1', '1F/99', '1F/1/40', '1F//'])).toMatchObject({
    mistakes: [
      { code: 'level-unknown', at: { path: '0' } },
      { code: 'row-unknown', at: { path: '1' } },
      { code: 'selects-nothing', at: { path: '2' } },
      { code: 'selector-unknown', at: { path: '3' } },
    ],
  })
})
