import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes a temporary folder for one test. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'outerpark-test-'))
  return {
    path,
    file: (name: string) => join(path, name),
    // A process that has just ended may still delete files in the folder, so this tries several times.
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 }),
  }
}
