import { dirname } from 'node:path'
import { makeFolder } from '@outerpark/daemon/folder'
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
    makeFolder(dirname(file))
    // Most commands change no profile, so they do not load it.
    const { default: writeFileAtomic } = await import('write-file-atomic')
    await withLock(`${file}.lock`, () => {
      const text = JSON.stringify(change(readProfiles(file)), null, 2)
      writeFileAtomic.sync(file, `${text}\n`, { mode: 0o600 })
    })
  } catch (error) {
    throw error instanceof Failure ? error : unusable(file, error)
  }
}
