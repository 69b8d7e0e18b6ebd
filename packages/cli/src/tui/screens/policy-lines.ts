import type { PolicyShown } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { cut, wrap } from '../../text/width.ts'
import type { View } from '../view.ts'

type Rule = PolicyShown['rules'][number]

/** What is needed to say a policy. */
type Saying = Pick<View, 'words' | 'language' | 'paint'> & { readonly currency: string }

/** A refund policy in words, each rule by itself. */
function policyTexts({ rules, until }: PolicyShown, saying: Saying): readonly string[] {
  const { policy } = saying.words.cancel
  if (rules.length === 0) return [policy.never]
  const texts = rules.map((rule) => `${whenOf(rule, saying)}: ${keepText(rule.keep, saying)}`)
  if (until === 'start') return texts
  const { day, at, saturday } = until
  return [...texts, policy.until(numberIn(day), at, saturday)]
}

function whenOf({ from, to, within }: Rule, { words }: Saying): string {
  const { policy } = words.cancel
  const days = policy.days(numberIn(to ?? from), to === undefined ? undefined : numberIn(from))
  const [, length = '', unit = ''] = /^(\d+)([mhd])$/.exec(within ?? '') ?? []
  return unit === 'm' || unit === 'h' || unit === 'd'
    ? policy.within(Number(length), unit, days)
    : days
}

/** The days in `D-9`. */
const numberIn = (day: string): number => Number(day.replace('D-', ''))

function keepText(keep: Rule['keep'], { words, language, currency }: Saying): string {
  const { policy } = words.cancel
  if (keep === 0 || keep === '0%') return policy.all
  if (typeof keep === 'string') return policy.part(keep)
  if (typeof keep === 'number')
    return policy.flat(formatMoney({ amount: keep, currency }, language))
  const flat = formatMoney({ amount: keep.flat, currency }, language)
  return policy.flatAtMost(flat, keep.atMost)
}

const INDENT = '  '

/** A policy in so many rows: a line for each rule, or if there are fewer rows one rule after the other. */
export function policyLines(
  policy: PolicyShown | undefined,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  saying: Saying,
): string[] {
  if (!policy || rows < 1) return []
  const { words, paint } = saying
  const texts = policyTexts(policy, saying)
  const { title } = words.cancel.policy
  const list = [
    title,
    ...texts.flatMap((text) => wrap(text, columns - INDENT.length).map((each) => INDENT + each)),
  ]
  if (list.length <= rows) return list.map((each) => paint('quiet', each))
  const lines = wrap(`${title} ${texts.join('; ')}`, columns)
  const shown = lines.slice(0, rows)
  // What does not fit any more is told by an ellipsis: the form of the booking has the sums.
  if (lines.length > rows) shown.push(cut(`${shown.pop()}${' '.repeat(columns)}`, columns))
  return shown.map((each) => paint('quiet', each))
}
