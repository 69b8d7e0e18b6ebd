import type { Money } from '@outerpark/core/kernel'
import type { SalesHour, SalesView, SeatsLeft, SoldPerformance } from '@outerpark/core/ports'
import { leftOf, type SalesCell, type SalesQuery, salesReport } from '@outerpark/core/sales'
import type { SalesRead } from './tables.ts'
import { addCell, addHour, type SalesNews } from './tally.ts'

type Cells = Map<string, SalesCell>

/** What is known of one performance. */
type Place = {
  /** by day */
  readonly cells: Cells
  /** over all days, by grade */
  readonly grades: Cells
  /** of one seat, by grade */
  readonly prices: Map<string, Money>
}

type Book = {
  position: number
  readonly performances: Map<string, SoldPerformance>
  readonly places: Map<string, Place>
  /** over all performances and grades, by day */
  readonly days: Cells
  readonly hours: Map<string, SalesHour>
}

/**
 * The figures of sales in the memory of the main thread. They are read from the view when somebody asks for the first time.
 * From then on the projector's batches are added to them, so no question reads the view.
 * @param read reads all figures of the view
 */
export function salesBook(read: () => SalesRead) {
  let book: Book | undefined

  const opened = (): Book => {
    if (book) return book
    const { position, ...news } = read()
    const made: Book = {
      position,
      performances: new Map(),
      places: new Map(),
      days: new Map(),
      hours: new Map(),
    }
    enter(made, news)
    book = made
    return made
  }

  return {
    /** The view has taken a batch, at whose end it is at the position. */
    advanced(position: number, news: SalesNews): void {
      // A batch that the view had when it was read has been counted.
      if (!book || position <= book.position) return
      enter(book, news)
      book.position = position
    },
    /** Another view is read, or batches may be missing. */
    forget(): void {
      book = undefined
    },
    position: (): number => opened().position,
    report(query: SalesQuery) {
      const { position, performances, ...cells } = opened()
      return { position, ...salesReport(cellsFor(query, cells), performances, query) }
    },
    changes: (after: number) => changesIn(opened(), after),
    seats: (after: number) => seatsIn(opened(), after),
    standing() {
      const { position, places } = opened()
      const cells = [...places.values()].flatMap(({ grades }) => [...grades.values()])
      const prices = [...places].flatMap(([performanceId, place]) =>
        [...place.prices].map(([grade, price]) => ({ performanceId, grade, price })),
      )
      return { position, cells, prices }
    },
  } satisfies Omit<SalesView, 'subscribe' | 'accounts'> & Record<string, unknown>
}

export type SalesBook = ReturnType<typeof salesBook>

function enter({ performances, places, days, hours }: Book, news: SalesNews): void {
  for (const performance of news.performances) performances.set(performance.id, performance)
  for (const hour of news.hours) addHour(hours, hour)
  const placeOf = (performanceId: string): Place => {
    const known = places.get(performanceId)
    if (known) return known
    const place = { cells: new Map(), grades: new Map(), prices: new Map() }
    places.set(performanceId, place)
    return place
  }
  for (const { performanceId, grade, price } of news.prices)
    placeOf(performanceId).prices.set(grade, price)
  for (const cell of news.cells) {
    const place = placeOf(cell.performanceId)
    addCell(place.cells, cell)
    addCell(place.grades, { ...cell, day: '' })
    addCell(days, { ...cell, performanceId: '', grade: '' })
  }
}

/** The fewest cells from which the question can be answered. */
function cellsFor(
  { by, musicalId, performanceId, from, to }: SalesQuery,
  { places, days }: Pick<Book, 'places' | 'days'>,
): Iterable<SalesCell> {
  if (by === 'day' && musicalId === undefined && performanceId === undefined) return days.values()
  const asked =
    performanceId === undefined ? [...places.values()] : [places.get(performanceId) ?? NOWHERE]
  const always = by !== 'day' && from === undefined && to === undefined
  return asked.flatMap(({ cells, grades }) => [...(always ? grades : cells).values()])
}

const NOWHERE: Place = { cells: new Map(), grades: new Map(), prices: new Map() }

/** The position of the last event about a performance. */
const lastOf = ({ grades }: Place): number => {
  let last = 0
  for (const { position } of grades.values()) last = Math.max(last, position)
  return last
}

/** What changed after a position: whole rows, as they stand now. */
function changesIn(book: Book, after: number): ReturnType<SalesView['changes']> {
  const { position, performances, places, days, hours } = book
  const changed = [...places].filter(([, place]) => lastOf(place) > after)
  const report = salesReport(days.values(), performances, { by: 'day' })
  return {
    position,
    performances: changed.flatMap(([id, place]) => {
      const performance = performances.get(id)
      const { rows } = salesReport(place.grades.values(), performances, { by: 'grade' })
      return performance ? [{ performance, grades: rows, position: lastOf(place) }] : []
    }),
    days: report.rows.filter((row) => row.position > after),
    hours: [...hours.values()].filter((hour) => hour.position > after),
    totals: report.totals,
  }
}

function seatsIn({ position, performances, places }: Book, after: number) {
  const seats: SeatsLeft[] = []
  for (const [id, place] of places) {
    const last = lastOf(place)
    const performance = last > after ? performances.get(id) : undefined
    if (!performance) continue
    const grades = [...place.grades.values()]
      .map(({ grade, figures, currency }) => ({
        grade,
        price: place.prices.get(grade) ?? { amount: 0, currency },
        available: leftOf(figures),
        held: figures.held,
        sold: figures.sold,
      }))
      .sort((a, b) => (a.grade < b.grade ? -1 : 1))
    seats.push({ performanceId: id, startsAt: performance.startsAt, position: last, grades })
  }
  return { position, seats: seats.sort((a, b) => a.position - b.position) }
}
