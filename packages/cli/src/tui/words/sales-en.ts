const plural = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`

/** The texts of the screen Sales in English. */
export const SALES_EN = {
  by: { performance: 'Performances', grade: 'Grades', day: 'Days' },
  one: { performance: 'Performance', grade: 'Grade', day: 'Day' },
  rows: (n: number) => plural(n, 'row'),
  nothing: 'Nothing is on sale yet.',
  capacity: 'seats',
  sold: 'sold',
  held: 'held',
  left: 'left',
  revenue: 'revenue',
  awaited: 'to be paid',
  refunded: 'refunded',
  since: (time: string) => `All of it since ${time}. After an hour there is a curve.`,
  now: 'now',
}

export type SalesWords = typeof SALES_EN
