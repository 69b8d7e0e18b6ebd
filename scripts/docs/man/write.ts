import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from '../../workspace.mjs'
import { MAN_FOLDERS } from './pages.ts'

/** The manual pages that are there, by their paths from the root. */
export function manPagesThere(): Readonly<Record<string, string>> {
  const paths = Object.values(MAN_FOLDERS).flatMap((folder) => {
    mkdirSync(join(root, folder), { recursive: true })
    const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.1'))
    return names.map((name) => `${folder}/${name}`)
  })
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/**
 * Writes the pages that differ, and removes those of commands that are gone.
 * @returns the paths of what has changed
 */
export function writeManPages(pages: Readonly<Record<string, string>>): string[] {
  const there = manPagesThere()
  const changed = Object.keys(pages).filter((path) => pages[path] !== there[path])
  for (const path of changed) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), pages[path] ?? '')
  }
  const gone = Object.keys(there).filter((path) => !Object.hasOwn(pages, path))
  for (const path of gone) rmSync(join(root, path))
  nameInPackage(Object.keys(pages))
  return [...changed, ...gone]
}

const PACKAGE = join(root, 'packages/cli')

/** The English pages as package.json has to name them, for npm links them by their names alone. */
export const namedForNpm = (paths: readonly string[]): string[] =>
  paths
    .filter((path) => dirname(path) === MAN_FOLDERS.en)
    .map((path) => `./${relative(PACKAGE, join(root, path))}`)
    .sort()

function nameInPackage(paths: readonly string[]): void {
  const file = join(PACKAGE, 'package.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  const text = `${JSON.stringify({ ...manifest, man: namedForNpm(paths) }, null, 2)}\n`
  if (text !== readFileSync(file, 'utf8')) writeFileSync(file, text)
}
