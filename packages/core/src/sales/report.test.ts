import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { aBooking } from '../kernel/testing/booking.ts'
import { added, FIGURES, type Figures, leftOf, NO_FIGURES } from './figures.ts'
import { type SalesEvent, type SoldPerformance, salesOf } from './fold.ts'
import { type SalesBy, type SalesCell, type SalesQuery, salesReport } from './report.ts'

/** So many seats has each grade; no test sells more. */
const SEATS = 10_000
const GRADES = ['VIP', 'R']
const startsAt = '2027-01-05T19:30:00+09:00'
const performance = (n: number): SoldPerformance => ({
  id: asId<'performance'>(`PF-AAAAAAAAA${n}`),
  musicalId: asId<'musical'>(`MU-AAAAAAAAA${n % 2}`),
  title: `Musical ${n}`,
  venue: 'Blue Square',
  startsAt: `2027-01-0${9 - n}T19:30:00+09:00`,
})
const PERFORMANCES = [0, 1, 2].map(performance)
const SEASON = new Map(PERFORMANCES.map((one) => [one.id as string, one]))
const currencyOf = (n: number) => (n === 2 ? 'USD' : 'KRW')

/** A day and an hour later with each event. */
const moment = (n: number) => new Date(Date.UTC(2026, 11, 1) + n * 25 * 3_600_000).toISOString()

const STORIES = {
  'awaits its payment': [],
  confirmed: ['PaymentApproved'],
  declined: ['PaymentDeclined'],
  expired: ['ReservationExpired'],
  'cancelled, paid': ['PaymentApproved', 'sold', 'refund'],
  'cancelled, unpaid': ['held'],
} as const
type Story = keyof typeof STORIES

const aReservation = fc.record({
  story: fc.constantFrom(...(Object.keys(STORIES) as Story[])),
  performance: fc.integer({ min: 0, max: 2 }),
  grade: fc.constantFrom(...GRADES),
  seats: fc.integer({ min: 1, max: 10 }),
  begin: fc.integer({ min: 0, max: 20 }),
})
type Reservation = typeof aReservation extends fc.Arbitrary<infer R> ? R : never

function eventsOf({ story, performance, grade, seats, begin }: Reservation): SalesEvent[] {
  const amount = seats * 100
  const { id: performanceId } = PERFORMANCES[performance] ?? { id: aBooking().performanceId }
  const currency = currencyOf(performance)
  const said = { ...aBooking({ performanceId, startsAt, grade, seats, amount, currency }) }
  return ['Reserved', ...STORIES[story]].map((type, i) => {
    const event = { ...said, at: moment(begin + i) }
    if (type === 'held' || type === 'sold')
      return { ...event, type: 'ReservationCancelled', by: 'customer', seatsWere: type }
    if (type === 'refund') return { ...event, type: 'PaymentCancelled', refunded: amount }
    return { ...event, type } as SalesEvent // one of the others
  })
}

const onSale: SalesEvent[] = PERFORMANCES.map(({ id }, n) => ({
  type: 'PerformanceAdded',
  performanceId: id,
  startsAt,
  at: moment(0),
  grades: GRADES.map((grade) => ({
    grade,
    seats: SEATS,
    price: { amount: 100, currency: currencyOf(n) },
  })),
}))

function cellsOf(events: readonly SalesEvent[]): SalesCell[] {
  const cells = new Map<string, SalesCell>()
  for (const [i, event] of events.entries())
    for (const { change, ...key } of salesOf(event)) {
      const name = Object.values(key).join()
      const figures = added(cells.get(name)?.figures ?? NO_FIGURES, change)
      cells.set(name, { ...key, figures, position: i + 1 })
    }
  return [...cells.values()]
}

const aLog = fc.array(aReservation, { maxLength: 30 }).map((reservations) => ({
  reservations,
  events: [...onSale, ...reservations.flatMap(eventsOf)],
}))
const report = (events: readonly SalesEvent[], query: SalesQuery) =>
  salesReport(cellsOf(events), SEASON, query)
