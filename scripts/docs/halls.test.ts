import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { figuresOf, readHall } from '../../packages/cli/src/hall/check.ts'
import { root } from '../workspace.mjs'

// What docs/halls.md shows is read by the program.

/** The first cells of the rows of the tables that begin with code. */
const typedIn = (page: string) =>
  [...page.matchAll(/^\| `((?:[^`])+)` \|/gm)].map(([, code = '']) => code.replaceAll('\\|', '|'))

const small = (rows: string) => `hall: Small
timezone: UTC
focus: 1F/last/1
levels:
  - name: 1F
    rows: |
      ${rows}
      last  1
grades:
  R: "*"
`

const large = (selector: string) => `hall: Large
timezone: UTC
focus: 1F/1/1
levels:
  - name: 1F
    rows: |
      1..16,A..K  1-44
  - name: 2F
    rows: |
      1..10  1-44
  - name: 3F
    rows: |
      1..11  1-44
  - name: Orch
    rows: |
      A..D  1-10
grades:
  R: "*"
flags:
  house: [${selector}]
`

describe.each(['docs/halls.md', 'docs/ko/halls.md'])('%s', (path) => {
  const page = readFileSync(join(root, path), 'utf8')
  const typed = typedIn(page)
  const rows = typed.filter((each) => /^[^"]+ /.test(each))
  const selectors = typed.filter((each) => each.startsWith('"'))

  test('has examples of both', () => {
    expect([rows.length, selectors.length]).toEqual([16, 10])
  })

  test.each(rows)('the row `%s` is one', (row) => {
    expect(readHall(small(row)).mistakes).toEqual([])
  })

  test.each(selectors)('%s selects seats', (selector) => {
    expect(readHall(large(selector)).mistakes).toEqual([])
  })

  test('the file is a hall', () => {
    const [, yaml = ''] = /```yaml\n(hall:.*?)```/s.exec(page) ?? []
    const { map, mistakes } = readHall(yaml)
    expect(mistakes).toEqual([])
    expect(map && figuresOf(map)).toMatchObject({ name: 'Studio 400', seats: 400, forAnybody: 392 })
  })
})
