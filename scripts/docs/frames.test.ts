import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const docs = join(import.meta.dirname, '../../docs')
const frames = globSync('tui/*.txt', { cwd: docs }).map((file) =>
  readFileSync(join(docs, file), 'utf8').trimEnd(),
)

test.each(['tui.md', 'ko/tui.md'])('every screen that %s shows is one of the captures', (page) => {
  const text = readFileSync(join(docs, page), 'utf8')
  const shown = [...text.matchAll(/^```\n(.*?)\n```$/gms)].map(([, block = '']) => block.trimEnd())
  expect(shown.length).toBeGreaterThan(0)
  for (const each of shown) expect(frames).toContain(each)
})
