import type { SalesDifference } from '@outerpark/core/names'
import type { Audit, Check, EventLog, GradeSold, SalesStanding } from '@outerpark/core/ports'
import { added, type Figures, isSalesEvent, NO_FIGURES, salesOf } from '@outerpark/core/sales'

export const SALES_CHECK = 'sales-match-seats'

/** So many events are read at a time. */
const SLICE = 2_000
/** So many grades that differ are named. All are counted. */
const NAMED = 5

/** The figures that both sides know. */
const COMPARED = ['capacity', 'held', 'sold', 'revenue', 'awaited'] as const

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
      if (isSalesEvent(event))
        for (const { change, ...key } of salesOf(event)) addTo(figures, key, change, factor)
    read = events.at(-1)?.position ?? to
  }
  return verdict(differences(grades, figures), grades.length)
}

type CellName = Pick<GradeSold, 'performanceId' | 'grade' | 'currency'>
type Cell = CellName & { readonly figures: Figures }

function figuresOf({ cells }: SalesStanding): Map<string, Cell> {
  const figures = new Map<string, Cell>()
  for (const cell of cells) addTo(figures, cell, cell.figures)
  return figures
}

function addTo(
  figures: Map<string, Cell>,
  { performanceId, grade, currency }: CellName,
  change: Figures,
  factor: 1 | -1 = 1,
): void {
  const name = nameOf({ performanceId, grade, currency })
  const before = figures.get(name)?.figures ?? NO_FIGURES
  const cell = { performanceId, grade, currency, figures: added(before, change, factor) }
  figures.set(name, cell)
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
    const mine = figures.get(nameOf(grade))?.figures ?? NO_FIGURES
    const { performanceId, currency } = grade
    const cell = { performanceId, grade: grade.grade, currency }
    for (const figure of COMPARED)
      if (mine[figure] !== grade[figure])
        wrong.push({ ...cell, figure, is: mine[figure], should: grade[figure] })
    figures.delete(nameOf(grade))
  }
  for (const { figures: mine, ...cell } of figures.values())
    if (COMPARED.some((figure) => mine[figure] !== 0))
      wrong.push({ ...cell, figure: null, is: 0, should: 0 })
  return wrong
}

function verdict(wrong: readonly SalesDifference[], grades: number): Check {
  if (wrong.length === 0)
    return { name: SALES_CHECK, ok: true, code: SALES_CHECK, params: { grades } }
  const params = {
    differences: wrong.slice(0, NAMED),
    more: Math.max(0, wrong.length - NAMED),
  }
  return { name: SALES_CHECK, ok: false, code: 'sales-differ', params }
}
