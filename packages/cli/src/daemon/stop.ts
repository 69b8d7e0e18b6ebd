import { setTimeout as sleep } from 'node:timers/promises'
import { CONTROL_STOP, type DaemonState, type StateFile } from '@outerpark/core/names'
import { failure } from '../failure.ts'
import { readBody, send } from '../http/request.ts'
import { controlHeaders, findDaemon } from './find.ts'
import { isDaemonOf, processExists } from './process.ts'
import { readState, socketOf } from './state.ts'
import { refuseSuspended } from './suspended.ts'

/** A daemon that stops finishes its requests and then the tasks under way, each of which may take 20 s. */
const DRAIN_MS = 60_000
/** Between the end of its connections and the end of the process, in milliseconds. */
const LAST_BREATH_MS = 2_000

/**
 * Stops the daemon of this home. Waits until it has finished everything that it has accepted, and has ended.
 *
 * The daemon is told over its socket. Only a daemon that does not answer there gets a signal, and only if the kernel
 * says that its process holds the lock of this home. A process that merely has the number in the state file gets none.
 *
 * @returns the state of the daemon that has stopped; undefined if none was running
 * @throws Failure `daemon-suspended`, `daemon-still-running`
 */
export async function stopDaemon(
  home: string,
  drainMs = DRAIN_MS,
): Promise<DaemonState | undefined> {
  const found = await findDaemon(home)
  refuseSuspended(home, found)
  switch (found.kind) {
    case 'nobody':
      return undefined
    case 'running':
      await askToStop(home, found.file, drainMs)
      await within(LAST_BREATH_MS, () => processExists(found.state.pid))
      return found.state
    case 'hanging':
    case 'outdated':
      await signalHolder(home, found.file, drainMs)
      return found.file
  }
}

/** Ends the daemon of this home in any case, if it is known which process it is. */
export async function endDaemon(home: string): Promise<void> {
  try {
    await stopDaemon(home)
  } catch {
    const state = readState(home)
    if (state && isDaemonOf(home, state)) process.kill(state.pid, 'SIGKILL')
  }
}

/** The answer ends with the process, so nobody has to look at process ids, which other containers number otherwise. */
async function askToStop(home: string, file: StateFile, drainMs: number): Promise<void> {
  const socketPath = socketOf(home, file)
  if (socketPath === undefined) return
  const place = { url: file.url, socketPath }
  const signal = AbortSignal.timeout(drainMs)
  try {
    const answer = await send({
      method: 'POST',
      place,
      path: CONTROL_STOP,
      headers: controlHeaders(file),
      silenceMs: 0,
      signal,
    })
    await readBody(answer, place)
  } catch {
    // The connection ends with the process, in the middle of the answer.
  }
  if (signal.aborted) throw stillRunning(file, drainMs)
}

async function signalHolder(home: string, file: StateFile, drainMs: number): Promise<void> {
  const { pid } = file
  const holds = isDaemonOf(home, file)
  if (holds === false) return
  if (holds === undefined)
    throw failure(
      'daemon-still-running',
      ({ office }) => office.cannotTell(home, pid),
      ({ office }) => office.lookAtIt(pid, pid),
    )
  process.kill(pid, 'SIGTERM')
  if (await within(drainMs, () => processExists(pid) && isDaemonOf(home, file) !== false)) {
    await within(LAST_BREATH_MS, () => processExists(pid))
    return
  }
  throw stillRunning(file, drainMs)
}

/** Waits as long as it holds, and at most for `ms`. Gives whether it no longer holds. */
async function within(ms: number, holds: () => boolean): Promise<boolean> {
  const deadline = performance.now() + ms
  while (holds()) {
    if (performance.now() > deadline) return false
    await sleep(20)
  }
  return true
}

const stillRunning = ({ pid }: StateFile, drainMs: number) =>
  failure(
    'daemon-still-running',
    ({ office }) => office.notEnded(pid, drainMs / 1000),
    ({ office }) => office.stillFinishing(pid),
  )
