import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asId, costOf, linesOf, sharedOut } from '../../kernel/index.ts'
import { aBooking } from '../../kernel/testing/booking.ts'
import type { SalesEvent, SoldPerformance } from '../fold.ts'
import { type RuleSale, salesReader } from '../reader.ts'
import type { Cell, ReportFacts } from './facts.ts'
import { makeReport } from './report.ts'
import { supplyOf } from './statement.ts'

const PRICES: Readonly<Record<string, number>> = { VIP: 170_000, R: 133_333 }
const GRADES = Object.keys(PRICES)
const DAYS = 20
const at = (day: number) => new Date(Date.UTC(2026, 11, 1 + day, 3)).toISOString()
const dayAt = (day: number) => at(day).slice(0, 10)
const startsAt = '2027-01-05T19:30:00+09:00'

const PERFORMANCES = [0, 1].map(
  (n): SoldPerformance => ({
    id: asId<'performance'>(`PF-AAAAAAAAA${n}`),
    musicalId: asId<'musical'>('MU-AAAAAAAAAA'),
    ...{ title: 'Phantom', venue: 'Charlotte', startsAt },
  }),
)
const performances = new Map(PERFORMANCES.map((each) => [each.id as string, each]))

/** A booking of both grades, cancelled seat by seat or as a whole, and refunded later or not at all. */
const aStory = fc.record({
  performance: fc.integer({ min: 0, max: 1 }),
  seats: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 })),
  begin: fc.integer({ min: 0, max: 9 }),
  end: fc.constantFrom('kept', 'cancelled', 'one seat', 'seat by seat', 'charged late'),
  keptPercent: fc.integer({ min: 0, max: 100 }),
  isRefunded: fc.boolean(),
})
type Story = typeof aStory extends fc.Arbitrary<infer S> ? S : never

/** What one story did to the charge of its booking, counted by hand. */
type Money = { charged: number; cancelled: number; kept: number; back: number; late: number }

function told({ performance, seats, begin, end, keptPercent, isRefunded }: Story, n: number) {
  const lines = GRADES.map((grade, i) => ({
    ...{ grade, seats: seats[i] ?? 0, price: PRICES[grade] ?? 0 },
  })).filter((line) => line.seats > 0)
  const performanceId = PERFORMANCES[performance]?.id ?? aBooking().performanceId
  const booking = aBooking({
    ...{ reservationId: asId<'reservation'>(`RV-${n}`), performanceId, startsAt },
    ...{ grade: null, lines, amount: costOf(lines) },
    seats: lines.reduce((sum, line) => sum + line.seats, 0),
  })
  const events: SalesEvent[] = [{ ...booking, type: 'Reserved', at: at(begin) }]
  const money: Money = { charged: 0, cancelled: 0, kept: 0, back: 0, late: 0 }
  if (end === 'charged late') {
    events.push({ ...booking, type: 'ReservationExpired', at: at(begin + 1) })
    if (isRefunded) {
      const refunded = booking.amount
      events.push({ ...booking, type: 'PaymentCancelled', refunded, at: at(begin + 2) })
      money.late = refunded
    }
    return { events, money }
  }
  events.push({ ...booking, type: 'PaymentApproved', at: at(begin) })
  money.charged = booking.amount
  if (end === 'kept') return { events, money }
  const single = lines.flatMap((line) =>
    Array.from({ length: line.seats }, () => ({ ...line, seats: 1 })),
  )
  const parts = end === 'cancelled' ? [lines] : single.map((line) => [line])
  const chosen = end === 'one seat' ? parts.slice(-1) : parts
  const isWhole = chosen.length === parts.length
  const refunds: number[] = []
  for (const [i, part] of chosen.entries()) {
    const cancelled = part.map((line) => {
      const kept = Math.floor((costOf([line]) * keptPercent) / 100)
      return { ...line, kept, refund: costOf([line]) - kept, rule: `D-${keptPercent}` }
    })
    const isLast = isWhole && i === chosen.length - 1
    const said = { ...booking, by: 'customer' as const, cancelled, at: at(begin + 1 + i) }
    events.push(
      isLast
        ? { ...said, type: 'ReservationCancelled', seatsWere: 'sold' }
        : { ...said, type: 'SeatsCancelled' },
    )
    refunds.push(cancelled.reduce((sum, { refund }) => sum + refund, 0))
    money.cancelled += costOf(part)
    money.kept += cancelled.reduce((sum, { kept }) => sum + kept, 0)
  }
  if (!isRefunded) return { events, money }
  for (const refunded of refunds) {
    events.push({ ...booking, type: 'PaymentRefunded', refunded, at: at(DAYS) })
    money.back += refunded
  }
  return { events, money }
}

/** The facts of a period, as the projection has them. */
function factsOf(events: readonly SalesEvent[], from = '', to = '9999'): ReportFacts {
  const read = salesReader(new Map())
  const [before, inside]: [Cell[], Cell[]] = [[], []]
  const rules: RuleSale[] = []
  for (const event of events) {
    const said = read(event)
    for (const { change: figures, ...key } of said.sales)
      if (key.day <= to) (key.day < from ? before : inside).push({ ...key, figures })
    rules.push(...said.rules.filter(({ day }) => day >= from && day <= to))
  }
  return { performances, before, inside, rules }
}

const reportsOf = (facts: ReportFacts) => {
  const of = <Name extends ReturnType<typeof makeReport>['name']>(name: Name) =>
    makeReport(name, facts) as Extract<ReturnType<typeof makeReport>, { name: Name }>
  return {
    sales: of('sales'),
    statement: of('statement'),
    refunds: of('refunds'),
    daily: of('daily'),
  }
}
const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((total, row) => total + of(row), 0)
const stories = fc.array(aStory, { minLength: 1, maxLength: 12 })

