import type { FeeRule } from '../names/index.ts'
import { withinText } from './kept.ts'
import type { Keep, RefundPolicy, RefundRule, Until } from './policy.ts'
import { PRESETS } from './presets.ts'

// A policy as people write it in a season file, and as HTTP shows it: `{ from: D-9, to: D-7, keep: 10% }`.

export type KeepText = number | string | { readonly flat: number; readonly atMost: string }
export type RuleText = {
  /** `D-9`: the first day on which the rule counts; without `to` also every day before */
  readonly from: string
  /** `D-7`: the last one */
  readonly to?: string | undefined
  /** `24h`, `30m` or `7d` since the booking */
  readonly within?: string | undefined
  /** `10%`, an amount, or `{ flat, atMost: 10% }` */
  readonly keep: KeepText
}
export type UntilText =
  | 'start'
  | { readonly day: string; readonly at: string; readonly saturday?: string | undefined }
export type PolicyText = {
  readonly preset?: RefundPolicy['preset']
  readonly rules?: readonly RuleText[] | undefined
  readonly until?: UntilText | undefined
  readonly bookingFee?: FeeRule | undefined
}

export const DAY_TEXT = /^D-(0|[1-9]\d{0,3})$/
export const PART_TEXT = /^(100|\d{1,2}(?:\.\d{1,2})?)%$/
export const WITHIN_TEXT = /^([1-9]\d{0,3})(m|h|d)$/
export const CLOCK_TEXT = /^([01]\d|2[0-3]):([0-5]\d)$/

const MINUTE_MS = 60_000
const WHOLE = 10_000

/** The policy that a checked text means. */
export function readPolicy({
  preset,
  rules = [],
  until = 'start',
  bookingFee,
}: PolicyText): RefundPolicy {
  const own = bookingFee && { bookingFee }
  if (preset) return own ? { ...PRESETS[preset], ...own } : PRESETS[preset]
  return { rules: rules.map(readRule), until: readUntil(until), ...own }
}

function readRule({ from, to, within, keep }: RuleText): RefundRule {
  const days = readDay(from)
  return {
    ...(to === undefined ? { least: days } : { least: readDay(to), most: days }),
    ...(within !== undefined && { within: readWithin(within) }),
    keep: readKeep(keep),
  }
}

const readDay = (text: string): number => Number(DAY_TEXT.exec(text)?.[1])
/** `12.5%` is 1250. */
const readPart = (text: string): number => Math.round(Number(PART_TEXT.exec(text)?.[1]) * 100)

function readWithin(text: string): NonNullable<RefundRule['within']> {
  const [, number, unit] = WITHIN_TEXT.exec(text) ?? []
  if (unit === 'd') return { days: Number(number) }
  return { ms: Number(number) * (unit === 'h' ? 60 : 1) * MINUTE_MS }
}

function readKeep(keep: KeepText): Keep {
  if (typeof keep === 'string') return { part: readPart(keep) }
  if (typeof keep === 'number') return keep === 0 ? { part: 0 } : { flat: keep, atMost: WHOLE }
  return { flat: keep.flat, atMost: readPart(keep.atMost) }
}

function readUntil(until: UntilText): Until {
  if (until === 'start') return until
  const { day, at, saturday } = until
  return {
    ...{ day: readDay(day), minute: readClock(at) },
    ...(saturday !== undefined && { saturday: readClock(saturday) }),
  }
}

function readClock(text: string): number {
  const [, hours, minutes] = CLOCK_TEXT.exec(text) ?? []
  return Number(hours) * 60 + Number(minutes)
}

/** A policy as {@link readPolicy} reads it. A preset comes with its rules, so that nobody has to know them. */
export function policyText({ preset, rules, until, bookingFee }: RefundPolicy): {
  readonly preset?: RefundPolicy['preset']
  readonly rules: readonly RuleText[]
  readonly until: UntilText
  readonly bookingFee?: FeeRule
} {
  return {
    ...(preset && { preset }),
    ...{ rules: rules.map(ruleText), until: untilText(until) },
    ...(bookingFee && { bookingFee }),
  }
}

const ruleText = ({ least, most, within, keep }: RefundRule): RuleText => ({
  ...(most === undefined ? { from: `D-${least}` } : { from: `D-${most}`, to: `D-${least}` }),
  ...(within && { within: withinText(within) }),
  keep: keepText(keep),
})

function keepText(keep: Keep): KeepText {
  if ('part' in keep) return keep.part === 0 ? 0 : partText(keep.part)
  return keep.atMost === WHOLE ? keep.flat : { flat: keep.flat, atMost: partText(keep.atMost) }
}

const partText = (part: number): string => `${part / 100}%`

function untilText(until: Until): UntilText {
  if (until === 'start') return until
  const { day, minute, saturday } = until
  return {
    ...{ day: `D-${day}`, at: clockText(minute) },
    ...(saturday !== undefined && { saturday: clockText(saturday) }),
  }
}

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
