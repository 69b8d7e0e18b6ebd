import type { CancellationResponse, PolicyShown, QuoteResponse } from '@outerpark/core/contract'
import { words } from '../words/words.ts'
import { showTime } from './hall.ts'
import { moneyText } from './money.ts'

/** What goes back of what was paid, and what is kept, by which rules. */
export function sumsText({ paid, refund, kept, lines }: CancellationResponse): string {
  const { refunds } = words()
  if (paid.amount === 0) return refunds.nothingPaid
  if (kept.amount === 0) return refunds.allBack(moneyText(refund))
  const rules = [...new Set(lines.flatMap(({ rule }) => rule ?? []))].join(', ')
  return refunds.partBack(moneyText(refund), moneyText(paid), moneyText(kept), rules)
}

type Step = CancellationResponse['schedule'][number]

/** One line for each step of a schedule: until when how much goes back. */
export const stepLines = ({ schedule }: { readonly schedule: readonly Step[] }): string[] =>
  schedule.map((step) => `  ${stepText(step)}`)

/** What a cancel would give back, for somebody who has not booked yet. Nothing is said if all of it goes back until the start. */
export function bookedRefundLines({ refunds }: Pick<QuoteResponse, 'refunds'>): string[] {
  if (!refunds) return []
  const texts = words().refunds
  if (refunds.length === 0) return [texts.noCancel]
  return [texts.ifCancelled, ...stepLines({ schedule: refunds })]
}

const stepText = ({ until, refund }: Step): string =>
  words().refunds.until(showTime(until), moneyText(refund))

/**
 * A policy in words, one line for each rule.
 * @param currency of its amounts; undefined if that is not known
 */
export function policyLines(
  { preset, rules, until }: PolicyShown,
  currency: string | undefined,
): readonly string[] {
  const { refunds } = words()
  if (rules.length === 0) return [refunds.none]
  const ends = until === 'start' ? [] : [refunds.ends(until.day, until.at, until.saturday)]
  const name = preset === undefined ? [] : [preset]
  const lines = rules.map((rule) =>
    refunds.rule(daysOf(rule, rules), keepText(rule.keep, currency)),
  )
  return [...name, ...lines, ...ends]
}

type Rule = PolicyShown['rules'][number]

/**
 * The days on which a rule counts. Without `to` it counts on every day before, too, but a rule of earlier days always keeps less and
 * counts there. So it is shown up to those: `D-0`, and not "D-0 and before".
 */
function daysOf(rule: Rule, all: readonly Rule[]): Pick<Rule, 'from' | 'to' | 'within'> {
  if (rule.to !== undefined || rule.within !== undefined) return rule
  const from = daysBefore(rule.from)
  const earlier = all
    .filter(({ within }) => within === undefined)
    .map(({ from: first, to = first }) => daysBefore(to))
    .filter((day) => day > from)
  if (earlier.length === 0) return rule
  return { from: `D-${Math.min(...earlier) - 1}`, to: rule.from }
}

/** `D-9` is 9. */
const daysBefore = (day: string): number => Number(day.slice('D-'.length))

function keepText(keep: Rule['keep'], currency: string | undefined): string | undefined {
  if (keep === 0 || keep === '0%') return undefined
  if (typeof keep === 'string') return keep
  const money = (amount: number) =>
    currency === undefined ? String(amount) : moneyText({ amount, currency })
  const { flat } = words().refunds
  return typeof keep === 'number' ? flat(money(keep)) : flat(money(keep.flat), keep.atMost)
}
