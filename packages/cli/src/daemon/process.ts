import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { HOME_FILES, type StateFile } from '@outerpark/core/names'

/**
 * Whether the kernel says that this process holds the lock of the home, so that it is the daemon of this home: only
 * Linux tells. Undefined if that cannot be known.
 */
function holdsLock(home: string, pid: number): boolean | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const { ino } = statSync(join(home, HOME_FILES.lock), { bigint: true })
    // proc(5): `1: POSIX  ADVISORY  WRITE 4711 fd:00:131 1073741824 1073742335`
    return readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .some((line) => {
        const [, , , kind, holder, file = ''] = line.trim().split(/\s+/)
        return kind === 'WRITE' && holder === String(pid) && file.endsWith(`:${ino}`)
      })
  } catch {
    return undefined
  }
}

/**
 * Whether the kernel says that the daemon of this home is the process of the state file: it holds the lock, or a worker that it has
 * started does. Undefined if that cannot be known.
 */
export function isDaemonOf(
  home: string,
  { pid, worker }: Pick<StateFile, 'pid' | 'worker'>,
): boolean | undefined {
  if (worker === undefined || parentOf(worker) !== pid) return holdsLock(home, pid)
  return holdsLock(home, worker)
}

/** The process that has started another one; undefined if the system does not tell. */
const parentOf = (pid: number): number | undefined => kernelSays(pid)?.parent

/**
 * Whether a signal such as SIGSTOP, or Ctrl-Z in its terminal, has suspended the process, so that it does nothing until it gets
 * SIGCONT. False where the system does not tell: only Linux does.
 */
export const isSuspended = (pid: number): boolean => kernelSays(pid)?.state === 'T'

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
const isZombie = (pid: number): boolean => kernelSays(pid)?.state === 'Z'

/** What Linux says of a process; undefined on other systems, and if there is no such process. */
function kernelSays(pid: number): { readonly state: string; readonly parent: number } | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    // proc(5): these are the first fields after the name, which is in parentheses and may contain anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')
    const [state = '', parent] = fields ?? []
    return { state, parent: Number(parent) }
  } catch {
    return undefined
  }
}
