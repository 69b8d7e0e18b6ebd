import type { HallResponse } from '@outerpark/core/contract'
import { describe, expect, test } from 'vitest'
import { Failure } from '../failure.ts'
import { readSeason } from './read.ts'

const NOW = Date.parse('2026-11-22T00:00:00Z')

const SEASON = `currency: KRW
musicals:
  - title: "오페라의 유령"
    venue: "샤롯데씨어터"
    runningMinutes: 150
    performances:
      - { at: '2027-01-05T19:30+09:00', grades: { VIP: { seats: 372, price: 190000 } } }
      - { at: '2027-01-06T19:30+09:00', grades: { VIP: { seats: 372, price: 190000 } } }
`

/** Every problem of the text, as `place: message`. */
function problemsOf(text: string, halls: readonly HallResponse[] = []): string[] {
  try {
    readSeason(text, 's.yaml', NOW, halls)
    return []
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    expect(error.code).toBe('season-invalid')
    return error.flaws.map(({ path, message }) => `${path}: ${message}`)
  }
}

test('a season becomes the request that the daemon takes', () => {
  expect(readSeason(SEASON, 's.yaml', NOW)).toEqual({
    musicals: [
      {
        title: '오페라의 유령',
        venue: '샤롯데씨어터',
        runningMinutes: 150,
        performances: ['05', '06'].map((day) => ({
          startsAt: `2027-01-${day}T19:30+09:00`,
          grades: [{ grade: 'VIP', seats: 372, price: { amount: 190_000, currency: 'KRW' } }],
        })),
      },
    ],
  })
})

test('a mistake in the middle is reported with its line, column and path', () => {
  expect(
    problemsOf(
      SEASON.replace('372, price: 190000 } } }\n      -', '0, price: 190000 } } }\n      -'),
    ),
  ).toEqual(['s.yaml:7:65 musicals[0].performances[0].grades.VIP.seats: must be at least 1'])
})

test('all problems are reported, in the order of the file', () => {
  const text = SEASON.replace('runningMinutes: 150', 'runningMinutes: 0').replace(
    "'2027-01-06T19:30+09:00'",
    'tomorrow',
  )
  expect(problemsOf(text)).toEqual([
    expect.stringContaining('s.yaml:5:21 musicals[0].runningMinutes: '),
    expect.stringContaining(
      's.yaml:8:15 musicals[0].performances[1].at: must be a date and time of the hall',
    ),
  ])
})

test('a performance in the past is a problem of its line', () => {
  expect(problemsOf(SEASON.replace('2027-01-06', '2026-01-06'))).toEqual([
    's.yaml:8:15 musicals[0].performances[1].at: must lie ahead',
  ])
})

test.each([
  [
    'a key that nobody knows',
    ['    venue:', '    venu:'],
    's.yaml:4:5 musicals[0].venu: is not a known key',
  ],
  [
    'a key that is missing',
    ['    venue: "샤롯데씨어터"\n', ''],
    's.yaml:3:5 musicals[0]: venue is missing',
  ],
  [
    'a value that is missing',
    ['"샤롯데씨어터"', ''],
    's.yaml:4:12 musicals[0].venue: must not be empty',
  ],
  [
    'a key that stands twice',
    ['    runningMinutes: 150', '    title: x'],
    's.yaml:5:5: Map keys must be unique',
  ],
  [
    'a list where a map belongs',
    ['{ VIP: { seats: 372, price: 190000 } } }\n      -', '[] }\n      -'],
    's.yaml:7:49 musicals[0].performances[0].grades: a performance needs at least one grade',
  ],
  [
    'a currency that is none',
    ['currency: KRW', 'currency: won'],
    's.yaml:1:11 currency: must be an ISO 4217 code such as KRW',
  ],
  ['broken YAML', ['musicals:', 'musicals: ['], 's.yaml:'],
  [
    'control characters in a title',
    ['오페라의 유령', '\\e[31m'],
    's.yaml:3:12 musicals[0].title: must not hold control characters or text direction marks',
  ],
] as const)('%s is named', (_, [from, to], problem) => {
  expect(problemsOf(SEASON.replace(from, to)).join('\n')).toContain(problem)
})

test.each(['', '[]', 'just words', '\u0000'])('%j is not a season', (text) => {
  expect(problemsOf(text)).not.toEqual([])
})

test('C17: aliases of aliases are a mistake in the file like another', () => {
  const bomb = ['a: &a [x, x]', 'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]']
  for (const [name, of] of ['cb', 'dc', 'ed'])
    bomb.push(`${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]`)
  expect(problemsOf([...bomb, 'musicals: [*e, *e]'].join('\n'))).toContainEqual(
    expect.stringContaining('musicals[0]: must be'),
  )
})

test('a problem in one place is reported once', () => {
  expect(problemsOf(SEASON.replace('KRW', 'won'))).toHaveLength(1)
})

test('parts that performances share may be written once', () => {
  const text = SEASON.replace('grades: { VIP:', 'grades: &usual { VIP:').replace(
    /grades: \{ VIP: \{ seats: 372, price: 190000 \} \} \}\n$/,
    'grades: *usual }\n',
  )
  expect(problemsOf(text)).toEqual([])
})