const sum = (rows: readonly Figures[], of: keyof Figures) =>
  rows.reduce((total, row) => total + row[of], 0)
const allOf = (rows: readonly { currency: string }[], currency: string) =>
  rows.filter((row) => row.currency === currency)

test('the figures are those of the reservations as they stand at the end', () => {
  fc.assert(
    fc.property(aLog, ({ reservations, events }) => {
      for (const { performance, ...row } of report(events, { by: 'performance' }).rows) {
        const mine = reservations.filter((one) => PERFORMANCES[one.performance] === performance)
        const seats = (story: Story) =>
          mine.filter((one) => one.story === story).reduce((all, { seats }) => all + seats, 0)
        expect(row.held).toBe(seats('awaits its payment'))
        expect(row.sold).toBe(seats('confirmed'))
        expect(row.awaited).toBe(100 * row.held)
        expect(row.revenue).toBe(100 * row.sold)
        expect(row.refunded).toBe(100 * seats('cancelled, paid'))
        expect(row.left).toBe(GRADES.length * SEATS - row.held - row.sold)
      }
    }),
  )
})

test('performances, grades and days add up to the totals, whatever is asked for', () => {
  const aQuery = fc.record(
    {
      musicalId: fc.constantFrom('MU-AAAAAAAAA0', 'MU-AAAAAAAAA1'),
      performanceId: fc.constantFrom(...SEASON.keys()),
      from: fc.integer({ min: 0, max: 24 }).map((n) => moment(n).slice(0, 10)),
      to: fc.integer({ min: 0, max: 24 }).map((n) => moment(n).slice(0, 10)),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(aLog, aQuery, ({ events }, query) => {
      const of = (by: SalesBy) => report(events, { ...query, by })
      const { totals } = of('performance')
      for (const total of totals) {
        for (const by of ['performance', 'grade'] as const)
          for (const figure of FIGURES)
            expect(sum(allOf(of(by).rows, total.currency) as never, figure)).toBe(total[figure])
        const days = allOf(of('day').rows, total.currency) as unknown as Figures[]
        for (const figure of ['sold', 'revenue', 'refunded'] as const)
          expect(sum(days, figure)).toBe(total[figure])
        const last = days.at(-1)
        if (last) expect(last).toMatchObject({ held: total.held, left: total.left })
      }
    }),
  )
})

test('the order of events of different reservations does not matter', () => {
  fc.assert(
    fc.property(aLog, ({ events }) => {
      const other = cellsOf([...events].sort((a, b) => (a.at < b.at ? -1 : 1)))
      const figures = (cells: readonly SalesCell[]) =>
        cells.map(({ position: _, ...cell }) => JSON.stringify(cell)).sort()
      expect(figures(other)).toEqual(figures(cellsOf(events)))
    }),
  )
})

test('what comes later is taken away by the same sum', () => {
  const later = { ...NO_FIGURES, held: 2, awaited: 200 }
  const now = added({ ...NO_FIGURES, capacity: 5 }, later)
  expect(added(now, later, -1)).toEqual({ ...NO_FIGURES, capacity: 5 })
  expect(leftOf(now)).toBe(3)
})

test('performances come by their times, and one that the log does not tell of is left out', () => {
  const cells = cellsOf(onSale)
  const known = new Map([...SEASON].slice(0, 2))
  const { rows } = salesReport(cells, known, { by: 'performance' })
  expect(rows.map(({ performance }) => performance?.title)).toEqual(['Musical 1', 'Musical 0'])
})

test('a currency has rows and a total of its own', () => {
  const { rows, totals } = report(onSale, { by: 'grade' })
  expect(rows.map(({ grade, currency, capacity }) => [grade, currency, capacity])).toEqual([
    ['R', 'KRW', 2 * SEATS],
    ['R', 'USD', SEATS],
    ['VIP', 'KRW', 2 * SEATS],
    ['VIP', 'USD', SEATS],
  ])
  expect(totals.map(({ currency }) => currency)).toEqual(['KRW', 'USD'])
})
