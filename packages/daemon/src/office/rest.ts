import { setTimeout as sleep } from 'node:timers/promises'

/** The rest of the daemon is busy if it takes more than this part of one processor. */
const BUSY = 0.3

/**
 * How long a thread rests, as a multiple of its work before. Measured with a million reservations, as bookings beside
 * `verify` to bookings without it: with the multiple 1 the median is 0.80, and with 1.5 it is 0.85.
 */
const REST_PER_WORK = 1.5

/**
 * Makes long work in a thread rest while the rest of the daemon is busy: after each slice, for longer than the slice took. A
 * low priority is not enough. It only counts while every processor is busy, and what the thread reads pushes the memory
 * of the bookings out of the caches.
 *
 * @param clocks in milliseconds: the time, the processor time of this process, and that of this thread
 * @returns call it between two slices
 */
export function resting(clocks: RestClocks = OF_THIS_THREAD): () => Promise<void> {
  const look = () => ({ now: clocks.now(), others: clocks.ofProcess() - clocks.ofThread() })
  let before = look()
  return async () => {
    const { now, others } = look()
    const took = now - before.now
    if (others - before.others > BUSY * took) await clocks.sleep(REST_PER_WORK * took)
    before = look()
  }
}

export type RestClocks = {
  readonly now: () => number
  readonly ofProcess: () => number
  readonly ofThread: () => number
  readonly sleep: (ms: number) => Promise<unknown>
}

const inMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000

const OF_THIS_THREAD: RestClocks = {
  now: () => performance.now(),
  ofProcess: () => inMs(process.cpuUsage()),
  ofThread: () => inMs(process.threadCpuUsage()),
  sleep,
}

/** Makes a call that rests after its work. */
export const withRest =
  <Args extends readonly unknown[], Result>(
    call: (...args: Args) => Promise<Result>,
    rest: () => Promise<void>,
  ) =>
  async (...args: Args): Promise<Result> => {
    const result = await call(...args)
    await rest()
    return result
  }
