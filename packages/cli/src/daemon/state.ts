import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HOME_FILES, type StateFile } from '@outerpark/core/names'

export const logFile = (home: string) => join(home, HOME_FILES.log)
export const adminTokenFile = (home: string) => join(home, HOME_FILES.adminToken)

/** The state file of this home; undefined if there is none. Its daemon may have died since. */
export function readState(home: string): StateFile | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(join(home, HOME_FILES.state), 'utf8'))
    return isState(state) ? state : undefined
  } catch {
    return undefined
  }
}

/** The state file if a process with its id exists. If the daemon crashed, that may be another process. */
export function readLiveState(home: string): StateFile | undefined {
  const state = readState(home)
  return state && processExists(state.pid) ? state : undefined
}

/**
 * Whether the daemon is stopping: it no longer listens, finishes what it has accepted, and removes its state file last.
 * If it died meanwhile, its process id may belong to another program. Only Linux shows in a file which program that is.
 */
export function isDraining({ pid, stoppingSince }: StateFile): boolean {
  return stoppingSince !== undefined && processExists(pid) && mayBeDaemon(pid)
}

function mayBeDaemon(pid: number): boolean {
  if (process.platform !== 'linux') return true
  try {
    // proc(5): the arguments, each followed by a NUL.
    const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return program.some((argument) => /\bdaemon\/\w+\/main\.[jt]s$/.test(argument))
  } catch {
    return false
  }
}

export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    // EPERM: the process exists, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether the process has ended and waits for its parent to notice, which may take seconds in a container. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    // proc(5): the state is the first field after the name, which is in parentheses and may contain anything.
    return /\) Z [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

function isState(value: unknown): value is StateFile {
  if (typeof value !== 'object' || value === null) return false
  const { pid, url, instance, version, mode } = value as Partial<Record<string, unknown>> // any object has these, or undefined
  const words = [url, instance, version, mode].every((field) => typeof field === 'string')
  return words && Number.isInteger(pid) && Number(pid) > 0
}
