import { readFileSync } from 'node:fs'
import { packageFile } from '../entry.ts'

/** The version of this program. */
export function ownVersion(): string {
  // This is our own package.json, which always has a version.
  const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as {
    version: string
  }
  return version
}
