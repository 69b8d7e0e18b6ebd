import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { FileNotTrusted } from './file-not-trusted.ts'
import { checkOwner, checkOwnerAndMode, checkSecrecy, quoted } from './owner.ts'

export { FileNotTrusted } from './file-not-trusted.ts'
export {
  checkFolder,
  checkPrivatePlace,
  folderIdentity,
  makePrivateFolder,
} from './owner.ts'

/**
 * Checks a file of a folder that {@link checkFolder} has accepted: it must be a plain file and no link, this user's or
 * root's, and closed to writers of the group and others.
 *
 * @returns whether there is such a file
 * @throws FileNotTrusted
 */
export function checkFile(path: string): boolean {
  return isThere(path, checkStats)
}

/** The same for a file that holds a secret: others must not be able to read it either. */
export function checkSecret(path: string): boolean {
  return isThere(path, checkSecretStats)
}

/**
 * The text of a file, which was checked as {@link checkFile} does. Never follows a link, and never waits for a pipe.
 * @throws FileNotTrusted, and Node's own errors such as ENOENT
 */
export function readTrusted(path: string): string {
  return textOf(read(path, NOFOLLOW, checkStats))
}

/**
 * The text of a file that holds a secret, which was checked as {@link checkSecret} does.
 * @throws FileNotTrusted, and Node's own errors such as ENOENT
 */
export function readSecret(path: string): string {
  return textOf(read(path, NOFOLLOW, checkSecretStats))
}

/**
 * The private key of a certificate, which has to be closed to others as PostgreSQL asks for it: this user's and 0600, or
 * root's and 0640. Follows links: certbot and Kubernetes put some in the place of the file.
 *
 * @throws FileNotTrusted, and Node's own errors such as ENOENT
 */
export function readKey(path: string): Buffer {
  return read(path, 0, (name, at) => {
    checkOwner(name, at)
    checkSecrecy(name, at, true)
  })
}

/**
 * Opens a file of lines to write at its end, and makes it if it does not exist, for its owner only.
 * @returns its descriptor
 * @throws FileNotTrusted, and Node's own errors
 */
export function openToAppend(path: string): number {
  const { O_WRONLY, O_APPEND, O_CREAT } = constants
  const file = open(path, O_WRONLY | O_APPEND | O_CREAT | NONBLOCK | NOFOLLOW)
  try {
    checkStats(path, fstatSync(file))
    return file
  } catch (error) {
    closeSync(file)
    throw error
  }
}

/**
 * Makes a new file for its owner only. Does not write through a link.
 * @throws Node's EEXIST if anything has that name
 */
export function writeNew(path: string, text: string): void {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL
  const file = openSync(path, flags | NOFOLLOW, 0o600)
  try {
    writeFileSync(file, text)
    // The whole text is on the disk before the rename that puts it in place.
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/**
 * Writes a whole file for its owner only, in one step: a reader sees the old text or the new one. A link of that name is
 * replaced, and the file behind it stays as it is. Only one process may write a file at a time.
 */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.new`
  // A draft of a process that has died, or somebody's link.
  rmSync(draft, { force: true })
  try {
    writeNew(draft, text)
    renameSync(draft, path)
  } catch (error) {
    // On a full disk half a draft would take the room that is left.
    rmSync(draft, { force: true })
    throw error
  }
}

/**
 * Writes over a file in its place, and fills what is left of it with blanks, so no room on the disk is needed: file systems
 * that copy on write excepted. A reader may see half of it, and so may the next start after a power cut.
 *
 * @throws FileNotTrusted, RangeError if the text is longer than the file, and Node's own errors such as ENOENT
 */
export function writeOver(path: string, text: string): void {
  const file = open(path, constants.O_RDWR | NONBLOCK | NOFOLLOW)
  try {
    const at = fstatSync(file)
    checkStats(path, at)
    const bytes = Buffer.alloc(at.size, ' ')
    if (Buffer.byteLength(text) > at.size) throw new RangeError(`${path} has no room for it`)
    bytes.write(text)
    // Not `writeSync`, which may write a part and say so only by its number.
    writeFileSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

// Windows has neither.
const NOFOLLOW = constants.O_NOFOLLOW ?? 0
const NONBLOCK = constants.O_NONBLOCK ?? 0

type Check = (path: string, at: Stats) => void

function isThere(path: string, check: Check): boolean {
  const at = lstatSync(path, { throwIfNoEntry: false })
  if (at) check(path, at)
  return at !== undefined
}

/** The bytes of the file. What is checked and what is read is the same file, whatever happens to its name. */
function read(path: string, flags: number, check: Check): Buffer {
  const file = open(path, constants.O_RDONLY | NONBLOCK | flags)
  try {
    check(path, fstatSync(file))
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}

const textOf = (bytes: Buffer) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

function open(path: string, flags: number): number {
  try {
    return openSync(path, flags, 0o600)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // A link: ELOOP on Linux and macOS, EMLINK on FreeBSD.
    if (code === 'ELOOP' || code === 'EMLINK') throw notPlain(path)
    throw error
  }
}

function checkStats(path: string, at: Stats): void {
  if (!at.isFile()) throw notPlain(path)
  checkOwnerAndMode(path, at)
}

function checkSecretStats(path: string, at: Stats): void {
  if (!at.isFile()) throw notPlain(path)
  checkOwner(path, at)
  checkSecrecy(path, at)
}

const notPlain = (path: string) =>
  new FileNotTrusted({ case: 'no-plain-file', path, shellPath: quoted(path) })
