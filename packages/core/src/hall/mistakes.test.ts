import { expect, test } from 'vitest'
import { GRAND, mistakesIn, plain, STUDIO } from './testing/halls.ts'

// Domain 3.4: refused with the line.

const MOST = 20_000

test.each([
  ['1  1-5 | x', '1:10 item-unknown', { item: 'x' }],
  ['1  1-5 6;7', '1:8 item-unknown', { item: '6;7' }],
  ['1  0-5', '1:4 item-unknown', { item: '0-5' }],
  ['1  1-5/0', '1:4 item-unknown', { item: '1-5/0' }],
  ['1  .*0 1', '1:4 item-unknown', { item: '.*0' }],
  ['1  >1.2 1', '1:4 item-unknown', { item: '>1.2' }],
  ['1  1-5 >2', '1:8 shift-late', { item: '>2' }],
  ['1  1\n A-B 1', '2:2 row-label', { label: 'A-B' }],
  ['1  1\n2..x 1', '2:1 row-label', { label: '2..x' }],
  ['1  1\n2', '2:1 row-empty', { row: '2' }],
  ['1  1\n2..3 . | .*2  # nothing', '2:1 row-empty', { row: '2..3' }],
  ['1  15-2/2', '1:4 step-misses', { item: '15-2/2', last: 3 }],
  ['1  1-6 | 6-9', '1:10 seat-twice', { row: '1', numbers: [6], count: 1 }],
  ['1  1-9\n2..3  9-1 1-8', '2:11 seat-twice', { row: '2..3', numbers: [1, 2, 3, 4, 5], count: 8 }],
  ['1  1\n1..3  1', '2:1 row-twice', { level: '1F', rows: ['1'], count: 1 }],
  ['1  1\n1,1  1', '2:1 row-twice', { level: '1F', rows: ['1', '1'], count: 2 }],
  ['1  1\n1..20 1-1001', '2:1 too-many', { of: 'seats', count: 20_021, most: MOST }],
  ['1  1-9999 1-9999 1-9999', '1:18 too-many', { of: 'seats', count: 29_997, most: MOST }],
])('the rows %j have a mistake', (rows, where, params) => {
  expect(mistakesIn(plain(rows))).toContainEqual([`levels.0.rows:${where}`, params])
})

test.each([
  ['rows without end', { levels: [{ name: '1F', rows: '1..9999 1-9999\n'.repeat(20_000) }] }],
  ['labels without end', { levels: [{ name: '1F', rows: `${'1..9999,'.repeat(20_000)}1 1` }] }],
  ['seats without end', { levels: [{ name: '1F', rows: `1 ${'1-9999 '.repeat(20_000)}` }] }],
  [
    'a selector without end',
    { flags: [{ name: 'house', seats: [`1F/1/${'1,'.repeat(99_999)}1`] }] },
  ],
])('%s are refused soon', (_, more) => {
  const begun = Date.now()
  expect(mistakesIn(plain('1..20 1-1000', more)).length).toBeLessThan(3)
  expect(mistakesIn(plain('1..20 1-1000', more)).length).toBeGreaterThan(0)
  expect(Date.now() - begun).toBeLessThan(60_000)
})

test('a hall without flags has an empty list of them, or none', () => {
  expect(mistakesIn({ ...plain('1 1-4'), flags: [] })).toEqual([])
})

test('20,000 seats are a hall', () => {
  expect(mistakesIn(plain('1..20 1-1000'))).toEqual([])
})

const two = (selector: string) => ({
  ...plain('1..2  1-4'),
  levels: [
    { name: '1F', rows: '1..2  1-4' },
    { name: '2F', rows: 'A  1-9/2' },
  ],
  flags: [{ name: 'house', seats: ['1F', selector] }],
})

