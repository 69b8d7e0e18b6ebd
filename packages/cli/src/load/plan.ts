import { clockTime } from '../text/time.ts'
import { type Mix, USUAL_MIX } from './job.ts'

/** What the command line says of a load. Durations are in milliseconds. */
export type LoadFlags = {
  readonly connections: number
  readonly time: number
  readonly rate?: number
  readonly seats?: number
  readonly customers?: number
  readonly mix?: Mix
  readonly settle: number
  readonly clean?: boolean
  readonly againstRemote?: boolean
  readonly yesIMeanIt?: boolean
}

export type LoadPlan = {
  /** in the names of everything that this load makes */
  readonly run: string
  readonly title: string
  readonly venue: string
  readonly connections: number
  readonly forMs: number
  readonly perSecond: number | null
  readonly mix: Mix
  readonly customers: number
  readonly performances: number
  /** of each performance */
  readonly seats: number
  /** how long to wait until all is paid */
  readonly settleMs: number
  readonly clean: boolean
}

/** With fewer customers than this the limit of requests of one customer would be the limit of the load. */
const LEAST_CUSTOMERS = 100
/** Enough for every run, and each customer may have ten seats of each performance. */
const [PERFORMANCES, SEATS] = [100, 100_000]

/**
 * What a load will do.
 * @param now ms since the epoch
 * @param run eight hexadecimal digits that no other load has
 */
export function planOf(flags: LoadFlags, now: number, run: string): LoadPlan {
  const { connections, time, rate, seats, settle, clean = false } = flags
  return {
    run,
    title: `Load ${clockTime(now).slice(0, 'YYYY-MM-DD hh:mm'.length)}`,
    venue: `${VENUE} ${run}`,
    connections,
    forMs: time,
    perSecond: rate ?? null,
    mix: flags.mix ?? USUAL_MIX,
    customers: flags.customers ?? Math.max(LEAST_CUSTOMERS, connections),
    // Seats that shall sell out are seats of one performance.
    performances: seats === undefined ? PERFORMANCES : 1,
    seats: seats ?? SEATS,
    settleMs: settle,
    clean,
  }
}

const VENUE = 'outerpark load'

/** The address of a customer of a load. No mail ever gets to it: `invalid` is no domain (RFC 2606). */
export const addressOf = (run: string, number: number) => `load-${run}-${number}@example.invalid`

/** The load that an address or a venue belongs to; undefined if it is of none. */
export const runOfAddress = (email: string): string | undefined =>
  /^load-([0-9a-f]{8})-\d+@example\.invalid$/.exec(email)?.[1]
export const runOfVenue = (venue: string): string | undefined =>
  /^outerpark load ([0-9a-f]{8})$/.exec(venue)?.[1]
