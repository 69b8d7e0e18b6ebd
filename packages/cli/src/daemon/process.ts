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
function parentOf(pid: number): number | undefined {
  try {
    // proc(5): the parent is the second field after the name, which is in parentheses and may contain anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')
    return Number(fields?.[1])
  } catch {
    return undefined
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
