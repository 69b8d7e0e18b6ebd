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

/** The files that a killed process leaves: the database file and its write-ahead log. */
type Contents = { readonly database: Buffer; readonly log: Buffer }

const NAME = 'outerpark.db'
const PAGE = 4096
/** A file system in memory, if the system has one. Nothing has to wait for a disk there. */
const MEMORY = '/dev/shm'

/**
 * The disk of a box office. When a process dies, its files are copied to a new folder at once. The dead process may
 * still run some code in memory, but it cannot reach the files that the next process opens.
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
    /** a file beside the database, which all processes share */
    beside: (name: string): string => join(root, name),
    /** Copies the files as they are now for the next process. */
    keep(): void {
      const before = file()
      next()
      for (const end of ['', '-wal'])
        if (existsSync(`${before}${end}`)) copyFileSync(`${before}${end}`, `${file()}${end}`)
    },
    /** Copies the files as they are when half of what `write` does is done. */
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
 * The files halfway between two states. A commit appends to the log: half of that has been written. A checkpoint copies
 * the log's pages into the database and then empties the log: half of the pages have been copied, and the log is still
 * whole.
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
