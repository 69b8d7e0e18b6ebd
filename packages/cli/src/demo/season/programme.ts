import type { ImportSeasonRequest } from '@outerpark/core/contract'

const ZONE = 'Asia/Seoul'
const DAY_MS = 86_400_000

/** How many calendar days before each night of Rent the story is played: one in each of three steps of the refund rules. */
export const DAYS_AHEAD = [12, 8, 2] as const

/** The seats of the studio night that is sold out. */
export const STUDIO_SEATS = 12

const won = (amount: number) => ({ amount, currency: 'KRW' })

/** As `kr-standard` (domain 3.1), without the day after the booking: otherwise nothing would be kept in a story of a minute. */
const HOUSE_RULES = {
  rules: [
    { from: 'D-10', keep: 0 },
    { from: 'D-9', to: 'D-7', keep: '10%' },
    { from: 'D-6', to: 'D-3', keep: '20%' },
    { from: 'D-2', to: 'D-1', keep: '30%' },
    { from: 'D-0', keep: '90%' },
  ],
}

/**
 * What is put on sale: three nights in a hall whose seats have numbers, and one in a studio without numbers.
 *
 * @param hallId the hall whose plan was added before
 * @param now ms since the epoch
 */
export function programmeOf(hallId: string, now: number): ImportSeasonRequest {
  const prices = { VIP: won(170_000), R: won(140_000), S: won(90_000) }
  const grades = Object.entries(prices).map(([grade, price]) => ({ grade, price }))
  return {
    musicals: [
      {
        ...{ title: 'Rent', venue: 'Studio 400', timeZone: ZONE, refund: HOUSE_RULES },
        performances: DAYS_AHEAD.map((days) => ({
          startsAt: `${dateIn(ZONE, now + days * DAY_MS)}T19:30`,
          ...{ hall: hallId, grades },
        })),
      },
      {
        ...{ title: '빨래', venue: 'The small studio', timeZone: ZONE },
        performances: [
          {
            startsAt: `${dateIn(ZONE, now + 5 * DAY_MS)}T15:00`,
            grades: [{ grade: 'S', seats: STUDIO_SEATS, price: won(66_000) }],
          },
        ],
      },
    ],
  }
}

/** The calendar day there, `2027-01-05`. */
const dateIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