test.each([
  ['1F/1/', '1 selector-unknown', { selector: '1F/1/' }],
  ['1F/1-2', '1 selector-unknown', { selector: '1F/1-2' }],
  ['1F 2', '1 selector-unknown', { selector: '1F 2' }],
  ['/1', '1 selector-unknown', { selector: '/1' }],
  ['  3F/1', '3 level-unknown', { level: '3F', levels: ['1F', '2F'] }],
  ['1F/1,3', '6 row-unknown', { level: '1F', row: '3' }],
  ['1F/1..3/1', '4 row-unknown', { level: '1F', row: '3' }],
  ['1F/0..1', '4 row-unknown', { level: '1F', row: '0' }],
  ['*/B', '3 row-unknown', { level: '*', row: 'B' }],
  ['1F/*/5-7', '6 selects-nothing', { range: '5-7' }],
  ['1F/1/1-2,9', '10 selects-nothing', { range: '9' }],
  ['2F/A/2-8/2', '6 selects-nothing', { range: '2-8/2' }],
])('the selector %j has a mistake', (selector, where, params) => {
  expect(mistakesIn(two(selector))).toEqual([[`flags.0.seats.1:1:${where}`, params]])
})

test.each(['*', '2F', '*/A', '*/1', '1F/2..1', '1F/*/1-9', '2F/A/1-9/4', '*/*/1', '1F/1,2/1,3-4'])(
  'the selector %j has none',
  (selector) => expect(mistakesIn(two(selector))).toEqual([]),
)

test.each([
  [{ hall: undefined }, 'hall:1:1 part-missing', { part: 'hall' }],
  [{ hall: '  ' }, 'hall:1:1 part-missing', { part: 'hall' }],
  [{ hall: ['x'] }, 'hall:1:1 part-kind', { part: 'hall', expected: 'text' }],
  [{ hall: 'a\u202eb' }, 'hall:1:1 name-unusable', { part: 'hall', name: 'a\u202eb' }],
  [{ address: 'a\nb' }, 'address:1:1 name-unusable', { part: 'address', name: 'a\nb' }],
  [{ address: ' ' }, 'address:1:1 part-missing', { part: 'address' }],
  [{ address: 9 }, 'address:1:1 part-kind', { part: 'address', expected: 'text' }],
  [{ timezone: 'Asia/Soul' }, 'timezone:1:1 time-zone-unknown', { timeZone: 'Asia/Soul' }],
  [{ focus: '1F/1' }, 'focus:1:1 focus-form', { focus: '1F/1' }],
  [{ focus: '1F/1/x' }, 'focus:1:1 focus-form', { focus: '1F/1/x' }],
  [{ focus: '2F/1/1' }, 'focus:1:1 level-unknown', { level: '2F', levels: ['1F'] }],
  [{ focus: '1F/2/1' }, 'focus:1:1 row-unknown', { level: '1F', row: '2' }],
  [{ focus: '1F/1/5' }, 'focus:1:1 seat-unknown', { seat: '1F/1/5' }],
  [{ levels: undefined }, 'levels:1:1 part-missing', { part: 'levels' }],
  [{ levels: {} }, 'levels:1:1 part-kind', { part: 'levels', expected: 'list' }],
  [{ levels: [{ rows: '1 1' }] }, 'levels.0.name:1:1 part-missing', { part: 'name' }],
  [
    { levels: [{ name: '1F', rows: '# none' }] },
    'levels.0.rows:1:1 part-missing',
    { part: 'rows' },
  ],
  [
    { levels: [{ name: '1/F', rows: '1 1' }] },
    'levels.0.name:1:1 name-unusable',
    { part: 'level', name: '1/F' },
  ],
  [
    { levels: ['1F', '1f'].map((name) => ({ name, rows: '1 1' })) },
    'levels.1.name:1:1 name-twice',
    { part: 'level', name: '1f' },
  ],
  [
    { levels: Array.from({ length: 51 }, (_, n) => ({ name: `${n}F`, rows: '1 1' })) },
    'levels:1:1 too-many',
    { of: 'levels', count: 51, most: 50 },
  ],
  [{ grades: [] }, 'grades:1:1 part-missing', { part: 'grades' }],
  [
    { grades: Array.from({ length: 21 }, (_, n) => ({ name: `G${n}`, seats: ['*'] })) },
    'grades:1:1 too-many',
    { of: 'grades', count: 21, most: 20 },
  ],
  [
    { flags: Array.from({ length: 51 }, () => ({ name: 'house', seats: ['*'] })) },
    'flags:1:1 too-many',
    { of: 'flags', count: 51, most: 50 },
  ],
  [{ grades: [{ name: 'R' }] }, 'grades.0.seats:1:1 part-missing', { part: 'seats' }],
  [
    { grades: [{ name: 'R', seats: [['*']] }] },
    'grades.0.seats.0:1:1 part-kind',
    { part: 'seats', expected: 'text' },
  ],
  [
    { grades: [{ name: 'R', seats: Array(1_001).fill('*') }] },
    'grades.0.seats:1:1 too-many',
    { of: 'selectors', count: 1_001, most: 1_000 },
  ],
  [
    { grades: ['R', 'r'].map((name) => ({ name, seats: ['*'] })) },
    'grades.1:1:1 name-twice',
    { part: 'grade', name: 'r' },
  ],
  [
    { grades: [{ name: 'R', seats: ['1F/1/1-3'] }] },
    'grades:1:1 seats-without-grade',
    { seats: ['1F/1/4'], count: 1 },
  ],
  [
    { grades: ['VIP', 'R'].map((name) => ({ name, seats: ['*'] })) },
    'grades.0:1:1 grade-hidden',
    { grade: 'VIP' },
  ],
  [
    { flags: [{ name: 'vip', seats: ['*'] }] },
    'flags.0:1:1 flag-unknown',
    { flag: 'vip', flags: ['wheelchair', 'companion', 'restricted', 'house', 'kill'] },
  ],
  [
    { flags: ['wheelchair', 'companion'].map((name) => ({ name, seats: ['1F/1/2-3'] })) },
    'flags:1:1 flags-exclude',
    { seats: ['1F/1/2-3'], count: 2 },
  ],
])('the plan with %j has a mistake', (more, where, params) => {
  expect(mistakesIn(plain('1  1-4', more))).toContainEqual([where, params])
})

