import { type DaemonSettings, makeHome, removeHome, startDaemon } from '../lab/daemon.ts'
import { residentMib } from '../lab/process-facts.ts'
import { type Booking, prepareBooking } from './booking-load.ts'
import { type Cpu, countCpu, countSandboxCpu } from './cpu.ts'
import { startEcho } from './echo.ts'
import { type LoadResult, runLoad } from './load-job.ts'
import { type Lag, watchLag } from './positions.ts'

export type Effort = { readonly connections: number; readonly seconds: number }

/** How a daemon is run that is not run as the others are. */
export type Manner = Pick<DaemonSettings, 'env' | 'parent'>

export type BookingRound = {
  readonly load: LoadResult
  readonly lag: Lag
  readonly cpu: Cpu | undefined
  readonly sandboxCpu: Cpu | undefined
  readonly startedInMs: number
  /** memory of the daemon's process in MiB: after the start, and after the load */
  readonly restMib: number | undefined
  readonly loadedMib: number | undefined
}

/** A load on something else, and what the thread that answered took for it. */
export type EchoRound = { readonly load: LoadResult; readonly cpu: Cpu | undefined }

export const WARM_UP_SECONDS = 2

/** Starts a daemon on this home, measures one round of bookings, and stops the daemon. */
export async function bookingRound(
  home: string,
  { connections, seconds }: Effort,
  manner: Manner = {},
): Promise<BookingRound & { booking: Booking }> {
  const daemon = await startDaemon({ home, ...manner })
  try {
    const restMib = residentMib(daemon.pid)
    const booking = await prepareBooking(daemon, home)
    const [cpu, sandboxCpu] = [countCpu(daemon.pid), countSandboxCpu(daemon.pid)]
    const { result, lag } = await watchLag(home, async () => {
      const load = await runLoad({
        ...booking,
        url: daemon.url,
        connections,
        seconds,
        warmUpSeconds: WARM_UP_SECONDS,
      })
      return { load, loadedMib: residentMib(daemon.pid), cpu: cpu(), sandboxCpu: sandboxCpu() }
    })
    return { ...result, lag, restMib, startedInMs: daemon.startedInMs, booking }
  } finally {
    await daemon.stop()
  }
}

/** The same on a new home, without any reservation. */
export async function emptyRound(effort: Effort, manner: Manner = {}) {
  const home = makeHome()
  try {
    return await bookingRound(home, effort, manner)
  } finally {
    removeHome(home)
  }
}

/** The same requests, sent to the echo server. */
export async function echoRound(
  booking: Booking,
  { connections, seconds }: Effort,
): Promise<EchoRound> {
  const echo = await startEcho()
  try {
    const cpu = countCpu(echo.pid)
    const load = await runLoad({
      ...booking,
      url: echo.url,
      connections,
      seconds,
      warmUpSeconds: WARM_UP_SECONDS,
    })
    return { load, cpu: cpu() }
  } finally {
    await echo.stop()
  }
}
