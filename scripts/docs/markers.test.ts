import { expect, test } from 'vitest'
import { renewed } from './markers.ts'

const page = (text: string) =>
  `# Page\n\n<!-- made from the code: a -->\n${text}<!-- end -->\n\nBy hand.\n`

test('a part is replaced, and the text around it stays', () => {
  expect(renewed(page('\nold\n\n'), { a: 'new' })).toBe(page('\nnew\n\n'))
})

test('a second update changes nothing', () => {
  const once = renewed(page(''), { a: 'new' })
  expect(renewed(once, { a: 'new' })).toBe(once)
})

test('dollar signs are text', () => {
  expect(renewed(page(''), { a: '$1 $& $$' })).toContain('\n$1 $& $$\n')
})

test('a page whose marks differ from the parts is refused', () => {
  expect(() => renewed(page(''), { b: 'new' })).toThrow('has marks for: a. It needs: b.')
  expect(() => renewed('# Page\n', { a: 'new' })).toThrow('It needs: a.')
})

test('a mark without an end is refused', () => {
  expect(() => renewed('<!-- made from the code: a -->\n', { a: '' })).toThrow(
    'has no <!-- end -->',
  )
})

test('a mark within a line is not a mark but text', () => {
  expect(renewed('`<!-- made from the code: x -->`\n', {})).toBe(
    '`<!-- made from the code: x -->`\n',
  )
})
