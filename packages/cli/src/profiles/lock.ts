import { closeSync, fstatSync, openSync, rmSync, type Stats, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { words } from '../words/words.ts'

const LOOK_EVERY_MS = 10

export type LockTimes = {
  /** longer than any change takes; a process that has held one lock for this long has died */
  readonly leftBehindMs: number
  /** how long to wait for a lock */
  readonly patienceMs: number
}

const TIMES: LockTimes = { leftBehindMs: 5_000, patienceMs: 30_000 }

/**
 * Runs the action while no other process runs one under the same lock file.
 * A lock counts as left behind after this process has watched it for `leftBehindMs`. The time in the file is not used:
 * the file system may have another clock, and clocks may be set back.
 */
export async function withLock<T>(
  lock: string,
  action: () => T,
  { leftBehindMs, patienceMs }: LockTimes = TIMES,
): Promise<T> {
  const begun = performance.now()
  let watched: { lock: string; since: number } | undefined
  let mine = take(lock)
  while (mine === undefined) {
    const now = performance.now()
    if (now - begun > patienceMs)
      throw new Error(words().people.locked(lock, patienceMs / 1000, guardOf(lock)))
    const other = lockAt(lock)
    if (other === undefined) watched = undefined
    else if (watched?.lock !== other) watched = { lock: other, since: now }
    else if (now - watched.since > leftBehindMs) remove(lock, other)
    await sleep(LOOK_EVERY_MS)
    mine = take(lock)
  }
  try {
    return action()
  } finally {
    // If this process was suspended for long, another process may have taken the lock over.
    if (lockAt(lock) === mine) rmSync(lock, { force: true })
  }
}

/**
 * Removes the lock that was left behind, but not a new lock that another process has put in its place: only the owner
 * of the guard file removes, and it compares the lock again. A rename would not do: it takes any file of that name.
 */
function remove(lock: string, leftBehind: string): void {
  if (take(guardOf(lock)) === undefined) return
  try {
    if (lockAt(lock) === leftBehind) rmSync(lock, { force: true })
  } finally {
    rmSync(guardOf(lock), { force: true })
  }
}

const guardOf = (lock: string) => `${lock}.guard`

/** Makes the lock file. Returns its inode and time, which identify this lock. Undefined if the file exists already. */
function take(lock: string): string | undefined {
  try {
    const descriptor = openSync(lock, 'wx', 0o600)
    try {
      return identity(fstatSync(descriptor))
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return undefined
    throw error
  }
}

function lockAt(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && identity(stats)
}

/** Identifies a lock. The next lock may get the same inode, but it has a later time. */
const identity = ({ ino, mtimeMs }: Stats) => `${ino} ${mtimeMs}`
