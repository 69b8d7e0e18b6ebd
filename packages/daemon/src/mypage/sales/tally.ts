import type { LoggedEvent, SalesHour, SoldPerformance } from '@outerpark/core/ports'
import {
  added,
  isSalesEvent,
  NO_FIGURES,
  pricesOf,
  type RefundsDue,
  type RuleSale,
  type SalesCell,
  type SalesKey,
  type SalesPrice,
  salesReader,
} from '@outerpark/core/sales'

/** What a batch of events adds to the figures of sales. */
export type SalesNews = {
  readonly cells: readonly SalesCell[]
  readonly hours: readonly SalesHour[]
  /** performances that were put on sale */
  readonly performances: readonly SoldPerformance[]
  /** prices that were set; the last one of each grade */
  readonly prices: readonly SalesPrice[]
  /** what was cancelled by which rule */
  readonly rules: readonly RuleSale[]
}

/** The names under which figures are kept. No currency, day or id has a blank, so no two names are alike. */
export const nameOfCell = ({ day, currency, performanceId, grade }: SalesKey) =>
  `${day} ${currency} ${performanceId} ${grade}`
export const nameOfPrice = ({ performanceId, grade }: SalesPrice) => `${performanceId} ${grade}`
export const nameOfHour = ({ hour, currency }: Pick<SalesHour, 'hour' | 'currency'>) =>
  `${hour} ${currency}`

export const nameOfRule = ({ rule, ...cell }: RuleSale) => `${nameOfCell(cell)} ${rule}`

/**
 * Adds up what events change in the figures of sales, in memory.
 * @param due the refunds that are not made yet before these events; is changed by them
 */
export function makeTally(due: RefundsDue) {
  const read = salesReader(due)
  const cells = new Map<string, SalesCell>()
  const hours = new Map<string, SalesHour>()
  const performances: SoldPerformance[] = []
  const prices = new Map<string, SalesPrice>()
  const rules = new Map<string, RuleSale>()
  return {
    add(event: LoggedEvent): void {
      if (event.type === 'PerformanceMoved' || event.type === 'PerformanceRenamed')
        performances.push(performanceOf(event))
      if (!isSalesEvent(event)) return
      const { position } = event
      if (event.type === 'PerformanceAdded') performances.push(performanceOf(event))
      for (const price of pricesOf(event)) prices.set(nameOfPrice(price), price)
      const said = read(event)
      for (const rule of said.rules) addRule(rules, rule)
      for (const { change, ...key } of said.sales) {
        const cell = { ...key, position, figures: change }
        addCell(cells, cell)
        addHour(hours, {
          hour: event.at.slice(0, 13),
          currency: key.currency,
          position,
          figures: change,
        })
      }
    },
    news: (): SalesNews => ({
      cells: [...cells.values()],
      hours: [...hours.values()],
      performances,
      prices: [...prices.values()],
      rules: [...rules.values()],
    }),
  }
}

type Kept<Cell> = Map<string, Cell>
type Figured = Pick<SalesCell, 'figures' | 'position'>

/** Adds figures to those that are kept under the name. */
export function addTo<Cell extends Figured>(kept: Kept<Cell>, name: string, cell: Cell): void {
  const before = kept.get(name)
  const figures = added(before?.figures ?? NO_FIGURES, cell.figures)
  const position = Math.max(before?.position ?? 0, cell.position)
  kept.set(name, { ...cell, figures, position })
}
export const addCell = (kept: Kept<SalesCell>, cell: SalesCell) =>
  addTo(kept, nameOfCell(cell), cell)
export const addHour = (kept: Kept<SalesHour>, hour: SalesHour) =>
  addTo(kept, nameOfHour(hour), hour)

function addRule(kept: Map<string, RuleSale>, rule: RuleSale): void {
  const name = nameOfRule(rule)
  const before = kept.get(name) ?? { seats: 0, paid: 0, kept: 0 }
  kept.set(name, {
    ...rule,
    ...{ seats: before.seats + rule.seats, paid: before.paid + rule.paid },
    kept: before.kept + rule.kept,
  })
}

const performanceOf = ({
  performanceId: id,
  musicalId,
  title,
  venue,
  startsAt,
}: Extract<
  LoggedEvent,
  { readonly type: 'PerformanceAdded' | 'PerformanceMoved' | 'PerformanceRenamed' }
>): SoldPerformance => ({
  id,
  musicalId,
  title,
  venue,
  startsAt,
})