test('all mistakes are reported at once, in the order of the parts', () => {
  const grades = [
    { name: 'R', seats: ['*'] },
    { name: 'VIP', seats: ['1F/99', '1F/2..10/70-80'] },
  ]
  const levels = [
    { name: '1F', rows: '1..2  1-5\n3..16  1-6' },
    { name: '2F', rows: '1..2 1-x\n3' },
  ]
  const flags = [{ name: 'broken', seats: ['9F'] }]
  const hall = { ...STUDIO, timezone: 'Seoul', focus: '3F/1/1', levels, grades, flags }
  expect(mistakesIn(hall).map(([what]) => what)).toEqual([
    'timezone:1:1 time-zone-unknown',
    'levels.1.rows:1:6 item-unknown',
    'levels.1.rows:2:1 row-empty',
    'focus:1:1 level-unknown',
    'grades.1.seats.0:1:4 row-unknown',
    'grades.1.seats.1:1:10 selects-nothing',
    'flags.0.seats.0:1:1 level-unknown',
    'flags.0:1:1 flag-unknown',
  ])
})

test('a row that stands twice is named also if its seats cannot be read', () => {
  expect(mistakesIn(plain('1..3  1-x\n2  1-4')).map(([what]) => what)).toEqual([
    'levels.0.rows:1:7 item-unknown',
    'levels.0.rows:2:1 row-twice',
  ])
})

test('what only follows from another mistake is not reported', () => {
  const rows = '1..2  1-10  | 11-24 | 25-34\n3..20  1-12 | 13-28 : 29-40'
  const [, ...others] = GRAND.levels as readonly object[]
  expect(mistakesIn({ ...GRAND, levels: [{ name: '1F', rows }, ...others] })).toEqual([
    ['levels.0.rows:2:21 item-unknown', { item: ':' }],
  ])
})
