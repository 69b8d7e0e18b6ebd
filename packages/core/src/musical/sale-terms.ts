import {
  accept,
  hasBegun,
  type Operation,
  type PerformanceId,
  type Presale,
  refuse,
  refuseCancelled,
  refuseTerms,
  type SaleTerms,
} from '../kernel/index.ts'
import type { OnSale } from './change.ts'
import type { SaleTermsChanged } from './events.ts'

/** What of the terms is to change. Undefined: as it is; null: no such limit any more. */
export type ChangeSaleTerms = {
  readonly performanceId: PerformanceId
  readonly opens?: string | null | undefined
  readonly closes?: string | null | undefined
  readonly presale?: Presale | null | undefined
  readonly perCustomer?: number | null | undefined
  /** why */
  readonly reason?: string | undefined
}

/** The terms of a new performance, with the cap of its musical. Undefined if nothing is limited. */
export function saleTermsFor(
  wanted: SaleTerms | undefined,
  ofMusical: number | undefined,
): SaleTerms | undefined {
  if (ofMusical === undefined) return wanted
  return { ...wanted, perCustomerOfMusical: ofMusical }
}

/**
 * Changes when, to whom and how much of a performance is sold, for later bookings and holds (domain 3.10). What is booked or held
 * stays. A second try changes nothing.
 */
export const changeSaleTerms: Operation<
  ChangeSaleTerms,
  { offer: { performanceId: PerformanceId; grade: undefined } },
  { offer: OnSale | undefined },
  SaleTermsChanged,
  { readonly performanceId: PerformanceId; readonly terms?: SaleTerms }
> = {
  name: 'change-sale-terms',
  needs: ({ performanceId }) => ({ offer: { performanceId, grade: undefined } }),
  decide(command, { offer }, { now }) {
    const { performanceId, reason } = command
    if (!offer) return refuse('performance-not-found', { id: performanceId })
    const over = refuseCancelled(offer)
    if (over) return over
    const { musicalId, title, venue, startsAt, terms: was } = offer
    if (hasBegun(offer, now))
      return refuse('performance-has-begun', { case: 'changing', title, startsAt })
    const terms = changed(was, command)
    const wrong = refuseTerms({ title, startsAt, terms })
    if (wrong) return wrong
    const reply = { performanceId, ...(terms && { terms }) }
    if (JSON.stringify(terms) === JSON.stringify(was && changed(was, {}))) return accept([], reply)
    return accept(
      [
        {
          type: 'SaleTermsChanged',
          ...{ performanceId, musicalId, title, venue, startsAt },
          ...(terms && { terms }),
          ...(was && { was }),
          ...(reason !== undefined && { reason }),
        },
      ],
      reply,
    )
  },
}

/** The value after a change: the old one if it is undefined, none if it is null. */
const after = <Value>(wanted: Value | null | undefined, was: Value | undefined) =>
  wanted === undefined ? was : (wanted ?? undefined)

/** The terms after the change, with their fields in one order. Undefined if nothing is limited. */
function changed(
  was: SaleTerms | undefined,
  command: Omit<ChangeSaleTerms, 'performanceId'>,
): SaleTerms | undefined {
  const opens = after(command.opens, was?.sale?.opens)
  const closes = after(command.closes, was?.sale?.closes)
  const presale = after(command.presale, was?.presale)
  const perCustomer = after(command.perCustomer, was?.perCustomer)
  const ofMusical = was?.perCustomerOfMusical
  const sale = {
    ...(opens !== undefined && { opens }),
    ...(closes !== undefined && { closes }),
  }
  const terms: SaleTerms = {
    ...(Object.keys(sale).length > 0 && { sale }),
    ...(presale && { presale: presaleOf(presale) }),
    ...(perCustomer !== undefined && { perCustomer }),
    ...(ofMusical !== undefined && { perCustomerOfMusical: ofMusical }),
  }
  return Object.keys(terms).length > 0 ? terms : undefined
}

const presaleOf = ({ opens, code, seats }: Presale): Presale => ({
  ...{ opens, code },
  ...(seats !== undefined && { seats }),
})
