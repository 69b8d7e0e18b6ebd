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
import { checkOwnerAndMode, FileNotTrusted, quoted } from './owner.ts'

export { checkFolder, FileNotTrusted, folderIdentity, makePrivateFolder } from './owner.ts'

/**
 * Checks a file of a folder that {@link checkFolder} has accepted: it must be a plain file and no link, this user's or
 * root's, and closed to writers of the group and others.
 *
 * @returns whether there is such a file
 * @throws FileNotTrusted
 */
export function checkFile(path: string): boolean {
  const at = lstatSync(path, { throwIfNoEntry: false })
  if (!at) return false
  checkStats(path, at)
  return true
}

/**
 * The text of a file, which was checked as {@link checkFile} does. Never follows a link, and never waits for a pipe.
 * @throws FileNotTrusted, and Node's own errors such as ENOENT
 */
export function readTrusted(path: string): string {
  const file = open(path, constants.O_RDONLY | NONBLOCK)
  try {
    checkStats(path, fstatSync(file))
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } finally {
    closeSync(file)
  }
}

/**
 * Opens a file of lines to write at its end, and makes it if it does not exist, for its owner only.
 * @returns its descriptor
 * @throws FileNotTrusted, and Node's own errors
 */
export function openToAppend(path: string): number {
  const file = open(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | NONBLOCK)
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
  writeNew(draft, text)
  renameSync(draft, path)
}

// Windows has neither.
const NOFOLLOW = constants.O_NOFOLLOW ?? 0
const NONBLOCK = constants.O_NONBLOCK ?? 0

function open(path: string, flags: number): number {
  try {
    return openSync(path, flags | NOFOLLOW, 0o600)
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

const notPlain = (path: string) =>
  new FileNotTrusted(
    `${path} is a link or no plain file, and this program does not follow links there.`,
    `See what it is with: ls -l ${quoted(path)}; put the file itself in its place.`,
  )
