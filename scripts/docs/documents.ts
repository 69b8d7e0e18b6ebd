import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../workspace.mjs'

/** Documents that people read, by their paths from the root. */
export const DOCUMENTS: readonly string[] = [
  'README.md',
  'README.ko.md',
  'CONTRIBUTING.md',
  ...['core', 'daemon', 'cli'].map((name) => `packages/${name}/README.md`),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]