test('C17: a title that YAML reads as a number is told to be put in quotes', () => {
  const season = `musicals:
  - title: 1776
    venue: true
    performances:
      - { at: '2099-01-05T19:30+09:00', grades: { R: { seats: 10, price: 1000 } } }
`
  expect(() => readSeason(season, 's.yaml', 0)).toThrow(
    expect.objectContaining({
      flaws: [
        { path: 's.yaml:2:12 musicals[0].title', message: 'has to be text: put it in quotes' },
        { path: 's.yaml:3:12 musicals[0].venue', message: 'has to be text: put it in quotes' },
      ],
    }),
  )
})

test('C17: merge keys are read, and what a map says itself counts', () => {
  const season = `musicals:
  - title: Rent
    venue: V
    performances:
      - &first { at: '2099-01-05T19:30+09:00', grades: &hall { R: { seats: 10, price: 1000 }, S: { seats: 5, price: 500 } } }
      - { <<: *first, at: '2099-01-06T19:30+09:00' }
      - { at: '2099-01-07T19:30+09:00', grades: { <<: *hall, R: { seats: 7, price: 1000 } } }
`
  const [musical] = readSeason(season, 's.yaml', 0).musicals
  const seats = musical?.performances.map(({ startsAt, grades }) => [
    startsAt.slice(0, 10),
    ...grades.map((each) => `${each.grade}${each.seats}`).sort(),
  ])
  expect(seats).toEqual([
    ['2099-01-05', 'R10', 'S5'],
    ['2099-01-06', 'R10', 'S5'],
    ['2099-01-07', 'R7', 'S5'],
  ])
})

test('C17: a map that merges itself ends', () => {
  expect(() => readSeason('musicals: &m\n  - &x { <<: *x, title: T }\n', 's.yaml', 0)).toThrow()
})

test('C17: a season and a musical have a time zone', () => {
  const season = `timeZone: Asia/Seoul
musicals:
  - { title: A, venue: V, performances: [] }
  - { title: B, venue: V, timeZone: Europe/London, performances: [] }
`
  expect(readSeason(season, 's.yaml', 0).musicals.map(({ timeZone }) => timeZone)).toEqual([
    'Asia/Seoul',
    'Europe/London',
  ])
})

describe('a performance in a hall', () => {
  const counted = (grade: string, forSale: number) => ({ grade, seats: 9, forSale })
  const hall: HallResponse = {
    ...{ id: 'HA-7KQ2M9XW4T', version: 1, hall: 'Studio 400', timeZone: 'Asia/Seoul' },
    ...{ seats: 27, forSale: 18 },
    grades: [counted('VIP', 9), counted('R', 9), counted('S', 0)],
  }
  const season = (more: string, performance = '', grades = 'vip: { price: 9 }, R: { price: 8 }') =>
    [
      'musicals:',
      `  - { title: T, venue: V${more}, performances: [`,
      `      { at: '2027-01-05T19:30+09:00'${performance}, grades: { ${grades} } } ] }`,
      '',
    ].join('\n')

  test.each([
    [', hall: studio 400', ''],
    ['', ', hall: HA-7KQ2M9XW4T'],
    [', hall: Elsewhere', ', hall: Studio 400'],
  ])('is named with its musical or itself, and has no seats: %j %j', (musical, performance) => {
    const { musicals } = readSeason(season(musical, performance), 's.yaml', NOW, [hall])
    expect(musicals[0]?.timeZone).toBe('Asia/Seoul')
    expect(musicals[0]?.performances).toEqual([
      {
        startsAt: '2027-01-05T19:30+09:00',
        hall: hall.id,
        grades: [
          { grade: 'VIP', price: { amount: 9, currency: 'KRW' } },
          { grade: 'R', price: { amount: 8, currency: 'KRW' } },
        ],
      },
    ])
  })

  const at = 's.yaml:3:'
  const path = 'musicals[0].performances[0]'
  test.each([
    [
      season(', hall: A long name of a hall that is not there'),
      [
        's.yaml:2:33 musicals[0].hall: there is no hall A long name of a hall that is not there; there are Studio 400',
      ],
    ],
    [
      season(
        '',
        ', hall: Studio 400',
        'VIP: { price: 9, seats: 3 }, S: { price: 7 }, Z: { price: 1 }',
      ),
      [
        `${at}65 ${path}.grades: must have a price for each grade of Studio 400: R is missing`,
        `${at}91 ${path}.grades.VIP.seats: must be left out: the plan of the hall says it`,
        `${at}99 ${path}.grades.S: has no seat on sale in Studio 400: leave it out`,
        `${at}116 ${path}.grades.Z: is no grade of Studio 400, which has VIP, R, S`,
      ],
    ],
    [season('', ', hall: 400'), [`${at}45 ${path}.hall: has to be text: put it in quotes`]],
  ])('that does not fit the hall is a problem of its place', (text, problems) => {
    expect(problemsOf(text, [hall])).toEqual(problems)
  })
})
