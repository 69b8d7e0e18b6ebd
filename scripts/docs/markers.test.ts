import { expect, test } from 'vitest'
import { renewed } from './markers.ts'

const page = (text: string) =>
  `# Page\n\n<!-- made from the code: a -->\n${text}<!-- end -->\n\nBy hand.\n`

test('a part is replaced, and what people wrote stays', () => {
  expect(renewed(page('\nold\n\n'), { a: 'new' })).toBe(page('\nnew\n\n'))
})

test('renewing twice changes nothing more', () => {
  const once = renewed(page(''), { a: 'new' })
  expect(renewed(once, { a: 'new' })).toBe(once)
})

test('dollar signs are text', () => {
  expect(renewed(page(''), { a: '$1 $& $$' })).toContain('\n$1 $& $$\n')
})

test('a page whose marks are not those of the parts is refused', () => {
  expect(() => renewed(page(''), { b: 'new' })).toThrow('has marks for: a. It needs: b.')
  expect(() => renewed('# Page\n', { a: 'new' })).toThrow('It needs: a.')
})

test('a mark without an end is refused', () => {
  expect(() => renewed('<!-- made from the code: a -->\n', { a: '' })).toThrow(
    'has no <!-- end -->',
  )
})

test('a mark within a line is text about marks', () => {
  expect(renewed('`<!-- made from the code: x -->`\n', {})).toBe(
    '`<!-- made from the code: x -->`\n',
  )
})
