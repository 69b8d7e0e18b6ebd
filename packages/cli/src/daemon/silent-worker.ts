import { setTimeout as sleep } from 'node:timers/promises'
import { type Found, findDaemon } from './find.ts'
import { isDaemonOf, processExists } from './process.ts'
import { refuseSuspended } from './suspended.ts'

/** A worker that is silent is replaced after ten seconds, and the next one takes a few more to load and open (ms). */
const PATIENCE_MS = 30_000
const LOOK_EVERY_MS = 100

/**
 * The worker that does not answer, if the daemon has a process that replaces it by itself. It may have ended: then the next one is
 * about to come. Undefined for any other daemon.
 */
export function silentWorker(home: string, found: Found): number | undefined {
  if (found.kind !== 'hanging') return undefined
  const { pid, worker } = found.file
  if (worker === undefined) return undefined
  // Somebody has the socket of the home. Without the worker that is the process that replaces it.
  const isNext = !processExists(worker) && processExists(pid)
  return isNext || isDaemonOf(home, found.file) !== false ? worker : undefined
}

/**
 * Waits until the daemon has replaced a worker that does not answer. To end the daemon instead would cut off those who wait
 * for the next worker.
 *
 * @returns the daemon as it is found then; it may still hang if somebody holds its worker with a debugger
 * @throws Failure `daemon-suspended`
 */
export async function afterSilence(home: string): Promise<Found> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const found = await findDaemon(home)
    refuseSuspended(home, found)
    if (found.kind === 'running' || performance.now() > deadline) return found
    await sleep(LOOK_EVERY_MS)
  }
}
