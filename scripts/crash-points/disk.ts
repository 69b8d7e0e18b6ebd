import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A database file and its write-ahead log, which together are what a killed process leaves behind. */
type Contents = { readonly database: Buffer; readonly log: Buffer }

const NAME = 'outerpark.db'
const PAGE = 4096
/** A file system in memory, where there is one: the same files and calls, without waiting for a disk. */
const MEMORY = '/dev/shm'

/**
 * The disk of a box office. What a process leaves behind when it dies lies in a folder of its own at once, so nothing
 * that the remains of that process still do in memory reaches the files that the next one opens.
 */
export function makeDisk() {
  const root = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'outerpark-crash-points-'))
  let generation = 0
  const folder = (number: number) => join(root, String(number))
  const file = (number = generation) => join(folder(number), NAME)
  mkdirSync(folder(0))

  const contents = (): Contents => ({
    database: readIfThere(file()),
    log: readIfThere(`${file()}-wal`),
  })
  const next = (): void => {
    generation += 1
    mkdirSync(folder(generation))
  }

  return {
    /** the database of the process that runs now, or of the next one */
    file: (): string => file(),
    /** a file beside it, which survives every process */
    beside: (name: string): string => join(root, name),
    /** Keeps the files as they are now for the next process. */
    keep(): void {
      const before = file()
      next()
      for (const end of ['', '-wal'])
        if (existsSync(`${before}${end}`)) copyFileSync(`${before}${end}`, `${file()}${end}`)
    },
    /** The same in the middle of what `write` does. */
    keepWithin(write: () => unknown): void {
      const before = contents()
      write()
      const { database, log } = halfway(before, contents())
      next()
      writeFileSync(file(), database)
      writeFileSync(`${file()}-wal`, log)
    },
    remove(): void {
      rmSync(root, { recursive: true, force: true })
    },
  }
}

export type Disk = ReturnType<typeof makeDisk>

/**
 * A commit appends to the log: half of that is there. A checkpoint takes the log's pages into the database and empties
 * the log then: half of the pages are there, and all of the log.
 */
function halfway(before: Contents, after: Contents): Contents {
  const grown = after.log.length - before.log.length
  if (grown >= 0)
    return { ...before, log: after.log.subarray(0, before.log.length + Math.floor(grown / 2)) }
  const half = PAGE * Math.floor(after.database.length / PAGE / 2)
  const rest = before.database.subarray(half)
  return { database: Buffer.concat([after.database.subarray(0, half), rest]), log: before.log }
}

const readIfThere = (path: string): Buffer =>
  existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
