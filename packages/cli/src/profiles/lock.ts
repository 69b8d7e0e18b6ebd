import { closeSync, openSync, rmSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Longer than any change takes: a lock of that age was left behind by a process that died. */
const MAX_AGE_MS = 10_000

/** Runs the action while no other process does so under the same lock file. */
export async function withLock<T>(lock: string, action: () => T): Promise<T> {
  while (!take(lock)) {
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    if (made !== undefined && Date.now() - made > MAX_AGE_MS) rmSync(lock, { force: true })
    await sleep(10)
  }
  try {
    return action()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
