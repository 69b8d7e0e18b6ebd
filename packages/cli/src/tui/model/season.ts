import type { PerformanceResponse, SeatsMessage } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import type { Follow } from './feed.ts'
import { followAgain, streamedOr } from './polled.ts'

export type Season = readonly PerformanceResponse[]

/** How often the season is read again while there is no stream of it (ms). */
const EVERY_MS = 1_000
/** How often it is read beside the stream, which says nothing of a sale that was closed or opened (ms). */
const READ_AGAIN_MS = 5_000
/** Messages that come within this time are shown together (ms). */
const GATHER_MS = 16
const PAGE = 500

type Source = Pick<Client, 'performances' | 'performance' | 'followSeason'>

/** Follows the performances that have not begun, in the order of their times, and their grades by price. */
export const followSeason = (client: Source): Follow<Season> =>
  streamedOr(
    (publish, signal) => followSeats(client, publish, signal),
    followAgain(() => readSeason(client), EVERY_MS),
  )

async function followSeats(
  client: Source,
  publish: (season: Season) => void,
  signal: AbortSignal,
): Promise<void> {
  let season = await readSeason(client)
  let shown: Season | undefined
  const show = (): void => {
    season = season.filter(({ startsAt }) => Date.parse(startsAt) > Date.now())
    if (shown && shown.length === season.length && shown.every((each, i) => each === season[i]))
      return
    shown = season
    publish(season)
  }
  show()
  let gathering: NodeJS.Timeout | undefined
  // Also shows that a performance has begun.
  const clock = setInterval(show, EVERY_MS)
  const again = setInterval(() => {
    // If the box office does not answer, the stream ends too.
    readSeason(client)
      .then((read) => {
        season = withSales(season, read)
        show()
      })
      .catch(() => {})
  }, READ_AGAIN_MS)
  try {
    for await (const message of client.followSeason({ after: 0 }, signal)) {
      const known = season.some(({ id }) => id === message.performanceId)
      const added = known ? undefined : await client.performance(message.performanceId)
      season = added ? inserted(season, added) : withSeats(season, message)
      gathering ??= setTimeout(() => {
        gathering = undefined
        show()
      }, GATHER_MS)
    }
  } finally {
    clearInterval(clock)
    clearInterval(again)
    clearTimeout(gathering)
  }
}

/** The season with the seats and prices of a message. What is equal stays the same object. */
export function withSeats(season: Season, { performanceId, grades }: SeatsMessage): Season {
  const place = season.findIndex(({ id }) => id === performanceId)
  const before = season[place]
  if (!before) return season
  const seats = new Map(grades.map(({ grade, ...rest }) => [grade, rest]))
  const isSame = before.grades.every(({ grade, price, available, held, sold }) => {
    const now = seats.get(grade)
    if (now === undefined) return true
    const isOldPrice = now.price.amount === price.amount
    return isOldPrice && now.available === available && now.held === held && now.sold === sold
  })
  if (isSame) return season
  const after = before.grades.map((each) => {
    const now = { ...each, ...seats.get(each.grade) }
    return { ...now, capacity: now.available + now.held + now.sold }
  })
  return season.with(place, dearestFirst({ ...before, grades: after }))
}

/** The season, with when each performance is sold as it was read. Seats and prices come from the stream. */
export function withSales(season: Season, read: Season): Season {
  const fresh = new Map(read.map((each) => [each.id, each]))
  return season.map((before) => {
    const now = fresh.get(before.id)
    if (!now || salesOf(before) === salesOf(now)) return before
    const { off: _, sale: __, presale: ___, ...rest } = before
    const { off, sale, presale } = now
    return { ...rest, ...(off && { off }), ...(sale && { sale }), ...(presale && { presale }) }
  })
}

const salesOf = ({ off, sale, presale }: PerformanceResponse) =>
  JSON.stringify([off, sale, presale])

/** The performance with its grades as people look for them: by price, the highest first. */
const dearestFirst = (performance: PerformanceResponse): PerformanceResponse => ({
  ...performance,
  grades: performance.grades.toSorted((a, b) => b.price.amount - a.price.amount),
})

const inserted = (season: Season, performance: PerformanceResponse): Season =>
  [...season, dearestFirst(performance)].sort(
    (a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt),
  )

async function readSeason({ performances }: Pick<Client, 'performances'>): Promise<Season> {
  const from = new Date().toISOString()
  const found: PerformanceResponse[] = []
  let cursor: string | undefined
  do {
    const page = await performances({ from, limit: PAGE, ...(cursor ? { cursor } : {}) })
    found.push(...page.items.map(dearestFirst))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return found
}
