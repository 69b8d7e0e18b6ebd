/** What broke a call off; undefined if it ended by itself. */
export type CutShort = 'the time-out' | 'the caller' | undefined

/**
 * Makes a call with a signal that is aborted when the caller gives up, and after `ms` at the latest. All of it counts:
 * looking up a name, connecting, waiting for a free connection, an answer that trickles.
 *
 * The time for which this process stood still is added once: it was stopped, the machine slept, or a disk was slow. When
 * a process goes on, Node may run its timers before it reads what has arrived meanwhile. Without the addition such a call
 * would be broken off although its answer is there, and be made a second time.
 *
 * The signal of a call that ended in time is never aborted: that would tear down a connection that was given back for
 * reuse.
 *
 * @param call ends when its signal does; see {@link untilAborted}. With `restart` it gets that many milliseconds from
 *   then on, instead of what is left
 * @param failureOf makes the error to throw from the one that came
 */
export async function withDeadline<T>(
  ms: number,
  caller: AbortSignal,
  call: (signal: AbortSignal, restart: (ms: number) => void) => Promise<T>,
  failureOf: (error: unknown, cutShort: CutShort) => Error,
): Promise<T> {
  if (caller.aborted) throw failureOf(caller.reason, 'the caller')
  // Not AbortSignal.any: the caller's signal lives as long as the daemon, and would remember each call.
  const controller = new AbortController()
  let cutShort: CutShort
  const cut = (by: NonNullable<CutShort>) => {
    cutShort ??= by
    controller.abort()
  }
  const onAbort = () => cut('the caller')
  const timer = patientTimer(() => cut('the time-out'))
  timer.start(ms)
  caller.addEventListener('abort', onAbort, { once: true })
  try {
    return await call(controller.signal, timer.start)
  } catch (error) {
    throw failureOf(error, cutShort)
  } finally {
    timer.stop()
    caller.removeEventListener('abort', onAbort)
  }
}

/** Timers come late by less than this even if nothing holds them up, in milliseconds. */
const PUNCTUAL_MS = 1

/** A timer that, if it comes late, waits once more: for as long as it was late, but no longer than before. */
function patientTimer(act: () => void) {
  let timer: NodeJS.Timeout | undefined
  let turn: NodeJS.Immediate | undefined
  let stopped = false
  const clear = () => {
    clearTimeout(timer)
    clearImmediate(turn)
  }
  return {
    /** Starts it, or starts it again. Does nothing if it was stopped. */
    start(ms: number): void {
      if (stopped) return
      clear()
      const due = performance.now() + ms
      timer = setTimeout(() => {
        const late = performance.now() - due
        if (late < PUNCTUAL_MS) return act()
        // Timers that are due by now would all run before Node reads anything. An immediate runs after it has read.
        turn = setImmediate(() => {
          timer = setTimeout(act, Math.min(late, ms))
        })
      }, ms)
    },
    stop(): void {
      stopped = true
      clear()
    },
  }
}

/**
 * Makes a call that may never look at its signal end with it. What comes of the call later is dropped.
 * @param signal of this one call: a signal that outlives the call would remember it
 */
export function untilAborted<T>(
  signal: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { promise: end, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return Promise.race([call(signal), end])
}
