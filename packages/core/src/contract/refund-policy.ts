import { z } from 'zod'
import { FEE_RULES } from '../names/index.ts'
import {
  CLOCK_TEXT,
  DAY_TEXT,
  mistakeIn,
  PART_TEXT,
  type PolicyText,
  REFUND_PRESETS,
  readPolicy,
  WITHIN_TEXT,
} from '../refund/index.ts'
import { flaw, flawed } from './flaws.ts'

const like = (pattern: RegExp, example: string) =>
  z.string().regex(pattern, flaw('not-like', { example })).meta({ example })

const part = like(PART_TEXT, '10%')
const MAX_KEPT = 100_000_000

const ruleField = z.strictObject({
  from: like(DAY_TEXT, 'D-9').meta({
    description:
      'the first day on which the rule counts: so many calendar days of the hall before that of the performance',
  }),
  to: like(DAY_TEXT, 'D-7').optional().meta({
    description: 'the last one; if left out, the rule also counts on every day before `from`',
  }),
  within: like(WITHIN_TEXT, '24h').optional().meta({
    description: 'only so long after the booking: minutes, hours, or calendar days (7d)',
  }),
  keep: z
    .union(
      [
        z.int().min(0).max(MAX_KEPT),
        part,
        z.strictObject({ flat: z.int().min(0).max(MAX_KEPT), atMost: part }),
      ],
      flawed('not-like', { example: '10%, 4000, {"flat": 4000, "atMost": "10%"}' }),
    )
    .meta({
      description:
        "what is kept of the price of each seat: a part of it, or an amount in the currency's smallest unit",
      example: '10%',
    }),
})

const untilField = z.union(
  [
    z.literal('start'),
    z.strictObject({
      day: like(DAY_TEXT, 'D-1'),
      at: like(CLOCK_TEXT, '17:00'),
      saturday: like(CLOCK_TEXT, '11:00')
        .optional()
        .meta({ description: 'the time if that day is a Saturday' }),
    }),
  ],
  flawed('not-like', { example: 'start, {"day": "D-1", "at": "17:00"}' }),
)

const policy = {
  preset: z.enum(REFUND_PRESETS).optional().meta({ description: 'rules that have a name' }),
  rules: z.array(ruleField).max(30).optional().meta({
    description:
      'of those that apply, the one counts that keeps least; if none does, nobody can cancel',
  }),
  until: untilField.optional().meta({
    description: 'from then on a customer cannot cancel; if left out: the start of the performance',
  }),
  bookingFee: z.enum(FEE_RULES).optional().meta({
    description:
      'whether the booking fee goes back to a customer who cancels; `booking-day`: until 24:00 of the day of the booking; if left out: as the preset says, else `kept`',
  }),
}

/** What a cancel gives back (domain 3.1): a preset, or rules of the house's own. */
export const refundField = z
  .strictObject(policy)
  .check(
    z.core._check<PolicyText>(
      ({ value, issues }) => {
        const wrong = (path: (string | number)[], message: string) =>
          issues.push({ code: 'custom', path, message, input: value })
        for (const [path, message] of amissIn(value)) wrong(path, message)
      },
      { when: ({ value, issues }) => typeof value === 'object' && issues.length === 0 },
    ),
  )
  .meta({ example: { preset: 'kr-standard' } })

function amissIn(value: PolicyText): readonly [path: (string | number)[], message: string][] {
  const { preset, rules, until } = value
  if (preset !== undefined) return rules || until ? [[['preset'], flaw('preset-or-rules', {})]] : []
  if (!rules) return [[['preset'], flaw('preset-or-rules', {})]]
  const mistake = mistakeIn(readPolicy(value))
  if (!mistake) return []
  const { case: which, days } = mistake
  return [[['rules'], flaw(which === 'no-rule' ? 'no-rule' : 'keeps-less', { days })]]
}

/** The policy in an answer. A preset comes with its rules. */
export const refundShown = z
  .object({
    ...policy,
    rules: z.array(z.object(ruleField.shape)),
    until: untilField,
  })
  .optional()
  .meta({
    description: 'what a cancel gives back; left out if everything, until the start',
  })

export type PolicyShown = NonNullable<z.infer<typeof refundShown>>
export type RefundText = z.input<typeof refundField>
