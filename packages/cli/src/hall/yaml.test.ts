import { readFileSync } from 'node:fs'
import { hallRequest } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { packageFile } from '../package-file.ts'
import { readHall } from './check.ts'
import { EXAMPLES } from './examples.ts'
import { yamlOf } from './yaml.ts'

/** What the box office gets of a file. */
function sent(file: string) {
  const read = readHall(file)
  expect(read.mistakes).toEqual([])
  return hallRequest.parse('plan' in read ? read.plan : {})
}

const exampleOf = (name: string) => readFileSync(packageFile(`halls/${name}.yaml`), 'utf8')

test.each(EXAMPLES)('%s is the same plan after it was written, as YAML and as JSON', (name) => {
  const plan = sent(exampleOf(name))
  expect(sent(yamlOf(plan))).toEqual(plan)
  expect(sent(JSON.stringify(plan, undefined, 2))).toEqual(plan)
})

test('it is written as a person would', () => {
  const lines = yamlOf(sent(exampleOf('studio-400'))).split('\n')
  expect(lines.slice(0, 7)).toEqual([
    ...['hall: Studio 400', 'timezone: Asia/Seoul', 'focus: 1F/6/11', 'levels:'],
    ...['  - name: 1F', '    rows: |', '      1..2    1-5 | 6-13 | 14-18'],
  ])
  expect(lines).toContain('  S: ["2F", "1F/15..16"]')
})

test('names that YAML would read as numbers or a yes stay what they are, in their order', () => {
  const text = `hall: "1984"
timezone: UTC
focus: "01/1/1"
levels: [{name: "01", rows: "1  1-4"}]
grades: [{name: "2", seats: ["*"]}, {name: "1", seats: "01/1/1"}, {name: "yes", seats: ["01/1/2"]}]
`
  const plan = sent(text)
  expect(plan.grades.map(({ name }) => name)).toEqual(['2', '1', 'yes'])
  expect(sent(yamlOf(plan))).toEqual(plan)
})

test('a mistake in a list of grades has its place', () => {
  const text = exampleOf('studio-400').replace(/grades:.*flags:/s, 'grades: [{name: R}]\nflags:')
  expect(readHall(text).mistakes.map(({ line, code }) => `${line} ${code}`)).toContain(
    '13 part-missing',
  )
})
