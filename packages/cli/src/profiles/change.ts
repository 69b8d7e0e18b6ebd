import { dirname } from 'node:path'
import { FileNotTrusted, makePrivateFolder, writeWhole } from '@outerpark/daemon/private-files'
import { Failure } from '../failure.ts'
import { type Profiles, readProfiles, unusable } from './file.ts'
import { withLock } from './lock.ts'

/**
 * Changes the file in one step, even if several commands do so at once or the machine loses power. A lost token cannot
 * be recovered. Only the owner can read the file.
 */
export const changeProfiles = (
  file: string,
  change: (before: Profiles) => Profiles,
): Promise<void> => changeFile(file, () => change(readProfiles(file)))

/** As {@link changeProfiles}, for any file of this person; `make` reads it and gives what it has then. */
export async function changeFile(file: string, make: () => object): Promise<void> {
  try {
    makePrivateFolder(dirname(file))
    await withLock(`${file}.lock`, () => {
      const text = JSON.stringify(make(), null, 2)
      writeWhole(file, `${text}\n`)
    })
  } catch (error) {
    throw error instanceof Failure || error instanceof FileNotTrusted
      ? error
      : unusable(file, error)
  }
}
