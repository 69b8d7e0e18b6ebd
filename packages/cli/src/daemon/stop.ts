import { setTimeout as sleep } from 'node:timers/promises'
import type { StateFile } from '@outerpark/core/names'
import { failure } from '../failure.ts'
import { probe } from './livez.ts'
import { isDraining, processExists, readLiveState, readState } from './state.ts'

/** A daemon that stops finishes its requests and then the tasks under way, each of which may take 20 s. */
const DRAIN_MS = 60_000

/**
 * Stops the daemon of this home. Waits until it has finished everything that it has accepted, and has ended.
 *
 * @returns the state of the daemon that has stopped; undefined if none was running
 */
export async function stopDaemon(home: string, drainMs = DRAIN_MS): Promise<StateFile | undefined> {
  const state = readLiveState(home)
  if (!state) return undefined
  if ((await probe(state.url, { instance: state.instance })) !== 'nobody') signal(state.pid)
  // Nobody listens at its address. Either it is stopping: it writes that into its state file, closes its port, finishes
  // its tasks, and removes the file. Or it crashed, and its process id belongs to another program.
  else if (!isStopping(home, state)) return undefined
  await ended(state.pid, drainMs)
  return state
}

/** Reads the file again: the daemon may have begun to stop since it was read. */
function isStopping(home: string, { instance }: StateFile): boolean {
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
