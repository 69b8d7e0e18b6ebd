import type {
  MusicalResponse,
  PerformanceResponse,
  PlanSeasonRequest,
} from '@outerpark/core/contract'
import { asId } from '@outerpark/core/kernel'
import { type Performance, planSeason } from '@outerpark/core/musical'
import { PRESETS, policyText, type RefundPolicy, readPolicy } from '@outerpark/core/refund'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportedSeason, seasonYaml } from './export.ts'
import { readTarget } from './read.ts'

const HOUR = 3_600_000
const START = Date.parse('2027-01-01T00:00:00Z')

const own: RefundPolicy = {
  rules: [
    { least: 3, keep: { part: 0 } },
    { least: 0, most: 2, keep: { part: 5000 } },
  ],
  until: 'start',
}
const policy = fc.constantFrom<RefundPolicy | undefined>(
  undefined,
  PRESETS['kr-standard'],
  PRESETS.none,
  own,
)
const text = fc
  .stringMatching(/^[\p{L}\p{N}"'#:{}!&* -]{1,12}$/u)
  .map((typed) => `x${typed}x`.normalize('NFC'))
const grade = fc.record({
  seats: fc.integer({ min: 1, max: 500 }),
  price: fc.integer({ min: 0, max: 300_000 }),
})

const performance = fc.record({
  hour: fc.integer({ min: 0, max: 2000 }),
  grades: fc.dictionary(fc.constantFrom('VIP', 'R', '시야 제한', '1', 'no'), grade, { minKeys: 1 }),
  currency: fc.constantFrom('KRW', 'USD', 'JPY'),
  closed: fc.boolean(),
  refund: policy,
})
const musical = fc.record({
  title: text,
  venue: text,
  keyed: fc.boolean(),
  runningMinutes: fc.constantFrom(null, 150),
  timeZone: fc.constantFrom('Asia/Seoul', 'Europe/Berlin', '+09:00', null),
  refund: policy,
  performances: fc.uniqueArray(performance, { maxLength: 6, selector: ({ hour }) => hour }),
})

/** What is on sale, as the core has it. */
function onSaleOf(
  made: ReturnType<
    typeof fc.sample<typeof musical extends fc.Arbitrary<infer Made> ? Made : never>
  >,
) {
  return made.map(({ keyed, performances, refund, ...each }, n) => {
    const id = asId<'musical'>(`MU-000000000${n}`)
    const title = `${each.title} ${n}`
    return {
      musical: { ...each, title, id, ...(keyed && { key: `key-${n}` }), ...(refund && { refund }) },
      performances: performances.map(
        ({ hour, grades, currency, closed, refund: terms }, m): Performance => ({
          ...{
            id: asId<'performance'>(`PF-00000000${n}${m}`),
            musicalId: id,
            title,
            venue: each.venue,
          },
          startsAt: new Date(START + hour * HOUR).toISOString().replace('.000Z', '+00:00'),
          ...(closed && { off: { state: 'closed' as const } }),
          ...(terms && { refund: { ...terms, timeZone: 'Asia/Seoul' } }),
          grades: Object.entries(grades).map(([name, { seats, price }]) => ({
            ...{ grade: name, price: { amount: price, currency }, capacity: seats },
            ...{ available: seats, held: 0, sold: 0 },
          })),
        }),
      ),
    }
  })
}

const shown = <Row extends { readonly refund?: RefundPolicy | undefined }>({
  refund,
  ...row
}: Row) => ({
  ...row,
  ...(refund && { refund: policyText(refund) }),
})

/** The request as the daemon gives it to the core. */
const wantedOf = ({ musicals }: PlanSeasonRequest) =>
  musicals.map(({ refund, performances, ...each }) => ({
    ...each,
    ...(refund && { refund: readPolicy(refund) }),
    performances: performances.map(({ refund: terms, ...one }) => ({
      ...one,
      ...(terms && { refund: readPolicy(terms) }),
    })),
  }))

test('what is exported applies to itself with no change, whatever is on sale', () => {
  fc.assert(
    fc.property(fc.array(musical, { minLength: 1, maxLength: 4 }), (made) => {
      const season = onSaleOf(made)
      const yaml = seasonYaml(
        exportedSeason({
          // The answers of the box office have these fields, and the policies as text.
          musicals: season.map((each) => shown(each.musical)) as unknown as MusicalResponse[],
          performances: season.flatMap((each) =>
            each.performances.map(shown),
          ) as unknown as PerformanceResponse[],
          halls: [],
        }),
        'as on sale',
      )
      const musicals = wantedOf(readTarget(yaml, 'e.yaml').season)
      const target = { musicals, prune: 'close' } as Parameters<typeof planSeason.decide>[0] // readTarget has checked it
      const facts = { season, showing: [], hallSeats: [] }
      const context = {
        now: START - HOUR,
        newId: () => {
          throw new Error('Nothing is new.')
        },
      }
      const decision = planSeason.decide(target, facts, context)
      if (decision.kind === 'refused') throw new Error(decision.refusal.code)
      expect(decision.reply).toMatchObject({ steps: [], notes: [], conflicts: [] })
    }),
    { numRuns: 300 },
  )
})
