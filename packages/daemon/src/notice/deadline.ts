/** What broke a delivery off: nothing, if it failed by itself. */
export type CutShort = 'the time-out' | 'the caller' | undefined

/**
 * Calls with a signal that ends with the caller's, and after `ms` at the latest.
 * It all counts: looking up the name, connecting, waiting for a free connection, an answer that trickles.
 *
 * @param failureOf what to throw instead of the error that came
 */
export async function withDeadline<T>(
  ms: number,
  caller: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
  failureOf: (error: unknown, cutShort: CutShort) => Error,
): Promise<T> {
  if (caller.aborted) throw failureOf(caller.reason, 'the caller')
  // Not AbortSignal.any: the caller's signal lives as long as the daemon, and would remember each delivery.
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
