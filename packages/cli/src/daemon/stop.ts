import { setTimeout as sleep } from 'node:timers/promises'
import type { StateFile } from '@outerpark/core/names'
import { failure } from '../failure.ts'
import { probe } from './livez.ts'
import { isDraining, processExists, readLiveState, readState } from './state.ts'

/** What it has accepted, a daemon finishes: its requests and then its tasks, each of which may take 20 s. */
export const DRAIN_MS = 60_000

/**
 * Asks the daemon of this home to finish what it has accepted and end, and waits until it has.
 *
 * @returns the daemon that was stopped; undefined if none was running
 */
export async function stopDaemon(home: string, drainMs = DRAIN_MS): Promise<StateFile | undefined> {
  const state = readLiveState(home)
  if (!state) return undefined
  if ((await probe(state.url, { instance: state.instance })) !== 'nobody') signal(state.pid)
  // Nobody listens where it was. Either it is ending: first it says so in its state file, then it closes its door,
  // finishes its tasks, and takes the file away. Or it died without a word, and its process id is another's now.
  else if (!hasSaidSo(home, state)) return undefined
  await ended(state.pid, drainMs)
  return state
}

/** By what the file says after nobody answered, since it may have begun to end meanwhile. */
function hasSaidSo(home: string, { instance }: StateFile): boolean {
  const now = readState(home)
  return now?.instance !== instance || isDraining(now)
}

async function ended(pid: number, drainMs: number): Promise<void> {
  const deadline = Date.now() + drainMs
  while (processExists(pid)) {
    if (Date.now() > deadline)
      throw failure(
        'daemon-still-running',
        `The daemon (process ${pid}) has not ended within ${drainMs / 1000} s.`,
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
