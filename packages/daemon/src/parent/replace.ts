import { type RestartRequest, STANDBY_ARGUMENT } from '@outerpark/core/names'
import type { BackOff } from './back-off.ts'
import { bringUp, load, open } from './bring-up.ts'
import { type Desk, logDone, noteEnd, openingOf, tellOutcome } from './desk.ts'
import { again, launchOf } from './messages.ts'
import type { Places } from './places.ts'
import { putUpSign } from './sign.ts'
import { pause, within } from './waiting.ts'
import { startWorker, type Worker, WorkerFailed } from './worker-process.ts'

/** How long a worker that leaves may take: calls to the card company are given up sooner (ms). */
const LEAVE_MS = 10_000
/** From when on those who wait are told that nobody is there (ms). */
const SIGN_MS = 5_000

/**
 * Starts one worker after another until one takes requests, or the end is asked for. A restart that is asked for meanwhile is tried
 * at once.
 */
export async function replaceDead(desk: Desk, waits: BackOff): Promise<void> {
  const { places, asks, stopping } = desk
  desk.sign =
    places &&
    putUpSign(
      desk.launch,
      { places, asks, isSecure: desk.isSecure, kept: desk.kept, opening: () => openingOf(desk) },
      SIGN_MS,
    )
  while (!stopping.signal.aborted && !(await isReplaced(desk, waits)));
  await desk.sign?.end()
  desk.sign = undefined
}

/** Tries once. Gives whether a worker takes requests now. */
async function isReplaced(desk: Desk, waits: BackOff): Promise<boolean> {
  const { stopping, asked, log } = desk
  if (asked.length === 0) await pause(waits.next(), desk.wake.signal)
  if (stopping.signal.aborted) return false
  const request = asked.shift()
  const launch = request ? launchOf(desk.launch, request) : desk.launch
  try {
    // Who asks for a restart wants the settings of the file. Nobody has asked for them when a worker has died.
    await bringUp(desk, launch, { kept: request ? undefined : desk.kept })
    desk.launch = again(launch)
    log?.write('warn', 'worker replaced', { worker: desk.current?.pid })
    if (request) {
      tellOutcome(desk, request, 'done')
      logDone(desk, request)
    }
    return true
  } catch (error) {
    if (!(error instanceof WorkerFailed)) throw error
    if (stopping.signal.aborted) return false
    noteEnd(desk, error.end, 'the next worker did not start')
    if (request) tellOutcome(desk, request, 'refused', error.end)
    return false
  }
}

/**
 * Lets another worker take the place of one. It is loaded before the old one leaves. If it cannot open the home it has ended, and
 * the next one is started as before.
 */
export async function replaceBy(desk: Desk, old: Worker, request: RestartRequest): Promise<void> {
  const { stopping } = desk
  const launch = launchOf(desk.launch, request)
  const next = startWorker({ ...launch, args: [...launch.args, STANDBY_ARGUMENT] }, desk.asks, {
    probeMs: desk.probeMs,
  })
  const giveUp = () => next.kill()
  // Nobody waits for a next one when the daemon is to end.
  stopping.signal.addEventListener('abort', giveUp, { once: true })
  const places = await loaded(desk, next, request)
  stopping.signal.removeEventListener('abort', giveUp)
  if (!places) return
  if (!stopping.signal.aborted) {
    old.send({ kind: 'leave' })
    await within(LEAVE_MS, old.closed, () => old.kill())
    desk.current = next
  }
  if (stopping.signal.aborted) return next.kill()
  // It hears of it when it opens. If it cannot open, nobody hears it.
  tellOutcome(desk, request, 'done')
  try {
    await open(desk, next, places)
    places.settle(true)
    desk.launch = again(launch)
    logDone(desk, request)
  } catch (error) {
    if (!(error instanceof WorkerFailed)) throw error
    places.settle(false)
    if (!stopping.signal.aborted) tellOutcome(desk, request, 'taken-back', error.end)
  }
}

/** Waits until the next worker has loaded. Undefined if it has not: the restart is refused. */
async function loaded(
  desk: Desk,
  next: Worker,
  request: RestartRequest,
): Promise<Places | undefined> {
  try {
    return await load(desk, next)
  } catch (error) {
    if (!(error instanceof WorkerFailed)) throw error
    tellOutcome(desk, request, 'refused', error.end)
    return undefined
  }
}
