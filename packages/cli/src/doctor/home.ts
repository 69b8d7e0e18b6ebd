import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { HOME_FILES } from '@outerpark/core/names'
import {
  checkFile,
  checkFolder,
  checkSecret,
  FileNotTrusted,
} from '@outerpark/daemon/private-files'
import { otherOwner } from '../profiles/owner.ts'

export type HomeLook = {
  /** whose home it is, if not this user's: a name, or a number behind `#` as sudo takes it */
  readonly owner: string | undefined
  readonly exists: boolean
  /** its files, by name, with their sizes in bytes and when they were changed (ms since the epoch) */
  readonly files: readonly {
    readonly name: string
    readonly bytes: number
    readonly changed: number
  }[]
  /** what others could read or write, each once */
  readonly notTrusted: readonly FileNotTrusted[]
  /** files with the data of customers that others can read */
  readonly readable: readonly string[]
  /** the code and the text of the error; undefined if it can be written */
  readonly notWritable: { readonly code: string; readonly reason: string } | undefined
}

/** Files whose content is a secret: the daemon refuses them if others can read them. */
const SECRETS: readonly string[] = [
  ...[HOME_FILES.adminToken, HOME_FILES.state, 'token.secret'],
  // Of the CLI, if OUTERPARK_HOME names the home.
  ...['profiles.json', 'contexts.json'],
]

/** Looks at the home as the daemon does before it opens it (`prepareHome`), without the file that it writes there to try. */
export function lookAtHome(home: string): HomeLook {
  const notTrusted: FileNotTrusted[] = []
  const check = (look: () => unknown): void => {
    try {
      look()
    } catch (error) {
      if (error instanceof FileNotTrusted) notTrusted.push(error)
      else if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EACCES') throw error
    }
  }
  const names = namesIn(home)
  const owner = otherOwner(home)
  if (names === undefined)
    return { owner, exists: false, files: [], notTrusted, readable: [], notWritable: undefined }
  check(() => checkFolder(home))
  for (const name of names) {
    const path = join(home, name)
    if (SECRETS.includes(name)) check(() => checkSecret(path))
    else if (/\.(db|json|ya?ml|log)(-\w+|\.\d+)?$/.test(name)) check(() => checkFile(path))
  }
  return {
    ...{ owner, exists: true, files: sizesOf(home, names), notTrusted },
    ...{ readable: readableIn(home, names), notWritable: whyNot(home) },
  }
}

/** Databases and logs have names, addresses and bookings. In a folder that is closed nobody comes to them. */
function readableIn(home: string, names: readonly string[]): string[] {
  const folder = statSync(home, { throwIfNoEntry: false })
  if (!folder || !process.geteuid) return []
  const reach = (folder.mode & 0o011) << 2
  return names.filter((name) => {
    if (!/\.(db|log)(-\w+|\.\d+)?$/.test(name)) return false
    const at = statSync(join(home, name), { throwIfNoEntry: false })
    // Where each user has a group alone, the group is that user.
    const others = at && at.gid === at.uid ? 0o004 : 0o044
    return at?.isFile() === true && (at.mode & reach & others) !== 0
  })
}

/** The names in a folder; undefined if there is no such folder. A folder that cannot be read has none. */
function namesIn(home: string): string[] | undefined {
  try {
    return readdirSync(home)
  } catch (error) {
    const code = codeOf(error)
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : []
  }
}

function sizesOf(home: string, names: readonly string[]): HomeLook['files'] {
  return names.flatMap((name) => {
    const at = statSync(join(home, name), { throwIfNoEntry: false })
    return at?.isFile() ? [{ name, bytes: at.size, changed: at.mtimeMs }] : []
  })
}

function whyNot(home: string): HomeLook['notWritable'] {
  try {
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK)
    return undefined
  } catch (error) {
    return { code: codeOf(error), reason: error instanceof Error ? error.message : String(error) }
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
