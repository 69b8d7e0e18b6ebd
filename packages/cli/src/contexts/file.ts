import { dirname, join } from 'node:path'
import { checkFolder, FileNotTrusted, readSecret } from '@outerpark/daemon/private-files'
import type { Places } from '../places.ts'
import { changeFile } from '../profiles/change.ts'
import { unusable } from '../profiles/file.ts'

/** A box office that has a name: one elsewhere, or one of this machine by its home. */
export type KeptContext =
  | {
      readonly url: string
      /** whether the user allowed plain HTTP to that address */
      readonly insecure?: boolean
    }
  | { readonly home: string }

export type Contexts = {
  /** null for that of this machine */
  readonly current: string | null
  readonly contexts: Readonly<Record<string, KeptContext>>
}

const NONE: Contexts = { current: null, contexts: {} }

/** The file of the contexts, beside that of the profiles of this machine. */
export const contextsFile = ({ profiles }: Pick<Places, 'profiles'>): string =>
  join(dirname(profiles), 'contexts.json')

/** The folder of a context, with the profiles of its box office. */
export const folderOf = ({ profiles }: Pick<Places, 'profiles'>, name: string): string =>
  join(dirname(profiles), 'contexts', name)

/**
 * The contexts of the file.
 * @throws FileNotTrusted if another user can write the file, and so choose to whom somebody signs in
 */
export function readContexts(file: string): Contexts {
  let parsed: unknown
  try {
    checkFolder(dirname(file))
    parsed = JSON.parse(readSecret(file))
  } catch (error) {
    if (error instanceof FileNotTrusted) throw error
    // Without a folder there is no file either; the command that needs the folder says what is wrong with it.
    if (error instanceof Error && 'code' in error && isNothing(error.code)) return NONE
    throw unusable(file, error)
  }
  if (isContexts(parsed)) return parsed
  throw unusable(file, new Error('it is not what this program wrote'))
}

const isNothing = (code: unknown) => code === 'ENOENT' || code === 'ENOTDIR'

/** Changes the file in one step, as the file of the profiles is changed. */
export const changeContexts = (
  file: string,
  change: (before: Contexts) => Contexts,
): Promise<void> => changeFile(file, () => change(readContexts(file)))

/** The context of that name; undefined if there is none. */
export function findContext({ contexts }: Contexts, name: string): KeptContext | undefined {
  return Object.hasOwn(contexts, name) ? contexts[name] : undefined
}

/** A shallow check, since only this program writes the file. */
function isContexts(value: unknown): value is Contexts {
  if (typeof value !== 'object' || value === null || !('contexts' in value)) return false
  const { contexts } = value
  return typeof contexts === 'object' && contexts !== null
}
