import { beforeStartMs, type SaleTerms } from '@outerpark/core/kernel'
import type { RecordedEvent } from '@outerpark/core/policies'
import { heldKey, type Known } from './known.ts'

type Sold = SaleTerms & { readonly closes: number }

/** Keeps when, to whom and how much of each performance is sold, and how many of its seats are taken. It reads only the log. */
export function windowBook(known: Known) {
  const terms = new Map<string, Sold>()
  /** seats by reservation, or by hold, of the performances that have terms */
  const taken = new Map<string, { readonly performanceId: string; readonly seats: number }>()

  const put = (key: string, performanceId: string, seats: number) => {
    if (terms.has(performanceId)) taken.set(key, { performanceId, seats })
  }
  const takenOf = (id: string) =>
    [...taken.values()].reduce(
      (sum, each) => (each.performanceId === id ? sum + each.seats : sum),
      0,
    )

  /** Why seats could not be had at this moment. Undefined if they could. */
  const tooEarlyOrLate = (event: Taking): string | undefined => {
    const sold = terms.get(event.performanceId)
    if (!sold) return undefined
    const { sale, presale } = sold
    const at = Date.parse(event.at)
    const who = `${event.type} of ${event.causationId}`
    if (at >= sold.closes) return `${who} came when the sale had closed`
    const opens = sale?.opens
    if (opens === undefined || at >= Date.parse(opens)) return undefined
    if (!presale) return `${who} came before the sale opened`
    if (at < Date.parse(presale.opens)) return `${who} came before the presale opened`
    if (known.asked.get(event.causationId)?.code !== 'right') return `${who} named no code`
    const all = takenOf(event.performanceId)
    const most = presale.seats ?? all
    return all <= most ? undefined : `${who}: ${all} seats are taken, and the presale has ${most}`
  }

  return {
    /** Reads an event. Gives an error if seats were had when, or by whom, they are not sold. */
    read(event: RecordedEvent): string | undefined {
      switch (event.type) {
        case 'PerformanceAdded':
          if (event.terms)
            terms.set(event.performanceId, { ...event.terms, closes: closesOf(event) })
          return undefined
        case 'Reserved':
          put(event.reservationId, event.performanceId, event.seats)
          return tooEarlyOrLate(event)
        case 'SeatsHeld':
          put(heldKey(event), event.performanceId, event.seats)
          return tooEarlyOrLate(event)
        case 'HoldEnded':
          taken.delete(heldKey(event))
          return undefined
        case 'SeatsCancelled': {
          const gone = event.cancelled.reduce((sum, { seats }) => sum + seats, 0)
          const seats = (taken.get(event.reservationId)?.seats ?? 0) - gone
          put(event.reservationId, event.performanceId, seats)
          return undefined
        }
        case 'ReservationCancelled':
        case 'ReservationExpired':
        case 'PaymentDeclined':
          taken.delete(event.reservationId)
          return undefined
        default:
          return undefined
      }
    },
    /** The cap of a performance, and of the musical with this only performance. Undefined if there is none. */
    capOf(performanceId: string): number | undefined {
      const { perCustomer, perCustomerOfMusical } = terms.get(performanceId) ?? {}
      const caps = [perCustomer, perCustomerOfMusical].filter((cap) => cap !== undefined)
      return caps.length > 0 ? Math.min(...caps) : undefined
    },
  }
}

type Taking = Extract<RecordedEvent, { type: 'Reserved' | 'SeatsHeld' }>

/** When seats of a performance can be had no longer: its sale closes, or it begins. In ms since the epoch. */
export function closesOf({
  startsAt,
  terms,
}: {
  readonly startsAt: string
  readonly terms?: SaleTerms
}): number {
  const closes = terms?.sale?.closes
  if (closes === undefined) return Date.parse(startsAt)
  const before = beforeStartMs(closes)
  return before === undefined ? Date.parse(closes) : Date.parse(startsAt) - before
}
