import { type Refused, refuse } from './refusals.ts'
import { hasBegun } from './time.ts'

/** Why nothing of a performance can be booked: its sale is closed and may open again, or it does not take place. */
export type OffSale = {
  readonly state: 'closed' | 'cancelled'
  /** in the words of the box office, for customers */
  readonly reason?: string
}

type Showing = {
  readonly title: string
  readonly startsAt: string
  readonly off?: OffSale | undefined
}

/** The refusal for what needs a performance that takes place. */
export function refuseCancelled({ title, startsAt, off }: Showing): Refused | undefined {
  return off?.state === 'cancelled'
    ? refuse('performance-cancelled', { title, startsAt, ...reasonOf(off) })
    : undefined
}

/**
 * The refusal for what needs seats on sale: the sale is closed, the performance is cancelled, or it has begun.
 * @param now ms since the epoch
 */
export function refuseOffSale(showing: Showing, now: number): Refused | undefined {
  const { title, startsAt, off } = showing
  if (off?.state === 'closed') return refuse('sale-closed', { title, startsAt, ...reasonOf(off) })
  if (off) return refuseCancelled(showing)
  return hasBegun(showing, now)
    ? refuse('performance-has-begun', { case: 'booking', title, startsAt })
    : undefined
}

const reasonOf = ({ reason }: OffSale) => (reason === undefined ? {} : { reason })
