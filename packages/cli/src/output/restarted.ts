import type { DaemonStatus } from '../daemon/status.ts'
import { words } from '../words/words.ts'
import { statusText } from './daemon.ts'
import type { Paint } from './paint.ts'

/** The status after a restart, and above it that another worker answers. */
export function restartedText(status: DaemonStatus, paint: Paint, room?: number): string {
  const pid = status.worker?.pid
  const said =
    pid === undefined || pid === null ? [] : [paint.good(words().office.newWorker(pid)), '']
  return [...said, statusText(status, paint, room)].join('\n')
}
