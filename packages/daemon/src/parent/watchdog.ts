import { execFile } from 'node:child_process'

/** A part of the time after which systemd takes the service for hung (sd_watchdog_enabled(3) advises at most a half). */
const PART = 3

/**
 * Tells systemd again and again that this process lives, if its unit has `WatchdogSec=`. One that hangs tells nothing and is
 * replaced. Node cannot send to systemd's socket, which takes datagrams, so `systemd-notify` does: it is there wherever systemd is.
 *
 * @param failed is told once if that does not work
 */
export function keepWatchdog(
  { NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID, PATH }: NodeJS.ProcessEnv,
  pid: number,
  failed: (reason: string) => void,
): void {
  const every = Number(WATCHDOG_USEC) / 1_000 / PART
  if (!NOTIFY_SOCKET || !(every > 0) || (WATCHDOG_PID && WATCHDOG_PID !== String(pid))) return
  let isTold = false
  const notify = (): void => {
    const env = { NOTIFY_SOCKET, PATH }
    execFile('systemd-notify', ['WATCHDOG=1'], { env, timeout: every }, (error, _, stderr) => {
      if (!error || isTold) return
      isTold = true
      failed(stderr.trim() || error.message)
    })
  }
  notify()
  setInterval(notify, every).unref()
}
