import { failure } from '../failure.ts'
import type { Found } from './find.ts'
import { isDaemonOf, isSuspended } from './process.ts'

/**
 * Refuses to ask anything of a daemon whose process is suspended: it would answer nobody, and the command would wait in vain.
 * @throws Failure `daemon-suspended`
 */
export function refuseSuspended(home: string, found: Found): void {
  if (found.kind === 'nobody') return
  // A daemon that answers says its number itself. That of the file may be another process by now.
  const pid = found.kind === 'running' ? found.state.pid : found.file.pid
  if (!isSuspended(pid)) return
  if (found.kind !== 'running' && isDaemonOf(home, found.file) === false) return
  throw failure(
    'daemon-suspended',
    ({ office }) => office.suspended(pid),
    ({ office }) => office.wakeIt(pid),
  )
}
