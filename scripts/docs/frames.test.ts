import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../workspace.mjs'
import { SHOWING, withScreens } from './screens.ts'

const captureOf = (name: string) => readFileSync(join(root, `docs/tui/${name}.txt`), 'utf8')
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')

test.each(SHOWING)(
  'every screen that %s shows is its capture (otherwise run: npm run docs)',
  (path) => {
    const text = textOf(path)
    const { page, shown } = withScreens(text, captureOf)
    expect(page).toBe(text)
    expect(shown).toHaveLength(text.match(/```\n[^`]*─{40}[^`]*```\n/g)?.length ?? 0)
    expect(shown.length).toBeGreaterThan(0)
  },
)

test.each([
  ['README.md', 'README.ko.md'],
  ['docs/tui.md', 'docs/ko/tui.md'],
])('%s and %s show the same screens, each in its language', (english, korean) => {
  const { shown } = withScreens(textOf(english), captureOf)
  expect(withScreens(textOf(korean), captureOf).shown).toEqual(
    shown.map((name) => name.replace(/^en-/, 'ko-')),
  )
})

test('a screen in a page is replaced by its capture, and the text around it stays', () => {
  const page = (text: string) =>
    `Before.\n\n<!-- screen: a -->\n\`\`\`\n${text}\n\`\`\`\n\nAfter.\n`
  expect(withScreens(page('old'), () => 'new $1\n').page).toBe(page('new $1'))
})
