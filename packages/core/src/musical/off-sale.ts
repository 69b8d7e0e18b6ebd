import {
  accept,
  type OffSale,
  type Operation,
  type PerformanceId,
  refuse,
  refuseCancelled,
} from '../kernel/index.ts'
import type { OnSale } from './change.ts'
import type { PerformanceCancelled, PerformanceClosed, PerformanceOpened } from './events.ts'

export type TakeOffSale = {
  readonly performanceId: PerformanceId
  /** why, in words for customers */
  readonly reason?: string | undefined
}

type Needs = { offer: { performanceId: PerformanceId; grade: undefined } }
type Facts = { offer: OnSale | undefined }

/** What is on sale after the change: undefined if everything. */
export type OffSaleReply = { readonly performanceId: PerformanceId; readonly off?: OffSale }

type Changing<Event> = Operation<TakeOffSale, Needs, Facts, Event, OffSaleReply>

const needs = ({ performanceId }: TakeOffSale): Needs => ({
  offer: { performanceId, grade: undefined },
})

/**
 * Ends the sale of a performance until it is opened again (domain 3.9). Bookings and holds that there are stay. A second try changes
 * nothing, except the reason.
 */
export const closeSale: Changing<PerformanceClosed> = {
  name: 'close-sale',
  needs,
  decide({ performanceId, reason }, { offer }) {
    if (!offer) return refuse('performance-not-found', { id: performanceId })
    const over = refuseCancelled(offer)
    if (over) return over
    const off: OffSale = { state: 'closed', ...(reason !== undefined && { reason }) }
    const reply = { performanceId, off }
    if (offer.off && offer.off.reason === reason) return accept([], reply)
    const said = reason === undefined ? {} : { reason }
    return accept([{ type: 'PerformanceClosed', ...showingOf(offer), ...said }], reply)
  },
}

/** Opens the sale of a performance again. If it is open, nothing changes. */
export const openSale: Changing<PerformanceOpened> = {
  name: 'open-sale',
  needs,
  decide({ performanceId }, { offer }) {
    if (!offer) return refuse('performance-not-found', { id: performanceId })
    const over = refuseCancelled(offer)
    if (over) return over
    if (!offer.off) return accept([], { performanceId })
    return accept([{ type: 'PerformanceOpened', ...showingOf(offer) }], { performanceId })
  },
}

/**
 * Cancels a performance for good (domain 3.9), also after its start. Nothing can be booked or held any more. The pipeline then cancels
 * its reservations, and everything that was paid for their seats goes back. A second try changes nothing.
 */
export const cancelPerformance: Changing<PerformanceCancelled> = {
  name: 'cancel-performance',
  needs,
  decide({ performanceId, reason }, { offer }) {
    if (!offer) return refuse('performance-not-found', { id: performanceId })
    if (offer.off?.state === 'cancelled') return accept([], { performanceId, off: offer.off })
    const said = reason === undefined ? {} : { reason }
    const off: OffSale = { state: 'cancelled', ...said }
    return accept([{ type: 'PerformanceCancelled', ...showingOf(offer), ...said }], {
      ...{ performanceId, off },
    })
  },
}

const showingOf = ({ performanceId, musicalId, title, venue, startsAt }: OnSale) => ({
  ...{ performanceId, musicalId, title, venue, startsAt },
})
