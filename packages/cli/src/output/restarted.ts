import type { DaemonStatus, Replaced } from '../daemon/status.ts'
import { words } from '../words/words.ts'
import { statusText } from './daemon.ts'
import type { Paint } from './paint.ts'

/** The status after a restart, and above it what was replaced, and what that meant for those who were connected. */
export function restartedText(
  replaced: Replaced,
  status: DaemonStatus,
  paint: Paint,
  room?: number,
): string {
  const pid = replaced === 'worker' || replaced === 'silent' ? status.worker?.pid : status.pid
  const said =
    pid === undefined || pid === null
      ? []
      : [paint.good(words().office.replaced[replaced](pid)), '']
  return [...said, statusText(status, paint, room)].join('\n')
}
