import { type Refused, refuse, type SaleTerms } from '../kernel/index.ts'

/** What one customer may do (settings of the same names). 0 means no limit. Durations are in milliseconds. */
export type CustomerLimits = {
  readonly maxSeatsPerBooking: number
  /** seats of one performance that are held or sold */
  readonly maxSeatsPerPerformance: number
  /** held seats over all performances */
  readonly maxUnpaidSeats: number
  /** the same while calls to the gateway are paused */
  readonly maxUnpaidSeatsDuringOutage: number
  /** after this many declined payments within an hour the customer has to wait */
  readonly maxDeclinesPerHour: number
  /** how long the customer waits after the last of them */
  readonly declinePauseMs: number
  readonly maxCancelsPerHour: number
  /** how often a customer may hold seats within an hour; each change of what is held counts */
  readonly maxHoldsPerHour: number
}

export const NO_LIMITS: CustomerLimits = {
  maxSeatsPerBooking: 0,
  maxSeatsPerPerformance: 0,
  maxUnpaidSeats: 0,
  maxUnpaidSeatsDuringOutage: 0,
  maxDeclinesPerHour: 0,
  declinePauseMs: 0,
  maxCancelsPerHour: 0,
  maxHoldsPerHour: 0,
}

/** Times in ms since the epoch, newest first. A new time is added in front, and the list before it stays as it is. */
export type Times = {
  readonly at: number
  readonly before: Times | undefined
  readonly count: number
}

/** What a customer has now, and did lately. */
export type Standing = {
  /** held and sold seats of the performance that the command is about; 0 if it is about none */
  readonly seats: number
  /** the same over all performances of the musical; only if the musical has a cap */
  readonly ofMusical?: number | undefined
  /** held seats over all performances */
  readonly unpaid: number
  /** declined payments since the last charge */
  readonly declines: Times | undefined
  /** reservations that the customer cancelled */
  readonly cancels: Times | undefined
  /** holds that the customer made */
  readonly holds?: Times | undefined
}

export const HOUR_MS = 3_600_000

type Wish = {
  readonly title: string
  readonly seats: number
  /** free seats are never unpaid, and need no card */
  readonly isFree: boolean
  readonly isDeferred: boolean
  /** those of the performance: its cap, and the one of its musical, hold beside the limits of the office */
  readonly terms?: SaleTerms | undefined
}

/** Whether a booking needs the customer's standing to be decided. */
export const needsStanding = (limits: CustomerLimits): boolean =>
  limits.maxSeatsPerPerformance > 0 ||
  limits.maxUnpaidSeats > 0 ||
  limits.maxUnpaidSeatsDuringOutage > 0 ||
  limits.maxDeclinesPerHour > 0

/**
 * The refusal of a booking that goes beyond a limit, or undefined.
 * @param standing undefined if no limit needs it
 * @param now ms since the epoch
 */
export function refuseBooking(
  wish: Wish,
  limits: CustomerLimits,
  standing: Standing | undefined,
  now: number,
): Refused | undefined {
  const { maxSeatsPerBooking: most } = limits
  if (most > 0 && wish.seats > most) return refuse('too-many-seats', { seats: wish.seats, most })
  if (!standing) return undefined
  const ofPerformance =
    tooManyOfPerformance(wish, limits, standing) ?? tooManyOfMusical(wish, standing)
  if (wish.isFree) return ofPerformance
  return (
    tooManyDeclines(limits, standing, now) ?? ofPerformance ?? tooManyUnpaid(wish, limits, standing)
  )
}

function tooManyDeclines(
  { maxDeclinesPerHour: most, declinePauseMs }: CustomerLimits,
  { declines }: Standing,
  now: number,
): Refused | undefined {
  if (most === 0 || !declines) return undefined
  const first = nth(declines, most)
  const waitMs = declines.at + declinePauseMs - now
  if (first === undefined || declines.at - first >= HOUR_MS || waitMs <= 0) return undefined
  return refuse('too-many-declines', { most, waitMs })
}

function tooManyOfPerformance(
  { title, seats, terms }: Wish,
  { maxSeatsPerPerformance: usual }: CustomerLimits,
  { seats: has }: Standing,
): Refused | undefined {
  const own = terms?.perCustomer
  const most = own === undefined || (usual > 0 && usual < own) ? usual : own
  if (most === 0 || has + seats <= most) return undefined
  return refuse('seat-limit-reached', { case: 'performance', title, seats, has, most })
}

function tooManyOfMusical(
  { title, seats, terms }: Wish,
  { ofMusical: has = 0 }: Standing,
): Refused | undefined {
  const most = terms?.perCustomerOfMusical
  if (most === undefined || has + seats <= most) return undefined
  return refuse('seat-limit-reached', { case: 'musical', title, seats, has, most })
}

function tooManyUnpaid(
  { seats, isDeferred }: Wish,
  { maxUnpaidSeats, maxUnpaidSeatsDuringOutage }: CustomerLimits,
  { unpaid }: Standing,
): Refused | undefined {
  const isOutage = isDeferred && maxUnpaidSeatsDuringOutage > 0
  const usual = maxUnpaidSeats > 0 ? maxUnpaidSeats : Number.POSITIVE_INFINITY
  const most = isOutage ? Math.min(usual, maxUnpaidSeatsDuringOutage) : usual
  if (unpaid + seats <= most) return undefined
  return refuse('unpaid-seat-limit-reached', { seats, unpaid, most, isOutage })
}

/** The refusal of a customer's cancel that goes beyond the limit, or undefined. */
export function refuseCancel(
  { maxCancelsPerHour: most }: CustomerLimits,
  { cancels }: Pick<Standing, 'cancels'>,
  now: number,
): Refused | undefined {
  const waitMs = waitFor(most, cancels, now)
  return waitMs > 0 ? refuse('too-many-cancels', { most, waitMs }) : undefined
}

/** The refusal of a hold that goes beyond the limit, or undefined. */
export function refuseHold(
  { maxHoldsPerHour: most }: CustomerLimits,
  standing: Pick<Standing, 'holds'> | undefined,
  now: number,
): Refused | undefined {
  const waitMs = waitFor(most, standing?.holds, now)
  return waitMs > 0 ? refuse('too-many-holds', { most, waitMs }) : undefined
}

/** How long it takes until fewer than `most` of the times are within an hour, in ms. With 0 there is no limit. */
function waitFor(most: number, times: Times | undefined, now: number): number {
  const first = most === 0 ? undefined : nth(times, most)
  return first === undefined ? 0 : first + HOUR_MS - now
}

/** The n-th newest time, from 1. Undefined if there are fewer. */
function nth(times: Times | undefined, n: number): number | undefined {
  let found = times
  for (let i = 1; i < n && found; i++) found = found.before
  return found?.at
}

/** No limit looks at more times than this. */
export const MOST_TIMES = 1_000

/** Adds a time in front. From time to time the oldest are dropped, so that the list does not grow for ever. */
export function withTime(at: number, before: Times | undefined): Times {
  const count = (before?.count ?? 0) + 1
  if (count <= 2 * MOST_TIMES) return { at, before, count }
  const kept: number[] = []
  for (let each = before; each && kept.length < MOST_TIMES; each = each.before) kept.push(each.at)
  return withTime(at, timesOf(kept))
}

/** A list of times, from an array in any order. */
export function timesOf(times: readonly number[]): Times | undefined {
  let list: Times | undefined
  for (const at of [...times].sort((a, b) => a - b)) list = withTime(at, list)
  return list
}
