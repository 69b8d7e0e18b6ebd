import { expect, test } from 'vitest'
import { widthOf } from '../../text/width.ts'
import { paintOf, THEME_NAMES } from '../style.ts'
import { ends, fill, line } from './line.ts'

const plain = paintOf('none')

test.each(['Hadestown', '오페라의 유령', '가나다abc라마바'])(
  '%s fills a column exactly',
  (text) => {
    for (let columns = 1; columns < 20; columns++) {
      expect(widthOf(fill(text, columns))).toBe(columns)
      expect(widthOf(fill(text, columns, 'right'))).toBe(columns)
    }
  },
)

test('pieces that do not fit are cut, and nothing follows a cut', () => {
  expect(line(plain, 8, 'abcdef', ['strong', 'ghij'], 'k')).toBe('abcdefg…')
})

test('what stands on the right is dropped before what stands on the left', () => {
  expect(ends(plain, 20, ['left'], ['right'])).toBe('left           right')
  expect(ends(plain, 12, ['left'], ['right'])).toBe('left')
})

test.each(THEME_NAMES)('the theme %s ends each look that it begins', (theme) => {
  const paint = paintOf(theme)
  const shown = paint('bad', 'x') + paint('selected', 'y')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of the looks
  expect(shown.replace(/\u001b\[[\d;]+m/g, '')).toBe('xy')
})
