import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from '../workspace.mjs'
import { DOCUMENTS } from './documents.ts'
import { anchor } from './markdown.ts'
import { renewed } from './markers.ts'
import { makePages, type Pages } from './pages.ts'
import { stepsOf } from './tour/console.ts'

const textOf = (path: string) => readFileSync(join(root, path), 'utf8')
/** A document without its code blocks, which may contain anything. */
const prose = (path: string) => textOf(path).replaceAll(/^```.*?^```$/gms, '')

let pages: Pages
beforeAll(async () => {
  pages = (await makePages()).pages
})

const MADE = DOCUMENTS.filter((path) => /^<!-- made from the code:/m.test(textOf(path)))

test.each(MADE)('%s agrees with the code (otherwise run: npm run docs)', (path) => {
  const page = textOf(path)
  expect(page).toBe(renewed(page, pages[path] ?? {}))
})

test('every page that is made from the code exists', () => {
  expect(MADE.toSorted()).toEqual(Object.keys(pages).toSorted())
})

/** A picture of a screen in a document. */
const CAPTURE = /```\n[^`]*─{40}[^`]*```\n/g

test.each(['README.md', 'README.ko.md'])('%s has at most 8 kB, and pictures of screens', (path) => {
  expect(Buffer.byteLength(textOf(path).replace(CAPTURE, ''))).toBeLessThanOrEqual(8_192)
})

test.each(DOCUMENTS)('no table of %s is padded with blanks', (path) => {
  expect(
    prose(path)
      .split('\n')
      .filter((line) => /^\|.*(\S {2,}\||\| {2,}\S|-{4,})/.test(line)),
  ).toEqual([])
})

test.each(DOCUMENTS)('every link of %s leads to something that exists', (path) => {
  const links = [...prose(path).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
  const broken = links.filter(([, file = '', heading]) => {
    const target = file === '' ? path : relative(root, resolve(root, dirname(path), file))
    if (!existsSync(join(root, target))) return true
    return heading !== undefined && !headingsOf(target).has(decodeURIComponent(heading))
  })
  expect(broken.map(([link]) => link)).toEqual([])
})

function headingsOf(path: string): Set<string> {
  return new Set(
    [...prose(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading)),
  )
}

test.each(['README', 'docs/payment-trouble'])('the tour of %s is the same in Korean', (name) => {
  const korean = name.startsWith('docs/') ? name.replace('docs/', 'docs/ko/') : `${name}.ko`
  expect(stepsOf(textOf(`${korean}.md`))).toEqual(stepsOf(textOf(`${name}.md`)))
})

test.each(readdirSync(join(root, 'docs/ko')))(
  'docs/ko/%s has the sections of the English page',
  (file) => {
    const levels = (path: string) => (prose(path).match(/^#+ /gm) ?? []).join('')
    // The Korean glossary leaves out terms of building and testing: readers of the code, which is English, know them.
    if (file !== 'glossary.md') expect(levels(`docs/ko/${file}`)).toBe(levels(`docs/${file}`))
  },
)

describe('ARCHITECTURE.md', () => {
  const text = textOf('ARCHITECTURE.md')
  const rows = text.split('\n').filter((line) => line.startsWith('| '))
  const files = filesOf(root)

  test('has at most two pages and a picture', () => {
    expect(prose('ARCHITECTURE.md').length).toBeLessThan(9_000)
  })

  test('names paths that exist', () => {
    const named = rows.flatMap((row) => [
      ...row.matchAll(/`([\w*<>./-]+(?:\.(?:ts|md)|\/[\w*<>-]+))`(?! \|$)/g),
    ])
    expect(named.length).toBeGreaterThan(100)
    const paths = files.map((path) => path.replace(/^packages\/(\w+)\/src/, '$1'))
    const missing = named.filter(([, path = '']) => {
      const ending = path.replaceAll(/[.]/g, '\\.').replaceAll(/\*|<\w+>/g, '[\\w.-]*')
      return !paths.some((file) => new RegExp(`(^|/)${ending}(/|$)`).test(file))
    })
    expect(missing.map(([, path]) => path)).toEqual([])
  })

  test('names words that are in several files', () => {
    const words = rows.flatMap((row) =>
      [...(row.split(' | ').at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word),
    )
    expect(words.length).toBeGreaterThan(30)
    const sources = files
      .filter((path) => /^(README|docs|packages|scripts)\b.*\.(ts|md)$/.test(path))
      .map((path) => textOf(path))
    const rare = words.filter((word) => sources.filter((each) => each.includes(word)).length < 2)
    expect(rare).toEqual([])
  })
})

test('every requirement that the code names is described', () => {
  const described = textOf('docs/requirements.md')
  const named = new Set(
    ['core', 'daemon', 'cli'].flatMap((name) =>
      sourcesOf(name).flatMap(
        (file) => readFileSync(file, 'utf8').match(/\b[FNO]\d{1,2}\b/g) ?? [],
      ),
    ),
  )
  expect([...named].filter((id) => !described.includes(`| ${id} |`))).toEqual([])
})

test('every type of event is described', () => {
  const described = textOf('docs/json.md')
  const types = sourcesOf('core').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/readonly type: '(\w+)'/g)].map(([, type]) => type),
  )
  expect(types.length).toBeGreaterThan(10)
  expect(types.filter((type) => !described.includes(`\`${type}\``))).toEqual([])
})

/** Paths of all files from there, without what is installed or built. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', '.git'].includes(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesOf(path) : [relative(root, path)]
  })
}

function sourcesOf(name: string): string[] {
  const folder = join(root, 'packages', name, 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test'))
    .map((file) => join(folder, file))
}
