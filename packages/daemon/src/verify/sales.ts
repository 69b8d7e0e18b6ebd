import type { SalesDifference } from '@outerpark/core/names'
import type { Audit, Check, EventLog, GradeSold, SalesStanding } from '@outerpark/core/ports'
import {
  added,
  type Figures,
  isSalesEvent,
  NO_FIGURES,
  pricesOf,
  type SalesEvent,
  salesOf,
} from '@outerpark/core/sales'

export const SALES_CHECK = 'sales-match-seats'

/** So many events are read at a time. */
const SLICE = 2_000
/** So many grades that differ are named. All are counted. */
const NAMED = 5

/** The figures that both sides know. */
const COMPARED = ['price', 'capacity', 'held', 'sold', 'revenue', 'awaited', 'kept'] as const

/**
 * Compares the figures of sales with the seats and the reservations of the write side, grade by grade. The two are at
 * different positions of the log while people book: the events in between are added, or taken away.
 */
export async function checkSales(
  standing: SalesStanding,
  { gradesSold }: Pick<Audit, 'gradesSold'>,
  log: Pick<EventLog, 'after'>,
): Promise<Check> {
  const { position, grades } = await gradesSold()
  const figures = figuresOf(standing)
  const [from, to] = [Math.min(position, standing.position), Math.max(position, standing.position)]
  const factor = position >= standing.position ? 1 : -1
  let read = from
  while (read < to) {
    const events = await log.after(read, Math.min(SLICE, to - read))
    if (events.length === 0) break
    for (const event of events)
      if (isSalesEvent(event)) for (const step of stepsOf(event)) addTo(figures, step, factor)
    read = events.at(-1)?.position ?? to
  }
  return verdict(differences(grades, figures), grades.length)
}

type CellName = Pick<GradeSold, 'performanceId' | 'grade' | 'currency'>
/** Figures of a grade, and the price of one seat. An event changes both by a difference, so it can be taken away again. */
type Cell = CellName & { readonly figures: Figures; readonly price: number }

function figuresOf({ cells, prices }: SalesStanding): Map<string, Cell> {
  const figures = new Map<string, Cell>()
  for (const cell of cells) addTo(figures, { ...cell, price: 0 })
  for (const { price, ...seats } of prices)
    addTo(figures, {
      ...{ ...seats, currency: price.currency },
      ...{ figures: NO_FIGURES, price: price.amount },
    })
  return figures
}

/** What an event changes. */
function stepsOf(event: SalesEvent): readonly Cell[] {
  const figures = salesOf(event).map(({ change, ...key }) => ({
    ...key,
    figures: change,
    price: 0,
  }))
  const prices = pricesOf(event).map(({ price: { amount, currency }, ...seats }) => ({
    ...{ ...seats, currency },
    ...{ figures: NO_FIGURES, price: amount - priceBefore(event, seats.grade) },
  }))
  return [...figures, ...prices]
}

/** What a seat of a grade cost before the event; 0 of a grade that it adds. */
function priceBefore(event: SalesEvent, grade: string): number {
  if (event.type === 'GradeChanged') return event.was.price.amount
  if (event.type !== 'PerformanceReplanned') return 0
  return event.grades.find((each) => each.grade === grade)?.priceWas?.amount ?? 0
}

function addTo(cells: Map<string, Cell>, step: Cell, factor: 1 | -1 = 1): void {
  const { performanceId, grade, currency } = step
  const name = nameOf(step)
  const before = cells.get(name)
  const figures = added(before?.figures ?? NO_FIGURES, step.figures, factor)
  const price = (before?.price ?? 0) + factor * step.price
  cells.set(name, { performanceId, grade, currency, figures, price })
}

const nameOf = ({ performanceId, grade, currency }: CellName) =>
  `${performanceId} ${grade} in ${currency}`

/** The grades whose figures are not what the seats say, and figures of grades that do not exist. */
function differences(
  grades: readonly GradeSold[],
  figures: Map<string, Cell>,
): readonly SalesDifference[] {
  const wrong: SalesDifference[] = []
  for (const grade of grades) {
    const mine = figuresIn(figures.get(nameOf(grade)))
    const { performanceId, currency } = grade
    const cell = { performanceId, grade: grade.grade, currency }
    for (const figure of COMPARED)
      if (mine[figure] !== grade[figure])
        wrong.push({ ...cell, figure, is: mine[figure], should: grade[figure] })
    figures.delete(nameOf(grade))
  }
  for (const { performanceId, grade, currency, ...rest } of figures.values())
    if (COMPARED.some((figure) => figuresIn(rest)[figure] !== 0))
      wrong.push({ performanceId, grade, currency, figure: null, is: 0, should: 0 })
  return wrong
}

const figuresIn = (cell: Pick<Cell, 'figures' | 'price'> | undefined) => ({
  ...(cell?.figures ?? NO_FIGURES),
  price: cell?.price ?? 0,
})

function verdict(wrong: readonly SalesDifference[], grades: number): Check {
  if (wrong.length === 0)
    return { name: SALES_CHECK, ok: true, code: SALES_CHECK, params: { grades } }
  const params = {
    differences: wrong.slice(0, NAMED),
    more: Math.max(0, wrong.length - NAMED),
  }
  return { name: SALES_CHECK, ok: false, code: 'sales-differ', params }
}
