import type { Reserved } from '@outerpark/core/reservation'
import type { PolicyName } from '../plan/refunds.ts'
import type { Known } from './known.ts'

// A small model of some refund policies, from the table of the standard (소비자분쟁해결기준, 공연업). It knows nothing of rules as data.

const DAY = 24 * 3_600_000

/** What a performance has, by its id. */
export type PolicyOf = { readonly policy: PolicyName; readonly offset: number } | undefined

type Ended = { readonly seats: number; readonly price: number }

/** The midnights of the hall's clocks between two moments. */
function nightsBetween(from: number, to: number, offset: number): number {
  const midnight = (ms: number) => Math.floor((ms + offset * 60_000) / DAY)
  return midnight(to) - midnight(from)
}

/** The percentage that `kr-standard` keeps; undefined if it lets nobody cancel. */
function standard(nights: number, sinceBooking: number): number {
  if (nights >= 10 || (nights >= 3 && sinceBooking <= DAY)) return 0
  if (nights >= 7) return 10
  if (nights >= 3) return 20
  return nights >= 1 ? 30 : 90
}

/**
 * What the house keeps in the end of these seats.
 * @returns undefined if the model does not know the policy
 */
export function keptInTheEnd(
  { seats, price }: Ended,
  { at }: { readonly at: string },
  {
    startsAt,
    performanceId,
    at: bookedAt,
  }: Pick<Reserved, 'startsAt' | 'performanceId'> & { readonly at: string },
  { policies }: Pick<Known, 'policies'>,
): number | undefined {
  const terms = policies.get(performanceId)
  if (!terms) return 0
  const now = Date.parse(at)
  const since = now - Date.parse(bookedAt)
  const nights = nightsBetween(now, Date.parse(startsAt), terms.offset)
  switch (terms.policy) {
    case 'full':
      return 0
    case 'kr-standard':
      return Math.floor((price * standard(nights, since)) / 100) * seats
    case 'grace': {
      const part = since <= 20_000 ? 0 : since <= 60_000 ? 1000 : 3333
      return Math.floor((price * part) / 10_000) * seats
    }
    case 'flat':
      return nights >= 3 ? 0 : Math.min(700, Math.floor(price / 4)) * seats
    default:
      return undefined
  }
}
