import { expect, test } from 'vitest'
import { readHall } from './check.ts'
import { yamlOf } from './yaml.ts'

const FILE = `hall: Small Stage
timezone: Asia/Seoul
focus: 1F/1/2
levels:
  - name: 1F
    rows: |
      1..2  1-6
grades:
  R: ["*"]
flags:
  house: ["1F/1/1-2"]
releases:
  house: 48h
  wheelchair: 3d
`

test('a file says when seats are released, and is written again as it was', () => {
  const read = readHall(FILE)
  expect(read.mistakes).toEqual([])
  if (!read.map) return
  expect(read.map.releases).toEqual([
    { flag: 'house', beforeMs: 48 * 3_600_000 },
    { flag: 'wheelchair', beforeMs: 72 * 3_600_000 },
  ])
  const again = readHall(yamlOf(read.plan as Parameters<typeof yamlOf>[0]))
  expect(again.map?.releases).toEqual(read.map.releases)
})

test.each([
  ['  kill: 24h', 'release-unknown', 15, 3],
  ['  companion: 24h', 'release-unknown', 15, 3],
])('%s is a mistake at its place', (line, code, at, column) => {
  const { mistakes } = readHall(`${FILE}${line}\n`)
  expect(mistakes.map((each) => [each.code, each.line, each.column])).toEqual([[code, at, column]])
})

test('a time that cannot be read is a mistake where it stands', () => {
  const { mistakes } = readHall(FILE.replace('48h', 'noon'))
  expect(mistakes).toMatchObject([{ code: 'release-time', line: 13, column: 10 }])
})
