import type { CancellationResponse, PolicyShown } from '@outerpark/core/contract'
import { words } from '../words/words.ts'
import { showTime } from './hall.ts'
import { moneyText } from './money.ts'

/** What goes back of what was paid, and what is kept, by which rules. */
export function sumsText({ paid, refund, kept, lines }: CancellationResponse): string {
  const { refunds } = words()
  if (paid.amount === 0) return refunds.nothingPaid
  if (kept.amount === 0) return refunds.allBack(moneyText(refund))
  const rules = [...new Set(lines.flatMap(({ rule }) => rule ?? []))].join(', ')
  const fees = lines.reduce((sum, { feeKept }) => sum + (feeKept?.amount ?? 0), 0)
  const why = fees > 0 ? [rules, refunds.feesKept(moneyText({ ...kept, amount: fees }))] : [rules]
  const because = why.filter((each) => each !== '').join('; ')
  return refunds.partBack(moneyText(refund), moneyText(paid), moneyText(kept), because)
}

type Step = CancellationResponse['schedule'][number]

/** One line for each step of a schedule: until when how much goes back. */
export const stepLines = ({ schedule }: { readonly schedule: readonly Step[] }): string[] =>
  schedule.map((step) => `  ${stepText(step)}`)

const stepText = ({ until, refund }: Step): string =>
  words().refunds.until(showTime(until), moneyText(refund))

/** A policy in words, one line for each rule. */
export function policyLines({ preset, rules, until, bookingFee }: PolicyShown): readonly string[] {
  const { refunds } = words()
  if (rules.length === 0) return [refunds.none]
  const ends = until === 'start' ? [] : [refunds.ends(until.day, until.at, until.saturday)]
  const name = preset === undefined ? [] : [preset]
  const fee = bookingFee === undefined ? [] : [refunds.feeRule[bookingFee]]
  const each = rules.map((rule) => refunds.rule(rule, keepText(rule.keep)))
  return [...name, ...each, ...ends, ...fee]
}

function keepText(keep: PolicyShown['rules'][number]['keep']): string | undefined {
  if (keep === 0 || keep === '0%') return undefined
  if (typeof keep === 'object') return words().refunds.flat(keep.flat, keep.atMost)
  return String(keep)
}
