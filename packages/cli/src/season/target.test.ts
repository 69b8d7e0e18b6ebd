import { readFileSync } from 'node:fs'
import { momentInZone, momentsIn, readMoment } from '@outerpark/core/names'
import { expect, test } from 'vitest'
import { Failure } from '../failure.ts'
import { readTarget } from './read.ts'

const season = (lines: string, top = '') => `timeZone: Asia/Seoul
${top}grades: { usual: { A: { seats: 20, price: 66000 } }, dear: { A: { seats: 20, price: 80000 } } }
musicals:
  - title: Rent
    venue: Studio
    grades: usual
${lines}`

const timesOf = (text: string) =>
  readTarget(text, 's.yaml').season.musicals[0]?.performances.map(({ startsAt }) => startsAt)

function problemsOf(text: string): readonly string[] {
  try {
    readTarget(text, 's.yaml')
    return []
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.flaws.map(({ path, message }) => `${path}: ${message}`)
  }
}

test('a rule makes its dates: no Monday, without what is left out, with what is added, in order', () => {
  const text = season(`    schedule:
      from: 2027-01-05
      to: 2027-01-11
      days: { tue-fri: "19:30", 토: ["14:00", "18:30"] }
      except: [2027-01-06, "2027-01-09 14:00"]
      also: "2027-01-04 20:00"
`)
  expect(timesOf(text)).toEqual([
    ...['2027-01-04T20:00', '2027-01-05T19:30', '2027-01-07T19:30', '2027-01-08T19:30'],
    '2027-01-09T18:30',
  ])
})

test('a rule and a performance can have grades of their own, by name', () => {
  const text = season(`    schedule:
      - { also: ["2027-01-05 19:30"] }
      - { also: ["2027-01-06 19:30"], grades: dear }
    performances: [{ at: 2027-01-07 19:30, grades: dear, sale: closed }]
`)
  const { performances = [] } = readTarget(text, 's.yaml').season.musicals[0] ?? {}
  expect(
    performances.map(({ startsAt, grades, sale }) => [startsAt, grades[0]?.price.amount, sale]),
  ).toEqual([
    ['2027-01-07 19:30', 80_000, 'closed'],
    ['2027-01-05T19:30', 66_000, undefined],
    ['2027-01-06T19:30', 80_000, undefined],
  ])
})

test('five mistakes are all said, each with its line and column', () => {
  const text = `timeZone: Europe/Berlin
grades: { usual: { A: { seats: 20, price: 66000 } } }
musicals:
  - key: "bad key"
    title: Rent
    venue: Studio
    grades: usal
    schedule:
      from: 2027-03-27
      to: 2027-03-28
      days: { sun: "02:30", sat: "25:00" }
      except: [2027-04-01]
`
  expect(problemsOf(text)).toEqual([
    's.yaml:4:10 musicals[0].key: must be like phantom-2027',
    's.yaml:7:13 musicals[0].grades: usal is not defined at the top of the file; there are usual',
    's.yaml:11:20 musicals[0].schedule.days.sun: The clocks in Europe/Berlin never show 2027-03-28 02:30: they are put forward then',
    's.yaml:11:34 musicals[0].schedule.days.sat: must look like "19:30"',
    's.yaml:12:16 musicals[0].schedule.except[0]: is not a date of the schedule, so it cannot be left out',
  ])
})

test.each([
  [
    '{ from: 2027-01-05, to: 2027-01-04, days: { tue: "19:30" } }',
    'must not be before the first day',
  ],
  [
    '{ from: 2027-01-05, to: 2037-01-04, days: { tue: "19:30" } }',
    'is more than three years after the first day',
  ],
  ['{ from: 2027-02-30, to: 2027-03-04, days: { tue: "19:30" } }', 'must look like 2027-01-05'],
  ['{ from: 2027-01-05, days: { tue: "19:30" } }', 'to is missing'],
  ['{ from: 2027-01-05, to: 2027-01-06 }', 'days is missing'],
  [
    '{ from: 2027-01-05, to: 2027-01-06, days: { day: "19:30" } }',
    'must look like tue, tue-fri, 화-금',
  ],
  [
    '{ from: 2027-01-05, to: 2027-01-05, days: { tue: "19:30" }, also: "2027-01-05 19:30" }',
    '2027-01-05 19:30 is in the schedule twice',
  ],
  ['Tuesdays', 'must look like { from: 2027-01-05, to: 2027-02-14, days: { tue-fri: "19:30" } }'],
  ['{ form: 2027-01-05, also: "2027-01-05 19:30" }', 'is not a known key'],
])('a rule with a mistake says it: %s', (rule, message) => {
  const problems = problemsOf(season(`    schedule: ${rule}\n`))
  expect(problems.map((each) => each.replace(/^s\.yaml:7:\d+ [^ ]+: /, ''))).toContain(message)
})

test('a time that comes twice on the clocks of the hall is refused with both moments', () => {
  const text = season('    schedule: { also: "2027-10-31 02:30" }\n').replace(
    'Asia/Seoul',
    'Europe/Berlin',
  )
  expect(problemsOf(text)).toEqual([expect.stringMatching(/^s\.yaml:7:23 .*2027-10-31 02:30/)])
  expect(problemsOf(text.replace('02:30', '03:30'))).toEqual([])
})

test('a hall of the file says venue, zone and grades; its plan is a hall of the box office', () => {
  const hall = {
    id: 'HA-AAAAAAAAAA',
    hall: 'Main',
    timeZone: 'Asia/Seoul',
    grades: [{ grade: 'A', forSale: 9 }],
  }
  const text = `halls:
  big: { venue: Main Hall, timeZone: Asia/Seoul, hall: main, grades: { a: { price: 5 } } }
musicals: [{ title: Rent, hall: big, schedule: { also: "2027-01-05 19:30" } }]
`
  // The test needs only these fields of a hall.
  const { season: read } = readTarget(text, 's.yaml', [
    hall as unknown as Parameters<typeof readTarget>[2] extends readonly (infer Hall)[] | undefined
      ? Hall
      : never,
  ])
  expect(read.musicals).toEqual([
    {
      ...{ title: 'Rent', venue: 'Main Hall', timeZone: 'Asia/Seoul' },
      performances: [
        {
          ...{ startsAt: '2027-01-05T19:30', hall: hall.id },
          grades: [{ grade: 'A', price: { amount: 5, currency: 'KRW' } }],
        },
      ],
    },
  ])
})

test.each(['docs/season.md', 'docs/ko/season.md'])(
  'the file in %s is one that can be applied',
  (page) => {
    const text = readFileSync(new URL(`../../../../${page}`, import.meta.url), 'utf8')
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? []
    const [phantom] = readTarget(yaml, 'season.md').season.musicals
    expect(phantom).toMatchObject({ key: 'phantom-2031', venue: '샤롯데씨어터' })
    // 6 weeks of 4 + 3 shows, one day and one matinee left out, one added, one listed.
    expect(phantom?.performances).toHaveLength(6 * 7 - 1 - 1 + 1 + 1)
    for (const { startsAt } of phantom?.performances ?? []) {
      const moment = readMoment(startsAt)
      if (!moment) throw new Error(startsAt)
      const [ms = 0] = momentsIn(moment, 'Asia/Seoul')
      // Mondays have no shows, but for the one that is added.
      expect(
        new Date(`${momentInZone(ms, 'Asia/Seoul').slice(0, 10)}T00:00Z`).getUTCDay() !== 1 ||
          startsAt === '2031-02-17T19:30',
      ).toBe(true)
    }
  },
)
