import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { packageFile } from '../package-file.ts'
import { figuresOf, readHall } from './check.ts'
import { EXAMPLES } from './examples.ts'

const exampleOf = (name: string) => readFileSync(packageFile(`halls/${name}.yaml`), 'utf8')
const STUDIO = exampleOf('studio-400')

/** Every mistake of the text, as `line:column code`. */
const mistakesIn = (text: string) =>
  readHall(text).mistakes.map(({ line, column, code }) => `${line}:${column} ${code}`)
const changed = (from: string, to: string) => {
  expect(STUDIO).toContain(from)
  return mistakesIn(STUDIO.replace(from, to))
}

test.each(EXAMPLES)('the example %s has no mistake, and as many seats as it says', (name) => {
  const { map, mistakes } = readHall(exampleOf(name))
  expect(mistakes).toEqual([])
  expect(map && figuresOf(map).seats).toBe(Number(/\d+$/.exec(name)))
})

test('a mistake in a row has the line and the column of the file', () => {
  expect(changed('1-6 | 7-16 | 17-22', '1-6 | 6-16 | 17-22')).toEqual(['9:21 seat-twice'])
  const shallow = STUDIO.replaceAll('      1..2', '     1..2').replace('      3..16', '     3..16')
  expect(mistakesIn(shallow.replace('8-21', '8-x'))).toEqual(['12:20 item-unknown'])
})

test('the same in files of Windows, with an empty line, and with a comment behind the bar', () => {
  const text = STUDIO.replace('rows: |', 'rows: |  # front').replace(
    '3..16   1-6',
    '\n      3..16   0-6',
  )
  expect(mistakesIn(text)).toEqual(['10:15 item-unknown'])
  expect(mistakesIn(text.replaceAll('\n', '\r\n'))).toEqual(['10:15 item-unknown'])
})

test('a mistake in a selector has its place in the file, in quotes or without', () => {
  expect(changed('["2F", "1F/15..16"]', '["2F", "1F/15..17"]')).toEqual(['16:19 row-unknown'])
  expect(changed('["2F", "1F/15..16"]', '[ 2F, 1F/15..17 ]')).toEqual(['16:17 row-unknown'])
  expect(changed('["2F", "1F/15..16"]', '[ 2F, "\\u0031F/15..17" ]')).toEqual(['16:14 row-unknown'])
  expect(changed('["1F/9/11-12"]', '1F/9/99')).toEqual(['21:20 selects-nothing'])
})

test('what is missing is where it should be', () => {
  expect(changed('timezone: Asia/Seoul\n', '')).toEqual(['2:1 part-missing'])
  expect(changed('focus: 1F/6/11 ', 'focus: ')).toEqual(['4:1 part-missing'])
  expect(changed('  - name: 2F\n    rows', '  - rows')).toContain('10:5 part-missing')
  expect(changed('VIP: ["1F/2..10/7-16"]', 'VIP:')).toEqual(['15:3 part-missing'])
})

test('a key that nobody knows, and grades that are no map, are named', () => {
  expect(changed('timezone:', 'timeZone:')).toEqual(['2:1 part-missing', '3:1 unknown-key'])
  expect(changed('  - name: 2F', '  - name: 2F\n    colour: red')).toEqual(['11:5 unknown-key'])
  const listed = STUDIO.replace(/grades:.*flags:/s, 'grades: [R, VIP]\nflags:')
  expect(mistakesIn(listed)).toEqual(['13:9 no-map'])
})

test('lines that YAML joins are named, since all but the first row would be lost', () => {
  expect(changed('rows: |\n      1..2    1-5', 'rows: >\n      1..2    1-5')).toEqual([
    '7:11 joined-lines',
  ])
  expect(changed('rows: |\n      1..2    1-5', 'rows:\n      1..2    1-5')).toEqual([
    '8:7 joined-lines',
  ])
})

test('names and labels need no quotes, also where YAML sees a number or a yes', () => {
  const text = `hall: 1984
timezone: UTC
focus: 01/1/1
levels:
  - name: 01
    rows: 1  1-4
  - name: no
    rows: 2  1
grades:
  1: "*"
  yes: no
flags:
`
  const { map, mistakes } = readHall(text)
  expect(mistakes).toEqual([])
  expect(map).toMatchObject({ hall: '1984', grades: ['1', 'yes'], focus: 0, count: 5 })
  expect(map?.levels.map(({ name }) => name)).toEqual(['01', 'no'])
})

test('mistakes in the YAML come with their places; a name that stands twice hides no other mistake', () => {
  expect(mistakesIn('hall: [')).toEqual(['1:8 yaml'])
  expect(changed('grades:', 'hall: x\ngrades: [')).toContain('13:1 yaml')
  expect(changed('companion:  ["1F/16/3,20"]', 'wheelchair: ["1F/17"]')).toEqual([
    '19:3 yaml',
    '19:20 row-unknown',
  ])
})

test('a star, and a comma, that stand without quotes are named as such', () => {
  const starred = readHall(STUDIO.replace('["*"]', '[*]')).mistakes
  expect(starred).toMatchObject([
    { line: 14, code: 'yaml', message: expect.stringMatching(/^\* stands without quotes/) },
  ])
  expect(changed('["1F/16/1-2,21-22"]', '[1F/16/1-2,21-22]')).toEqual(['18:26 needs-quotes'])
  // A level may be called so.
  const numbered = STUDIO.replace('name: 2F', 'name: 22').replaceAll('"2F', '"22')
  expect(mistakesIn(numbered.replace('"22", ', '22, '))).toEqual([])
})

test.each(['', '[]', 'just words', '\u0000'])('%j is no hall', (text) => {
  expect(mistakesIn(text)).not.toEqual([])
})

test('all mistakes come in the order of the file', () => {
  const text = STUDIO.replace('Asia/Seoul', 'Asia/Soul')
    .replace('6/11 ', '6/99 ')
    .replace('8-21', '8-x')
    .replace('house:', 'home:')
    .replace('3,20', '99')
  expect(mistakesIn(text)).toEqual([
    '3:11 time-zone-unknown',
    '4:8 seat-unknown',
    '12:21 item-unknown',
    '19:23 selects-nothing',
    '21:3 flag-unknown',
  ])
})
