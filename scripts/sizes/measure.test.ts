import { expect, test } from 'vitest'
import { functionsIn, linesOf } from './measure.ts'

const SOURCE = `
export function outer(): void {
  const inner = () => {
    work()
  }
  inner()
}
const short = () => 1
const thing = {
  method() {
    work()
  },
}
describe('a list', () => {
  test('one', () => {
    work()
  })
})
`

test('functions are found by their names, in other functions and in objects too', () => {
  expect(functionsIn('a.ts', SOURCE)).toEqual([
    { name: 'outer', lines: 6 },
    { name: 'inner', lines: 3 },
    { name: 'short', lines: 1 },
    { name: 'method', lines: 3 },
  ])
})

test('a line counts if it ends with a line break', () => {
  expect(linesOf('a\nb\n')).toBe(2)
})
