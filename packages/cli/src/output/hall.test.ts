import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { figuresOf, readHall } from '../hall/check.ts'
import { packageFile } from '../package-file.ts'
import { widthOf } from '../text/width.ts'
import { speak } from '../words/words.ts'
import { checkedHallText } from './hall.ts'
import { gradeMarks } from './hall-marks.ts'
import { noPaint, type Paint } from './paint.ts'

afterEach(() => speak('en'))

const exampleOf = (name: string) => readFileSync(packageFile(`halls/${name}.yaml`), 'utf8')

function textOf(yaml: string, { room = Number.POSITIVE_INFINITY, paint = noPaint } = {}): string {
  const { map, mistakes } = readHall(yaml)
  const hall = map ? figuresOf(map) : null
  const data = { ok: hall !== null, file: 'my-hall.yaml', mistakes, hall, best: null }
  return checkedHallText(data, { map, chosen: [] }, paint, room)
}

const small = (rows: string, more = '') => `hall: Small
timezone: UTC
focus: 1/B/2
levels:
  - name: 1
    rows: |
${rows.replace(/^/gm, '      ')}
grades:
  R: "*"
${more}`

describe('the plan', () => {
  test.each(['studio-400', 'playhouse-1031', 'grand-1700'])('of %s', async (name) => {
    await expect(textOf(exampleOf(name))).toMatchFileSnapshot(`__snapshots__/hall.${name}.txt`)
  })

  test('has aisles, gaps and shifts where they are, and the numbers at the ends of rows', () => {
    const rows = 'A  5-1/2 | 2-6/2\nB  1 . 2 . 3\nC  >1 1-2\nD <0.5 9'
    const flags = 'flags:\n  house: "1/A/2"\n  kill: "1/C/2"\n'
    expect(textOf(small(rows, flags)).split('\n').slice(2, 8)).toEqual([
      '      S T A G E',
      '1',
      'A 5 R R R   RhR R  6',
      'B   1 R   +   R  3',
      'C        1 R -  2',
      'D      9 R  9',
    ])
  })

  test('takes one column for a seat where two do not fit, and flags then stand for the grade', () => {
    const wide = textOf(exampleOf('grand-1700'), { room: 80 })
    const lines = wide.split('\n')
    expect(Math.max(...lines.slice(2, 50).map(widthOf))).toBeLessThanOrEqual(80)
    expect(lines.find((line) => line.startsWith('22 '))).toBe(
      '22   1 wwccRRRRRRRR wwwwRRRRRRRRRRRR RRRRRRRRccww 40',
    )
    expect(wide).not.toContain('cut')
  })

  test('is cut at the right of a narrow terminal, and says how wide it is', () => {
    const text = textOf(exampleOf('grand-1700'), { room: 40 })
    const row = text.split('\n').find((line) => line.startsWith('22 ')) ?? ''
    expect(row).toBe('22   1 wwccRRRRRRRR wwwwRRRRRRRRRRRR RR…')
    expect(text).toContain('The plan is cut: it needs 54 columns.')
  })

  test('has a legend of the signs that it has: no grade whose seats are all killed', () => {
    const rows = 'A  1-4\nB  1-4'
    const more = '  S: "1/A"\nflags:\n  kill: "1/A"\n  restricted: "1/B/2"\n'
    expect(textOf(small(rows, more)).split('\n')).toContain('R R   - not sold   + focus 1/B/2')
  })

  test('paints flags and the focus, and no other seat', () => {
    const mark = (text: string) => `<${text}>`
    const paint: Paint = { ...noPaint, good: mark, waiting: mark }
    const rows = 'A  1-4\nB  1-4'
    const flags = 'flags:\n  house: "1/A/2-3"\n'
    const lines = textOf(small(rows, flags), { paint }).split('\n')
    expect(lines.slice(4, 6)).toEqual(['A 1 R R<h>R<h>R  4', 'B 1 R <+> R R  4'])
  })
})

test('in Korean everything that is said is Korean', async () => {
  await speak('ko')
  const text = textOf(exampleOf('studio-400'))
  expect(text).toContain('무 대')
  expect(text).toContain('전체 400석, 판매 가능 398석, 그중 일반 판매 392석입니다.')
  expect(text).toContain('w 휠체어석   c 동반인석   ! 시야 제한석   h 관계자석')
})

test('mistakes stand one below the other, each with its place', () => {
  expect(textOf(small('A  1-x\nB  1-2\nB  1'))).toBe(
    [
      '✗ my-hall.yaml:7:10 1-x cannot be read: write seats as 1-12, 12-1 or 15-1/2, an aisle as |, places without seats as . or .*4',
      '✗ my-hall.yaml:9:7 row B of level 1 stands above already',
    ].join('\n'),
  )
})

test.each([
  [['VIP', 'R', 'S'], 'V R S'],
  [['Stalls', 'Side', 'SD'], 'S I D'],
  [['A', 'A+', 'A-'], 'A B C'],
  [['R석', '전석', '2', 'H'], 'R A 2 H'],
])('the grades %j are %s, whatever flags are called', (grades, marks) => {
  expect(gradeMarks(grades).join(' ')).toBe(marks)
})

test('fifty grades have fifty signs, and none is that of a flag', () => {
  const marks = gradeMarks(Array.from({ length: 50 }, (_, n) => `석${n}`))
  expect(new Set(marks).size).toBe(50)
  for (const mark of marks) expect('wc!h-?').not.toContain(mark)
})
