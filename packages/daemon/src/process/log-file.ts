import { closeSync, fstatSync, renameSync, rmSync, writeSync } from 'node:fs'
import { openToAppend } from './private-files.ts'

export type LogFileLimits = {
  /** a file that would grow above this is put aside, in bytes */
  readonly maxBytes: number
  /** how many files are kept: the one that is written, and the newest of those that were put aside */
  readonly files: number
}

/** A file of a log that does not grow for ever. */
export type LogFile = {
  /**
   * Writes a line, and returns when the kernel has it.
   * @throws Node's own errors, such as ENOSPC
   */
  readonly write: (line: string) => void
  /** Opens the file by its name again, after somebody has moved it. */
  readonly reopen: () => void
}

/** The name of the `n`-th newest file that was put aside. */
const asideName = (file: string, n: number): string => `${file}.${n}`

/**
 * Opens a log. When it is full it becomes `<file>.1`, what was that becomes `<file>.2`, and so on; the oldest is deleted.
 *
 * pino-roll is not used: it writes in the background, so that the last lines before a crash may be lost, and its
 * newest file has another name each time.
 */
export function openLogFile(file: string, { maxBytes, files }: LogFileLimits): LogFile {
  const open = () => {
    const descriptor = openToAppend(file)
    return { descriptor, bytes: fstatSync(descriptor).size }
  }
  let now = open()

  const reopen = (): void => {
    const next = open()
    closeSync(now.descriptor)
    now = next
  }
  /** If it fails, e.g. because the folder cannot be written, the file goes on. */
  const putAside = (): void => {
    try {
      // With one file only there is nothing to put it aside to.
      rmSync(files === 1 ? file : asideName(file, files - 1), { force: true })
      for (let n = files - 2; n >= 0; n--) rename(n === 0 ? file : asideName(file, n), n + 1)
      reopen()
    } catch {
      now.bytes = 0
    }
  }
  const rename = (from: string, n: number): void => {
    try {
      renameSync(from, asideName(file, n))
    } catch (error) {
      // There are not yet so many.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }

  return {
    write(line) {
      if (now.bytes >= maxBytes) putAside()
      now.bytes += writeSync(now.descriptor, line)
    },
    reopen,
  }
}
