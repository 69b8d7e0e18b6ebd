import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of its own for one test, with the names of the two databases in it. */
export function makeHome() {
  const folder = mkdtempSync(join(tmpdir(), 'outerpark-mypage-'))
  return {
    folder,
    eventLogFile: join(folder, 'outerpark.db'),
    viewFile: join(folder, 'mypage.db'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
