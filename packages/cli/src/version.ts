import { readFileSync } from 'node:fs'
import { packageFile } from './package-file.ts'

let known: string | undefined

/** The version of this package, e.g. `0.1.0`. */
export function readVersion(): string {
  known ??= versionIn(packageFile('package.json'))
  return known
}

function versionIn(file: URL): string {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const has = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  return has ? String(manifest.version) : 'unknown'
}
