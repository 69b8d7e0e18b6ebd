import { setTimeout as sleep } from 'node:timers/promises'

/** So much of one processor is taken by the rest of the daemon when it has much to do. */
const BUSY = 0.3

/**
 * Long work in a thread beside the bookings rests after each slice, as long as the slice took, while the rest of the
 * daemon is busy. A low priority alone does not do that: it only counts while every processor is taken, and what the
 * thread reads pushes the bookings' memory out of the caches.
 *
 * @param clocks all in milliseconds: the time, the processor time of this process, and of this thread
 * @returns to be called between two slices
 */
export function resting(clocks: RestClocks = OF_THIS_THREAD): () => Promise<void> {
  const look = () => ({ now: clocks.now(), others: clocks.ofProcess() - clocks.ofThread() })
  let before = look()
  return async () => {
    const { now, others } = look()
    const took = now - before.now
    if (others - before.others > BUSY * took) await clocks.sleep(took)
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

/** The same call, with a rest after it. */
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
