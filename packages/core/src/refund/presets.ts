import type { RefundPolicy, RefundPreset, RefundRule } from './policy.ts'

const HOUR_MS = 3_600_000

/** The last days before a performance, as both Korean presets have them. */
const LAST_DAYS: readonly RefundRule[] = [
  { least: 7, most: 9, keep: { part: 1000 } },
  { least: 3, most: 6, keep: { part: 2000 } },
  { least: 1, most: 2, keep: { part: 3000 } },
]

/**
 * The rules that have names.
 *
 * - `kr-standard`: 소비자분쟁해결기준, 공연업, when the customer cancels. It also has the 90 % of the day itself (since 2010). It is a
 *   recommendation of the state (소비자기본법 §16③) for all that was not agreed otherwise.
 * - `kr-agency`: what Korean agencies and halls do. Nobody cancels on the last day. A flat fee of ₩4,000 is due from the 8th day after
 *   the booking. Within 7 days of the booking it is free, as e-commerce law wants it.
 * - `full`: everything goes back until the start, booking fees too.
 * - `none`: customers cannot cancel what is paid.
 */
export const PRESETS: Readonly<Record<RefundPreset, RefundPolicy>> = {
  'kr-standard': {
    preset: 'kr-standard',
    rules: [
      { least: 10, keep: { part: 0 } },
      ...LAST_DAYS,
      { least: 0, most: 0, keep: { part: 9000 } },
      { least: 3, within: { ms: 24 * HOUR_MS }, keep: { part: 0 } },
    ],
    until: 'start',
  },
  'kr-agency': {
    preset: 'kr-agency',
    rules: [
      { least: 10, within: { days: 7 }, keep: { part: 0 } },
      { least: 10, keep: { flat: 4000, atMost: 1000 } },
      ...LAST_DAYS,
    ],
    until: { day: 1, minute: 17 * 60, saturday: 11 * 60 },
    bookingFee: 'booking-day',
  },
  full: {
    preset: 'full',
    rules: [{ least: 0, keep: { part: 0 } }],
    until: 'start',
    bookingFee: 'refunded',
  },
  none: { preset: 'none', rules: [], until: 'start' },
}

/** The only currency of a policy with an amount that means won. Undefined if any currency will do. */
export const currencyOfPolicy = ({ preset }: Pick<RefundPolicy, 'preset'>): string | undefined =>
  preset === 'kr-agency' ? 'KRW' : undefined
