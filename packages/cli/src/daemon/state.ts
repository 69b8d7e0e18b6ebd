import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HOME_FILES, type StateFile } from '@outerpark/core/names'

export const logFile = (home: string) => join(home, HOME_FILES.log)
export const adminTokenFile = (home: string) => join(home, HOME_FILES.adminToken)

/** What the daemon of this home wrote about itself; undefined if there is none. It may have died since. */
export function readState(home: string): StateFile | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(join(home, HOME_FILES.state), 'utf8'))
    return isState(state) ? state : undefined
  } catch {
    return undefined
  }
}

/** The state of a daemon whose process id is taken; perhaps by another process, if the daemon died unseen. */
export function readLiveState(home: string): StateFile | undefined {
  const state = readState(home)
  return state && processExists(state.pid) ? state : undefined
}

/**
 * Whether the daemon listens no more because it finishes what it has accepted: its state file goes last. Had it died in
 * the midst of that, its process id would be another program's by now, which only Linux shows in a file.
 */
export function isDraining({ pid, stoppingSince }: StateFile): boolean {
  return stoppingSince !== undefined && processExists(pid) && mayBeDaemon(pid)
}

function mayBeDaemon(pid: number): boolean {
  if (process.platform !== 'linux') return true
  try {
    // proc(5): the arguments, each with a NUL behind it.
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
    // Somebody else's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether a process has ended and only waits for its parent to notice, which in a container may take seconds. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    // proc(5): the state is the first field after the name, which stands in parentheses and may hold anything.
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
