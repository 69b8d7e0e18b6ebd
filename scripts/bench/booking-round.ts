import { type Daemon, makeHome, removeHome, startDaemon } from '../daemon.ts'
import { childrenOf, cpuSeconds, residentMib } from '../process-facts.ts'
import { type Booking, prepareBooking } from './booking-load.ts'
import { startEcho } from './echo.ts'
import { type LoadResult, runLoad } from './load-job.ts'
import { type Lag, watchLag } from './positions.ts'

export type Effort = { readonly connections: number; readonly seconds: number }

export type BookingRound = {
  readonly load: LoadResult
  readonly lag: Lag
  readonly cores: Cores | undefined
  readonly startedInMs: number
  /** memory of the daemon's process in MiB: just started, and when the load is over */
  readonly restMib: number | undefined
  readonly loadedMib: number | undefined
}

/** How many cores each took while the load ran, warm-up included. */
export type Cores = {
  readonly mainThread: number
  /** the projector, mostly */
  readonly otherThreads: number
  readonly sandbox: number
}

const WARM_UP_SECONDS = 2

/** One round of bookings against a daemon that was just started on this home, and is stopped afterwards. */
export async function bookingRound(
  home: string,
  { connections, seconds }: Effort,
): Promise<BookingRound & { booking: Booking }> {
  const daemon = await startDaemon({ home })
  try {
    const restMib = residentMib(daemon.pid)
    const booking = await prepareBooking(daemon, home)
    const cores = countCores(daemon)
    const { result, lag } = await watchLag(home, async () => {
      const load = await runLoad({
        ...booking,
        url: daemon.url,
        connections,
        seconds,
        warmUpSeconds: WARM_UP_SECONDS,
      })
      return { load, loadedMib: residentMib(daemon.pid), cores: cores() }
    })
    return { ...result, lag, restMib, startedInMs: daemon.startedInMs, booking }
  } finally {
    await daemon.stop()
  }
}

/** The same on a home of its own, without one reservation. */
export async function emptyRound(effort: Effort) {
  const home = makeHome()
  try {
    return await bookingRound(home, effort)
  } finally {
    removeHome(home)
  }
}

/** The same requests, sent to the echo server. */
export async function echoRound(
  booking: Booking,
  { connections, seconds }: Effort,
): Promise<LoadResult> {
  const echo = await startEcho()
  try {
    return await runLoad({
      ...booking,
      url: echo.url,
      connections,
      seconds,
      warmUpSeconds: WARM_UP_SECONDS,
    })
  } finally {
    await echo.stop()
  }
}

/** Begins to count; the function that comes back says how many cores were taken since. */
function countCores({ pid }: Daemon): () => Cores | undefined {
  const sandboxPid = childrenOf(pid)[0]
  const look = () => ({
    at: performance.now(),
    daemon: cpuSeconds(pid),
    sandbox: sandboxPid === undefined ? undefined : cpuSeconds(sandboxPid),
  })
  const before = look()
  return () => {
    const after = look()
    if (!before.daemon || !after.daemon || !before.sandbox || !after.sandbox) return undefined
    const seconds = (after.at - before.at) / 1000
    const mainThread = (after.daemon.main - before.daemon.main) / seconds
    return {
      mainThread,
      otherThreads: (after.daemon.all - before.daemon.all) / seconds - mainThread,
      sandbox: (after.sandbox.all - before.sandbox.all) / seconds,
    }
  }
}
