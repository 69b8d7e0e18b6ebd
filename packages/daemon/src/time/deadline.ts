/** What broke a call off; undefined if it ended by itself. */
export type CutShort = 'the time-out' | 'the caller' | undefined

/**
 * Makes a call with a signal that is aborted when the caller gives up, and after `ms` at the latest. All of it counts:
 * looking up a name, connecting, waiting for a free connection, an answer that trickles.
 *
 * The signal of a call that ended in time is never aborted: that would tear down a connection that was given back for
 * reuse.
 *
 * @param call ends when its signal does; see {@link untilAborted}
 * @param failureOf makes the error to throw from the one that came
 */
export async function withDeadline<T>(
  ms: number,
  caller: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
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
  const timer = setTimeout(cut, ms, 'the time-out')
  caller.addEventListener('abort', onAbort, { once: true })
  try {
    return await call(controller.signal)
  } catch (error) {
    throw failureOf(error, cutShort)
  } finally {
    clearTimeout(timer)
    caller.removeEventListener('abort', onAbort)
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
