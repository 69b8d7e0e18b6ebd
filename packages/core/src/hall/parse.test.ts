import { expect, test } from 'vitest'
import { countSeats } from './counts.ts'
import { seatId, seatOf } from './seat-map.ts'
import { GRAND, mapOf, plain, STUDIO } from './testing/halls.ts'

// Domain 3.4.

test('3.4: the studio has 400 seats', () => {
  expect(countSeats(mapOf(STUDIO))).toEqual({
    ...{ seats: 400, forSale: 398, forAnybody: 392 },
    levels: [
      { level: '1F', rows: 16, seats: 344, forSale: 342 },
      { level: '2F', rows: 2, seats: 56, forSale: 56 },
    ],
    grades: [
      { grade: 'R', seats: 210, forSale: 210 },
      { grade: 'VIP', seats: 90, forSale: 88 },
      { grade: 'S', seats: 100, forSale: 100 },
    ],
    flags: [
      { flag: 'wheelchair', seats: 4 },
      { flag: 'companion', seats: 2 },
      { flag: 'restricted', seats: 8 },
      { flag: 'house', seats: 2 },
    ],
  })
})

test('3.4: the grand theatre has 1,700 seats; two are killed, and 1,686 are sold to anybody', () => {
  const { levels, grades, flags, ...all } = countSeats(mapOf(GRAND))
  expect(all).toEqual({ seats: 1700, forSale: 1698, forAnybody: 1686 })
  expect(levels.map(({ level, rows, seats }) => [level, rows, seats])).toEqual([
    ['1F', 22, 852],
    ['2F', 10, 440],
    ['3F', 11, 408],
  ])
  expect(grades).toEqual([
    { grade: 'S', seats: 308, forSale: 308 },
    { grade: 'A', seats: 408, forSale: 408 },
    { grade: 'R', seats: 732, forSale: 732 },
    { grade: 'VIP', seats: 252, forSale: 250 },
  ])
  expect(flags).toEqual([
    { flag: 'wheelchair', seats: 8 },
    { flag: 'companion', seats: 4 },
    { flag: 'restricted', seats: 48 },
    { flag: 'kill', seats: 2 },
  ])
})

test('the id of a seat is LEVEL/ROW/NUMBER, and finds it again', () => {
  const map = mapOf(STUDIO)
  expect([0, 17, 18, 344, 399].map((seat) => seatId(map, seat))).toEqual([
    ...['1F/1/1', '1F/1/18', '1F/2/1', '2F/1/1', '2F/2/28'],
  ])
  for (let seat = 0; seat < map.count; seat++) expect(seatOf(map, seatId(map, seat))).toBe(seat)
  for (const id of ['1F/1/19', '1F/17/1', '3F/1/1', '1F/1', '1F/1/1/1', ''])
    expect(seatOf(map, id)).toBeUndefined()
  expect(seatId(map, map.focus)).toBe('1F/6/11')
})

/** Where the seats of a plan are: for each row the half seats from the middle. */
const xOf = (rows: string) => {
  const map = mapOf(plain(rows))
  return map.rows.map(({ first, end }) => [...map.x.subarray(first, end)])
}

test('rows are centred on each other; aisles take no width, and gaps do', () => {
  expect(xOf('1  1-4\n2 1-3\n3  1-2 | 3-4\n4  1 .*2 2\n5  1-3 .')).toEqual([
    [-3, -1, 1, 3],
    [-2, 0, 2],
    [-3, -1, 1, 3],
    [-3, 3],
    [-3, -1, 1],
  ])
})

test('a row is shifted by seats and half seats', () => {
  expect(xOf('1  1-2\n2  >1 1-2\n3  <0.5 1-2\n4  >10.5 1')).toEqual([
    [-1, 1],
    [1, 3],
    [-2, 0],
    [21],
  ])
})

/** The ids of all seats of a plan, without their level. */
const seatsOf = (rows: string, focus = '1F/1/1') => {
  const map = mapOf(plain(rows, { focus }))
  return Array.from({ length: map.count }, (_, seat) => seatId(map, seat).slice(3)).join(' ')
}

test('numbers go from left to right or from the right, one by one or by a step', () => {
  expect(seatsOf('1  4-1 | 7-8')).toBe('1/4 1/3 1/2 1/1 1/7 1/8')
  expect(seatsOf('1  5-1/2 | 2-6/2')).toBe('1/5 1/3 1/1 1/2 1/4 1/6')
})

test('an aisle needs no blanks, several are one, and along a wall there is none', () => {
  const map = mapOf(plain('1  |1-2|3-4||5 . | 6|'))
  expect(map.segments).toMatchObject([
    { first: 0, end: 2, aisles: 0, besideNext: true },
    { first: 2, end: 4, aisles: 1, besideNext: true },
    // One can cross an aisle, but not an aisle and a place without a seat.
    { first: 4, end: 5, aisles: 2, besideNext: false },
    { first: 5, end: 6, aisles: 3, besideNext: false },
  ])
  expect(map.rows[0]?.aisles).toBe(3)
})

test('comments, empty lines and line ends of Windows are no rows', () => {
  expect(seatsOf('# front\r\n1  1-2  # near\r\n\r\n  # back\r\n2\t1')).toBe('1/1 1/2 2/1')
})

test('a later grade wins, a seat may have several flags, and a plan may have none', () => {
  const map = mapOf(
    plain('1..2 1-3', {
      grades: [
        { name: '2', seats: ['*'] },
        { name: '1', seats: ['1F/2'] },
      ],
      flags: [
        { name: 'restricted', seats: ['1F/1/1-2'] },
        { name: 'house', seats: ['*/*/2'] },
      ],
    }),
  )
  expect([...map.gradeOf]).toEqual([0, 0, 0, 1, 1, 1])
  expect([...map.flags]).toEqual([4, 12, 0, 0, 8, 0])
  expect(map.grades).toEqual(['2', '1'])
  expect([...mapOf(plain('1 1')).flags]).toEqual([0])
})

test('selectors mean rows in the order of the plan, and numbers with a step', () => {
  const map = mapOf(
    plain('A..H,J  5-1/2 | 2-6/2', {
      focus: '1F/A/1',
      flags: [{ name: 'house', seats: ['1F/J..G/1-5/2', ' 1F/A, B/6'] }],
    }),
  )
  const house = [...map.flags.keys()].filter((seat) => map.flags[seat])
  expect(house.map((seat) => seatId(map, seat).slice(3)).join(' ')).toBe(
    'A/6 B/6 G/5 G/3 G/1 H/5 H/3 H/1 J/5 J/3 J/1',
  )
})

test('names are the same however their letters are composed', () => {
  const level = '1층'.normalize('NFD')
  const map = mapOf({
    ...plain(''),
    ...{ focus: '1층/가/1', timezone: 'asia/seoul' },
    levels: [{ name: level, rows: '가..다  1-2'.normalize('NFD') }],
    grades: [{ name: 'R석', seats: [`${level}/가`, '1층/나..다'] }],
  })
  expect(seatId(map, 5)).toBe('1층/다/2')
  expect(map.timeZone).toBe('Asia/Seoul')
})