test('the statement agrees with the charges: gross − cancelled + kept, and what is underway', () => {
  fc.assert(
    fc.property(stories, (all) => {
      const each = all.map(told)
      const { statement, refunds } = reportsOf(factsOf(each.flatMap(({ events }) => events)))
      const paid = (of: keyof Money) => sum(each, ({ money }) => money[of])
      const [total] = statement.totals
      const due = paid('cancelled') - paid('kept')
      expect(total?.gross ?? 0).toBe(paid('charged'))
      expect(total?.payout ?? 0).toBe(paid('charged') - due)
      expect(total?.refunded ?? 0).toBe(paid('back'))
      // What the card company has is what is paid out, and what has still to go back.
      expect((total?.payout ?? 0) + (total?.underway ?? 0)).toBe(paid('charged') - paid('back'))
      expect(refunds.totals[0]?.paid ?? 0).toBe(paid('cancelled') + paid('late'))
      expect(refunds.totals[0]?.kept ?? 0).toBe(paid('kept'))
    }),
  )
})

test('once all is cancelled, what is kept and what goes back are what was paid', () => {
  const cancelled = fc.array(
    aStory.map((story) => ({ ...story, end: 'seat by seat' as const, isRefunded: true })),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(cancelled, (all) => {
      const { sales, statement } = reportsOf(factsOf(all.flatMap((one, n) => told(one, n).events)))
      const [total] = statement.totals
      expect((total?.kept ?? 0) + (total?.refunded ?? 0)).toBe(total?.gross)
      expect([total?.underway, total?.seats]).toEqual([0, total?.returned])
      expect(sales.totals[0]).toMatchObject({ sold: 0, gross: 0, average: null })
    }),
  )
})

test('days, performances and grades add up to the same totals, and two periods to the whole', () => {
  fc.assert(
    fc.property(stories, fc.integer({ min: 1, max: DAYS }), (all, cut) => {
      const events = all.flatMap((one, n) => told(one, n).events)
      const { sales, statement, refunds, daily } = reportsOf(factsOf(events))
      const [total] = statement.totals
      for (const field of [
        'seats',
        'gross',
        'returned',
        'cancelled',
        'kept',
        'payout',
        'refunded',
      ] as const) {
        expect(sum(daily.rows, (row) => row[field])).toBe(total?.[field] ?? 0)
        expect(sum(statement.rows, (row) => row[field])).toBe(total?.[field] ?? 0)
      }
      expect(sum(sales.rows, ({ gross }) => gross)).toBe(
        (total?.gross ?? 0) - (total?.cancelled ?? 0),
      )
      expect(refunds.totals[0]?.seats ?? 0).toBe(total?.returned ?? 0)
      const parts = [
        reportsOf(factsOf(events, '', dayAt(cut - 1))).statement,
        reportsOf(factsOf(events, dayAt(cut))).statement,
      ]
      for (const field of ['gross', 'payout', 'refunded', 'supply', 'vat'] as const)
        expect(sum(parts, ({ totals }) => totals[0]?.[field] ?? 0)).toBe(total?.[field] ?? 0)
    }),
  )
})

test('supply and tax are the payout, of each performance and of all', () => {
  fc.assert(
    fc.property(stories, (all) => {
      const { statement } = reportsOf(factsOf(all.flatMap((one, n) => told(one, n).events)))
      for (const { supply = 0, vat = 0, payout } of [...statement.rows, ...statement.totals])
        expect(supply + vat).toBe(payout)
      expect(sum(statement.rows, ({ vat = 0 }) => vat)).toBe(statement.totals[0]?.vat ?? 0)
    }),
  )
})

test.each([
  [170_000, 154_545],
  [37_400, 34_000],
  [30_000, 27_273],
  [15_000, 13_636],
])('the supply of %d is %d (domain 3.3)', (gross, supply) => {
  expect(supplyOf(gross)).toBe(supply)
})

test('refunds stand at the grades whose seats were cancelled, in the order of the cancels', () => {
  const lines = [
    { grade: 'VIP', seats: 2, price: 170_000 },
    { grade: 'R', seats: 1, price: 140_000 },
  ]
  const booking = { ...aBooking({ grade: null, seats: 3, amount: 480_000, lines }), at: at(0) }
  const cancelled = (grade: string, price: number, kept: number): SalesEvent => ({
    ...{ ...booking, type: 'SeatsCancelled', by: 'customer' },
    cancelled: [{ grade, seats: 1, price, kept, refund: price - kept, rule: 'D-9..D-7' }],
  })
  const read = salesReader(new Map())
  read(cancelled('VIP', 170_000, 17_000))
  read(cancelled('R', 140_000, 14_000))
  const back = (refunded: number) =>
    read({ ...booking, type: 'PaymentRefunded', refunded }).sales.map(({ grade, change }) => [
      ...[grade, change.refunded, change.late],
    ])
  expect(back(153_000)).toEqual([['VIP', 153_000, 0]])
  expect(back(126_000)).toEqual([['R', 126_000, 0]])
  // Nothing is due any more: the card was charged too late.
  const [vip, r] = sharedOut(
    480_000,
    linesOf(booking).map((line) => costOf([line])),
  )
  expect(back(480_000)).toEqual([
    ['VIP', vip, vip],
    ['R', r, r],
  ])
})
