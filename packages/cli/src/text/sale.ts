import type { PerformanceResponse } from '@outerpark/core/contract'
import { words } from '../words/words.ts'
import { showTime } from './hall.ts'

type Sale = Pick<PerformanceResponse, 'sale' | 'presale'>

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long it still takes, in its two largest units, rounded up to a minute: `2 d 3 h`, `3 h 20 min`, `5 min`. */
export function countdown(ms: number): string {
  const left = Math.max(MINUTE, Math.ceil(ms / MINUTE) * MINUTE)
  const { day, hour, minute } = words().seasons.units
  const parts: readonly (readonly [number, string])[] =
    left >= DAY
      ? [
          [Math.floor(left / DAY), day],
          [Math.floor((left % DAY) / HOUR), hour],
        ]
      : [
          [Math.floor(left / HOUR), hour],
          [(left % HOUR) / MINUTE, minute],
        ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ')
}

/**
 * What keeps a performance from being booked by everybody now: it is not on sale yet, or no longer. Undefined if nothing does. The box
 * office decides by its own clock; this is what to expect.
 *
 * @param now ms since the epoch
 */
export function windowText({ sale, presale }: Sale, now = Date.now()): string | undefined {
  const { opens, closesAt } = sale ?? {}
  if (closesAt !== undefined && Date.parse(closesAt) <= now) return words().seasons.offSale.closed
  const left = opens === undefined ? 0 : Date.parse(opens) - now
  if (opens === undefined || left <= 0) return undefined
  const said = words().seasons.opensIn(countdown(left), showTime(opens))
  if (!presale) return said
  const early = Date.parse(presale.opens) - now
  return early <= 0
    ? words().seasons.presaleNow(said)
    : words().seasons.presaleIn(countdown(early), said)
}
