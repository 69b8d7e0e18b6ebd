import { dirname, isAbsolute, join } from 'node:path'
import { checkFolder, FileNotTrusted, readSecret } from '@outerpark/daemon/private-files'
import { isObject } from '../json-object.ts'
import type { Places } from '../places.ts'
import { changeFile } from '../profiles/change.ts'
import { isHttpUrl, unusable } from '../profiles/file.ts'
import { words } from '../words/words.ts'
import { isContextName } from './names.ts'

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
  throw unusable(file, new Error(words().people.notOurs))
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

/** A name becomes that of a folder, and an address gets tokens, so both are checked: a person may have edited the file. */
function isContexts(value: unknown): value is Contexts {
  if (!isObject(value)) return false
  const { current, contexts } = value
  return (
    (current === null || typeof current === 'string') &&
    isObject(contexts) &&
    Object.keys(contexts).every(isContextName) &&
    Object.values(contexts).every(isContext)
  )
}

function isContext(value: unknown): value is KeptContext {
  if (!isObject(value)) return false
  const { url, home, insecure = false } = value
  if (url === undefined) return typeof home === 'string' && isAbsolute(home)
  return home === undefined && isHttpUrl(url) && typeof insecure === 'boolean'
}
