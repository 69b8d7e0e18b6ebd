import type { Audit, EventLog, GradeSold, SalesStanding } from '@outerpark/core/ports'
import { added, type Figures, isSalesEvent, NO_FIGURES, salesOf } from '@outerpark/core/sales'
import type { Check } from './check.ts'

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
        for (const { change, ...key } of salesOf(event))
          figures.set(nameOf(key), added(figures.get(nameOf(key)) ?? NO_FIGURES, change, factor))
    read = events.at(-1)?.position ?? to
  }
  return verdict(differences(grades, figures), grades.length)
}

function figuresOf({ cells }: SalesStanding): Map<string, Figures> {
  const figures = new Map<string, Figures>()
  for (const cell of cells)
    figures.set(nameOf(cell), added(figures.get(nameOf(cell)) ?? NO_FIGURES, cell.figures))
  return figures
}

const nameOf = ({
  performanceId,
  grade,
  currency,
}: Pick<GradeSold, 'performanceId' | 'grade' | 'currency'>) =>
  `${performanceId} ${grade} in ${currency}`

/** The grades whose figures are not what the seats say, and figures of grades that do not exist. */
function differences(grades: readonly GradeSold[], figures: Map<string, Figures>): string[] {
  const wrong: string[] = []
  for (const grade of grades) {
    const mine = figures.get(nameOf(grade)) ?? NO_FIGURES
    const unlike = COMPARED.filter((name) => mine[name] !== grade[name])
    for (const name of unlike)
      wrong.push(`${nameOf(grade)}: ${name} is ${mine[name]}, not ${grade[name]}`)
    figures.delete(nameOf(grade))
  }
  for (const [name, mine] of figures)
    if (COMPARED.some((figure) => mine[figure] !== 0)) wrong.push(`${name} has no seats`)
  return wrong
}

function verdict(wrong: readonly string[], grades: number): Check {
  const more = wrong.length > NAMED ? `; and ${wrong.length - NAMED} more` : ''
  const detail =
    wrong.length === 0
      ? `held, sold and money of ${grades} ${grades === 1 ? 'grade' : 'grades'} are what seats and reservations say`
      : `${wrong.slice(0, NAMED).join('; ')}${more}`
  return { name: SALES_CHECK, ok: wrong.length === 0, detail }
}
