import { closeSync, fstatSync, openSync, rmSync, type Stats, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_EVERY_MS = 10

export type LockTimes = {
  /** Longer than any change takes: whoever holds one lock for so long has died. */
  readonly leftBehindMs: number
  /** how long to wait for a lock */
  readonly patienceMs: number
}

const TIMES: LockTimes = { leftBehindMs: 5_000, patienceMs: 30_000 }

/**
 * Runs the action while no other process does so under the same lock file.
 * A lock is left behind when it has been watched for long enough: no clock but our own says so, since that of the
 * file system may be another, and either may be set back.
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
      throw new Error(
        `${lock} was there for ${patienceMs / 1000} s; remove it, and ${guardOf(lock)}, if no other command runs`,
      )
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
    // Not if this process was suspended for so long that another took the lock over.
    if (lockAt(lock) === mine) rmSync(lock, { force: true })
  }
}

/**
 * Removes the lock that was left behind, and no fresh one that another waiter has put in its place: whoever removes
 * has the guard, and looks again while it does. Moving the lock aside would not do, since a rename takes what is there.
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

/** Makes the lock; undefined if it is there already. */
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

/** Tells one lock from the next: the file system may give the next one the same inode, but a later time. */
const identity = ({ ino, mtimeMs }: Stats) => `${ino} ${mtimeMs}`
