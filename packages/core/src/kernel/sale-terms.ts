import { type Refused, refuse } from './refusals.ts'
import { msOf } from './time.ts'

/** When a performance can be booked. `opens` is an instant with its offset; `closes` too, or so long before the start: `start-2h`. */
export type SaleWindow = { readonly opens?: string; readonly closes?: string }

/** Who names the code may book and hold before the sale opens. */
export type Presale = {
  /** an instant with its offset, before the sale opens */
  readonly opens: string
  readonly code: string
  /** how many seats of the performance may be held and sold until the sale opens; absent: all of them */
  readonly seats?: number
}

/** When, to whom and how much of a performance is sold (domain 3.10). What is absent limits nothing. */
export type SaleTerms = {
  readonly sale?: SaleWindow
  readonly presale?: Presale
  /** how many seats one customer may have of the performance */
  readonly perCustomer?: number
  /** how many seats one customer may have of all performances of the musical together */
  readonly perCustomerOfMusical?: number
}

type Showing = {
  readonly title: string
  readonly startsAt: string
  readonly terms?: SaleTerms | undefined
  /** seats that are held or sold, without those that the asker holds; only if the presale has a limit */
  readonly taken?: number | undefined
}

const BEFORE_START = /^start-(\d{1,5})(m|h|d)$/
const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** How long before the start, in ms: `start-2h`. Undefined if the text is something else. */
export function beforeStartMs(text: string): number | undefined {
  const [, count, unit = ''] = BEFORE_START.exec(text) ?? []
  return count === undefined ? undefined : Number(count) * (UNIT_MS[unit] ?? 0)
}

/** When the sale closes, in ms since the epoch. Undefined: with the start. */
export function closesAt({ startsAt, terms }: Omit<Showing, 'title'>): number | undefined {
  const closes = terms?.sale?.closes
  if (closes === undefined) return undefined
  const before = beforeStartMs(closes)
  return before === undefined ? msOf(closes) : msOf(startsAt) - before
}

/** When seats can be had no longer: the end of the sale or the start, in ms since the epoch. */
export const latestOf = (showing: Omit<Showing, 'title'>): number =>
  Math.min(closesAt(showing) ?? Number.POSITIVE_INFINITY, msOf(showing.startsAt))

/**
 * The refusal for seats outside of the time in which they are sold, or undefined.
 *
 * @param wish the seats that are wanted, and the code of the presale if the customer has named one
 * @param now ms since the epoch, of the box office
 */
export function refuseByWindow(
  showing: Showing,
  wish: { readonly seats: number; readonly presaleCode?: string | undefined },
  now: number,
): Refused | undefined {
  const { terms, title, startsAt } = showing
  if (!terms) return undefined
  const closes = closesAt(showing)
  if (closes !== undefined && now >= closes) return refuse('sale-closed', { title, startsAt })
  const opensAt = terms.sale?.opens
  if (opensAt === undefined || now >= msOf(opensAt)) return undefined
  const { presale } = terms
  if (!presale || wish.presaleCode === undefined || now < msOf(presale.opens))
    return refuse('sale-not-open', {
      ...{ title, startsAt, opensAt },
      presaleOpensAt: presale?.opens ?? null,
    })
  if (wish.presaleCode !== presale.code) return refuse('presale-code-unknown', { title, opensAt })
  if (presale.seats === undefined) return undefined
  const left = Math.max(0, presale.seats - (showing.taken ?? 0))
  if (wish.seats <= left) return undefined
  return refuse('presale-sold-out', { title, opensAt, seats: wish.seats, left })
}

/** Why terms do not fit together, or the performance. Undefined if they do. */
export function refuseTerms(showing: Showing): Refused | undefined {
  const { terms, title, startsAt } = showing
  if (!terms) return undefined
  const [opens, closes] = [terms.sale?.opens, closesAt(showing)]
  const wrong = (which: 'opens' | 'closes' | 'presale' | 'presale-alone') =>
    refuse('sale-window-wrong', { case: which, title, startsAt })
  if (closes !== undefined && closes > msOf(startsAt)) return wrong('closes')
  if (opens !== undefined && msOf(opens) >= (closes ?? msOf(startsAt))) return wrong('opens')
  if (!terms.presale) return undefined
  if (opens === undefined) return wrong('presale-alone')
  return msOf(terms.presale.opens) >= msOf(opens) ? wrong('presale') : undefined
}
