// npm run docs: updates the parts of the documents that are made from the code.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../workspace.mjs'
import { makeManPages } from './man/pages.ts'
import { writeManPages } from './man/write.ts'
import { renewed } from './markers.ts'
import { makePages } from './pages.ts'
import { SHOWING, withScreens } from './screens.ts'
import { FIELDS_FILE, fieldsModule } from './shapes/fields-module.ts'

const { pages, korean } = await makePages()
const changed = Object.entries(pages).filter(([path, parts]) => {
  const file = join(root, path)
  const before = readFileSync(file, 'utf8')
  const after = renewed(before, parts)
  if (after !== before) writeFileSync(file, after)
  return after !== before
})
const captureOf = (name: string) => readFileSync(join(root, `docs/tui/${name}.txt`), 'utf8')
for (const path of SHOWING) {
  const before = readFileSync(join(root, path), 'utf8')
  const { page } = withScreens(before, captureOf)
  if (page === before) continue
  writeFileSync(join(root, path), page)
  console.log(`renewed  the screens of ${path}`)
}
const table = join(root, FIELDS_FILE)
if (readFileSync(table, 'utf8') !== fieldsModule()) {
  writeFileSync(table, fieldsModule())
  console.log(`renewed  ${FIELDS_FILE}`)
}
const manual = writeManPages(await makeManPages())
for (const [path] of changed) console.log(`renewed  ${path}`)
if (manual.length > 0) console.log(`renewed  ${manual.length} manual pages`)
if (changed.length + manual.length === 0) console.log('The documents are what the code says.')
list('Without Korean words yet, so they stay English (scripts/docs/korean):', korean.missing())
list('Korean words for what is said nowhere any more:', korean.unused())

function list(title: string, texts: readonly string[]): void {
  if (texts.length > 0) console.log(['', title, ...texts.map((text) => `  ${text}`)].join('\n'))
}
