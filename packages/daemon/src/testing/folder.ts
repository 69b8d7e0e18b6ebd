import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of its own for one test. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'outerpark-test-'))
  return {
    path,
    file: (name: string) => join(path, name),
    // A process that has just died may still be tidying up in it.
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 }),
  }
}
