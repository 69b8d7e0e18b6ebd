import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { FileNotTrusted } from './file-not-trusted.ts'
import { makeFolder } from './folder.ts'

const GROUP_MAY_WRITE = 0o020
const OTHERS_MAY_WRITE = 0o002
const STICKY = 0o1000
/** Whatever the group and others may do. */
const OPEN = 0o077
/** The same, but the group may read. */
const SHARED_BY_ROOT = 0o037

/**
 * Checks that nobody else can write the folder or put another one in its place.
 *
 * The folder must be this user's or root's, and closed to writers of the group and others. The folders above it may be
 * open only with the sticky bit, as `/tmp` is, since otherwise anybody could rename the folder. On Windows files have
 * no such owner and mode, and nothing is checked.
 *
 * @throws FileNotTrusted; Node's ENOENT if there is no such folder
 */
export function checkFolder(path: string): void {
  const { geteuid } = process
  if (!geteuid) return
  const named = resolve(path)
  const real = realpathSync(named)
  const at = lstatSync(real)
  if (!at.isDirectory()) throw new FileNotTrusted({ case: 'no-folder', path: real })
  checkOwnerAndMode(real, at)
  const self = lstatSync(named)
  if (self.isSymbolicLink()) checkOwner(named, self)
  checkAbove(named)
  if (real !== named) checkAbove(real)
}

/**
 * Makes a folder that {@link checkFolder} accepts, with the folders above it, for this user only. Makes nothing below a
 * folder of another user, as the home folder of the user who called sudo.
 * @throws FileNotTrusted, and Node's own errors
 */
export function makePrivateFolder(path: string): void {
  const missing = firstMissing(path)
  if (missing !== undefined) {
    if (process.geteuid) checkAbove(missing)
    makeFolder(path)
  }
  checkFolder(path)
}

/**
 * Checks that {@link makePrivateFolder} would find or make this folder, and that it can be written. Makes nothing.
 * @throws FileNotTrusted, and Node's own errors such as EACCES
 */
export function checkPrivatePlace(path: string): void {
  const missing = firstMissing(path)
  if (missing === undefined) checkFolder(path)
  else if (process.geteuid) checkAbove(missing)
  // With the dot it must be a folder.
  accessSync(
    `${missing === undefined ? path : dirname(missing)}${sep}.`,
    constants.W_OK | constants.X_OK,
  )
}

/** The highest folder of the path that is not there yet; undefined if all are. */
function firstMissing(path: string): string | undefined {
  let missing = resolve(path)
  if (existsSync(missing)) return undefined
  while (!existsSync(dirname(missing))) missing = dirname(missing)
  return missing
}

/** Device and inode of a folder, e.g. `2049:131`. A copy of the folder has others; the folder keeps them if it is moved. */
export function folderIdentity(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true })
  return `${dev}:${ino}`
}

/** The folders above, and the links among them. */
function checkAbove(path: string): void {
  for (let each = path; dirname(each) !== each; ) {
    each = dirname(each)
    const at = lstatSync(each)
    checkOwner(each, at)
    if (at.isSymbolicLink() || (at.mode & STICKY) !== 0) continue
    // Where each user has a group alone, the group has the user's number, and its folders are open to it.
    const writable = at.gid === at.uid ? OTHERS_MAY_WRITE : OTHERS_MAY_WRITE | GROUP_MAY_WRITE
    if ((at.mode & writable) !== 0) throw writableByOthers(each)
  }
}

/** Checks that it is this user's or root's, and closed to writers of the group and others. */
export function checkOwnerAndMode(path: string, at: Stats): void {
  if (!process.geteuid) return
  checkOwner(path, at)
  if ((at.mode & (OTHERS_MAY_WRITE | GROUP_MAY_WRITE)) !== 0) throw writableByOthers(path)
}

/**
 * Checks that no other user can read or write a file that holds a secret, as ssh does with private keys. Root may share a file of its
 * own with a group: the group is then the way in which this user reads it.
 *
 * @param given whether root may do so also if this program runs as root, as with the keys of the group `ssl-cert` on Debian
 * @throws FileNotTrusted
 */
export function checkSecrecy(path: string, { uid, mode }: Stats, given = false): void {
  const own = process.geteuid?.()
  if (own === undefined) return
  const isShared = isRoot(uid) && (given || uid !== own)
  if ((mode & (isShared ? SHARED_BY_ROOT : OPEN)) === 0) return
  const change = isShared ? 'g-wx,o-rwx' : 'go-rwx'
  throw new FileNotTrusted({ case: 'open-secret', path, shellPath: quoted(path), change })
}

/** Checks that it is this user's or root's. */
export function checkOwner(path: string, { uid }: Stats): void {
  const own = process.geteuid?.()
  if (own === undefined || uid === own || isRoot(uid)) return
  throw new FileNotTrusted({ case: 'owner', path, shellPath: quoted(path), owner: uid, own })
}

const isRoot = (uid: number) => uid === 0 || uid === unmappedRoot()

let overflow: number | undefined

/** In a user namespace, as of a container without root, the real root has the number of nobody. */
function unmappedRoot(): number | undefined {
  if (process.platform !== 'linux') return undefined
  overflow ??= readOverflow()
  return overflow < 0 ? undefined : overflow
}

function readOverflow(): number {
  try {
    const [inside, outside, count] = readFileSync('/proc/self/uid_map', 'utf8').trim().split(/\s+/)
    const isInitial = inside === '0' && outside === '0' && count === '4294967295'
    return isInitial ? -1 : Number(readFileSync('/proc/sys/fs/overflowuid', 'utf8'))
  } catch {
    return -1
  }
}

const writableByOthers = (path: string) =>
  new FileNotTrusted({ case: 'writable', path, shellPath: quoted(path) })

/** The path as a word for a shell. */
export const quoted = (path: string) =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
