import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { forPeople, harmless } from './outlet.ts'

test('S12: no string of the data keeps a control character, a line break or a bidi mark', () => {
  const data = {
    title: '\u001b]52;c;ZXZpbA==\u0007Rent',
    grades: [{ grade: 'V\u202eIP', left: 3 }],
    at: null,
    'kind\u009b2J': 'a\r\nb',
  }
  expect(forPeople(data)).toEqual({
    title: '·]52;c;ZXZpbA==·Rent',
    grades: [{ grade: 'V·IP', left: 3 }],
    at: null,
    kind·2J: 'a··b',
  })
})

test('S12: of all sequences only the styles of paint.ts go out, and only where colours are on', () => {
  const text = '\u001b[1mbold\u001b[22m\n\u001b[8mhidden \u001b[2J\u001b]0;x\u0007\u009b1A\r'
  expect(harmless(text, true)).toBe('\u001b[1mbold\u001b[22m\n·[8mhidden ·[2J·]0;x··1A·')
  expect(harmless(text, false)).toBe('·[1mbold·[22m\n·[8mhidden ·[2J·]0;x··1A·')
})

test('S12: no other module of the program writes to a terminal', () => {
  const sources = fileURLToPath(new URL('..', import.meta.url))
  const writing = /\b(?:stdout|stderr|stdin|terminal)\.write\(|console\.|\bwriteSync\b|\/dev\/tty/
  const writers = globSync('**/*.{ts,tsx}', { cwd: sources })
    .filter((file) => !/\.test\.tsx?$|(?:^|\/)testing\//.test(file))
    .filter((file) => writing.test(readFileSync(`${sources}/${file}`, 'utf8')))
  expect(writers.sort()).toEqual([
    // The version, which is ours.
    'bin.ts',
    'output/outlet.ts',
    // Draws on the alternate screen; each line passes through `harmless`.
    'output/screen.ts',
    // A line of our own, which is erased.
    'output/spinner.ts',
  ])
})
