import { setTimeout as sleep } from 'node:timers/promises'
import type { StateFile } from '@outerpark/core/contract'
import { failure } from '../failure.ts'
import { answers } from './livez.ts'
import { processExists } from './state.ts'

/** What it has accepted, a daemon finishes: that takes as long as its slowest call out. */
export const DRAIN_MS = 30_000

/**
 * Asks the daemon to finish what it has accepted and end, and waits until it has.
 * A daemon that answers no more is on its way out already (or long dead, and its process id is another's now),
 * so it gets no signal.
 */
export async function stopDaemon(state: StateFile, drainMs = DRAIN_MS): Promise<void> {
  if (await answers(state.url)) signal(state.pid)
  const deadline = Date.now() + drainMs
  while (processExists(state.pid)) {
    if (Date.now() > deadline)
      throw failure(
        'daemon-still-running',
        `The daemon (process ${state.pid}) has not ended within ${drainMs / 1000} s.`,
        'It may still be finishing what it has accepted. See: outerpark daemon logs',
      )
    await sleep(20)
  }
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM')
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ESRCH'
    if (!gone) throw error
  }
}
