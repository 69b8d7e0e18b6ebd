import { dirname } from 'node:path'
import { FileNotTrusted, makePrivateFolder, writeWhole } from '@outerpark/daemon/private-files'
import { Failure } from '../failure.ts'
import { type Profiles, readProfiles, unusable } from './file.ts'
import { withLock } from './lock.ts'

/**
 * Changes the file in one step, even if several commands do so at once or the machine loses power. A lost token cannot
 * be recovered. Only the owner can read the file.
 */
export async function changeProfiles(
  file: string,
  change: (before: Profiles) => Profiles,
): Promise<void> {
  try {
    makePrivateFolder(dirname(file))
    await withLock(`${file}.lock`, () => {
      const text = JSON.stringify(change(readProfiles(file)), null, 2)
      writeWhole(file, `${text}\n`)
    })
  } catch (error) {
    throw error instanceof Failure || error instanceof FileNotTrusted
      ? error
      : unusable(file, error)
  }
}
