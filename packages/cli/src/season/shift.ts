import type { ImportSeasonRequest } from '@outerpark/core/contract'

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS

/**
 * Moves a season so that its first performance is at least a day ahead. It moves by whole weeks, so that each
 * performance keeps its weekday and hour. A season that is ahead already stays unchanged.
 *
 * @param now ms since the epoch
 */
export function shiftAhead(season: ImportSeasonRequest, now: number): ImportSeasonRequest {
  const times = season.musicals.flatMap(({ performances }) =>
    performances.map(({ startsAt }) => Date.parse(startsAt)),
  )
  const behind = now + DAY_MS - Math.min(...times)
  const weeks = Math.max(0, Math.ceil(behind / WEEK_MS))
  return {
    musicals: season.musicals.map((musical) => ({
      ...musical,
      performances: musical.performances.map((performance) => ({
        ...performance,
        startsAt: daysLater(performance.startsAt, weeks * 7),
      })),
    })),
  }
}

/** Changes only the date. The hour and the offset stay unchanged. */
function daysLater(startsAt: string, days: number): string {
  const [date = '', time = ''] = startsAt.split('T')
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS)
  return `${moved.toISOString().slice(0, 10)}T${time}`
}
