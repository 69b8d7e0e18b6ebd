import { failure } from '../failure.ts'
import type { Found } from './find.ts'
import { isDaemonOf, isSuspended } from './process.ts'

/**
 * The process of the daemon, if it is suspended: it does nothing then, and replaces no worker. Its worker may still answer.
 * @returns its number; undefined if it is not suspended, or nobody can tell
 */
export function suspendedIn(home: string, found: Found): number | undefined {
  if (found.kind === 'nobody') return undefined
  // A daemon that answers says its number itself. That of the file may be another process by now.
  const pid = found.kind === 'running' ? found.state.pid : found.file.pid
  if (!isSuspended(pid)) return undefined
  return found.kind !== 'running' && isDaemonOf(home, found.file) === false ? undefined : pid
}

/**
 * Refuses to ask anything of a daemon whose process is suspended: it would answer nobody, and the command would wait in vain.
 * @throws Failure `daemon-suspended`
 */
export function refuseSuspended(home: string, found: Found): void {
  const pid = suspendedIn(home, found)
  if (pid === undefined) return
  throw failure(
    'daemon-suspended',
    ({ office }) => office.suspended(pid),
    ({ office }) => office.wakeIt(pid),
  )
}
