import type { PerformanceResponse } from '@outerpark/core/contract'

const DAY_MS = 86_400_000

/** The day of a performance on the clock of its hall: `2027-01-05`. */
export const dayOf = ({ startsAt }: Pick<PerformanceResponse, 'startsAt'>): string =>
  startsAt.slice(0, 10)

/** The day so many days later. */
export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** The same day of another month, or the last one of a month that is shorter. */
export function monthsLater(day: string, months: number): string {
  const at = new Date(day)
  const date = at.getUTCDate()
  at.setUTCDate(1)
  at.setUTCMonth(at.getUTCMonth() + months)
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(date, last))
  return at.toISOString().slice(0, 10)
}

/**
 * The days of the month around a day: six weeks of seven days.
 * @param firstWeekday on which a week begins for the reader: 0 for Sunday
 */
export function weeksOf(day: string, firstWeekday: number): readonly (readonly string[])[] {
  const first = `${day.slice(0, 8)}01`
  const before = (new Date(first).getUTCDay() - firstWeekday + 7) % 7
  const start = daysLater(first, -before)
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => daysLater(start, week * 7 + at)),
  )
}

/** How many seats are left: enough, few (less than a fifth), or none. */
export type Left = 'free' | 'few' | 'none'

export function leftOf(performances: readonly PerformanceResponse[]): Left {
  const grades = performances.flatMap((each) => each.grades)
  const sum = (of: 'available' | 'capacity') => grades.reduce((all, grade) => all + grade[of], 0)
  if (sum('available') === 0) return 'none'
  return sum('available') * 5 < sum('capacity') ? 'few' : 'free'
}

/** The performances of each day. */
export const byDay = (
  performances: readonly PerformanceResponse[],
): ReadonlyMap<string, readonly PerformanceResponse[]> => Map.groupBy(performances, dayOf)
