import { asId, type PerformanceId } from '@outerpark/core/kernel'
import { changeGrade } from '@outerpark/core/musical'
import type { Audit, EventLog, SalesStanding, Store } from '@outerpark/core/ports'
import { PRESETS } from '@outerpark/core/refund'
import { NO_FIGURES } from '@outerpark/core/sales'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareProjection } from '../mypage/project.ts'
import { salesBook } from '../mypage/sales/book.ts'
import { readSales } from '../mypage/sales/tables.ts'
import { openView } from '../mypage/view-database.ts'
import { auditOf } from '../store/sqlite/audit.ts'
import { openSqliteEventLog } from '../store/sqlite/event-log.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { manualClock } from '../testing/clock.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, BEGINS, grade, PRICE } from '../testing/season.ts'
import { checkSales } from './sales.ts'

type Rows = Awaited<ReturnType<Audit['gradesSold']>>

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let log: EventLog
let db: Database.Database
let performanceId: PerformanceId
/** the rows of the write side after each command */
const rowsAfter: Rows[] = []
/** the figures of sales at each position of the log */
const standings: SalesStanding[] = []

const won = (amount: number) => ({ amount, currency: 'KRW' })

beforeAll(async () => {
  folder = temporaryFolder()
  const file = folder.file('outerpark.db')
  store = openSqliteStore(file, { clock: manualClock(), newId: countedIds() })
  db = new Database(file)
  log = openSqliteEventLog(file)
  await sellAtChangingPrices()
  for (let position = 0; position <= (await log.last()); position++)
    standings.push(await standingAt(position))
})
afterAll(async () => {
  db?.close()
  await log?.close()
  await store?.close()
  folder?.remove()
})

/** Books and pays while the price and the seats of VIP change, down to nothing and back. Some seats are of both grades. */
async function sellAtChangingPrices(): Promise<void> {
  const people = actors(store)
  const customer = await people.customer()
  const grades = [grade('VIP', 10), grade('R', 5, 90_000)]
  const sold = await people.performance(grades, BEGINS, PRESETS['kr-standard'])
  performanceId = sold.performanceId
  const { gradesSold } = auditOf(db)
  const note = async () => void rowsAfter.push(await gradesSold())
  const change = async (terms: { price?: number; seats?: number }) => {
    const price = terms.price === undefined ? undefined : won(terms.price)
    const { seats } = terms
    accepted(await people.run(changeGrade, { performanceId, grade: 'VIP', price, seats }))
    await note()
  }
  const book = async () => {
    const { id } = accepted(await people.book(customer, performanceId, { seats: 2, grade: 'VIP' }))
    await note()
    return id
  }
  const bookBoth = async () => {
    const lines = ['R', 'VIP'].map((name) => ({ grade: name, seats: 1 }))
    const { id } = accepted(await people.book(customer, performanceId, { lines }))
    await note()
    return id
  }
  await note()
  const [first, both] = [await book(), await bookBoth()]
  await change({ price: 170_000, seats: 8 })
  for (const id of [first, both]) {
    await people.approve(id)
    await note()
  }
  await change({ price: 0 })
  await book()
  await bookBoth()
  await change({ price: 200_000, seats: 12 })
  // Of one seat the house keeps something, and the rest comes back.
  await people.cancelSeats(first, { lines: [{ grade: 'VIP', seats: 1 }] }, 'admin', won(100_000))
  await note()
  await people.refundPart(first, { refunded: 100_000, chargeLeft: 2 * PRICE - 100_000 })
  await people.cancelSeats(both, { lines: [{ grade: 'R', seats: 1 }] }, 'admin', won(80_000))
  await note()
  for (const id of [first, both]) {
    await people.cancel(id)
    await note()
  }
  accepted(await people.refundPart(both, { refunded: PRICE + 80_000, chargeLeft: 10_000 }))
  await note()
}

/** The figures of a view that has read the log up to this position. */
async function standingAt(position: number): Promise<SalesStanding> {
  const view = openView(folder.file(`mypage-${position}.db`))
  try {
    if (position > 0) await prepareProjection(log, view)(position)
    return salesBook(() => readSales(view)).standing()
  } finally {
    view.close()
  }
}

test('figures fit the seats wherever the view is in the log: behind changes of the price, or ahead of them', async () => {
  const last = await log.last()
  expect(standings.map(({ position }) => position)).toEqual(
    Array.from({ length: last + 1 }, (_, position) => position),
  )
  expect(new Set(rowsAfter.map(({ grades }) => grades[0]?.price))).toEqual(
    new Set([PRICE, 170_000, 0, 200_000]),
  )
  for (const rows of rowsAfter)
    for (const standing of standings) {
      const check = await checkSales(standing, { gradesSold: async () => rows }, log)
      expect([rows.position, standing.position, check]).toMatchObject([
        rows.position,
        standing.position,
        { ok: true, params: { grades: 2 } },
      ])
    }
})

test.each([
  [
    'the price of a grade',
    "UPDATE grades SET price = 150000 WHERE grade = 'VIP'",
    { grade: 'VIP', figure: 'price', is: 200_000, should: 150_000 },
  ],
  [
    'a price that never changed',
    "UPDATE grades SET price = 0 WHERE grade = 'R'",
    { grade: 'R', figure: 'price', is: 90_000, should: 0 },
  ],
  [
    'what is kept of a cancelled seat',
    "UPDATE reservations SET gone = json_set(gone, '$[0][3]', 9000) WHERE gone ->> '$[0][3]' = 10000",
    { grade: 'R', figure: 'kept', is: 10_000, should: 9_000 },
  ],
  [
    'the seats of a grade',
    `UPDATE seat_counts SET capacity = capacity + 1, available = available + 1
     WHERE grade = (SELECT seq FROM grades WHERE grade = 'VIP')`,
    { grade: 'VIP', figure: 'capacity', is: 12, should: 13 },
  ],
])(
  '%s, changed by hand in the database, is found from every position of the view',
  async (_, sql, difference) => {
    db.exec(`BEGIN; ${sql}`)
    try {
      for (const standing of standings)
        expect(await checkSales(standing, auditOf(db), log)).toMatchObject({
          ok: false,
          code: 'sales-differ',
          params: { differences: [{ performanceId, currency: 'KRW', ...difference }], more: 0 },
        })
    } finally {
      db.exec('ROLLBACK')
    }
  },
)

test('an event whose price was changed by hand is found', async () => {
  const tampered: Pick<EventLog, 'after'> = {
    after: async (position, limit) =>
      (await log.after(position, limit)).map((event) =>
        event.type === 'GradeChanged' && event.price.amount === 200_000
          ? { ...event, price: won(1) }
          : event,
      ),
  }
  const [atStart] = standings
  if (!atStart) throw new Error('There is no view.')
  expect(await checkSales(atStart, auditOf(db), tampered)).toMatchObject({
    ok: false,
    params: { differences: [{ grade: 'VIP', figure: 'price', is: 1, should: 200_000 }] },
  })
})

test('another plan adds the price of a new grade, and no other one again', async () => {
  const grades = [
    { grade: 'VIP', price: won(9), priceWas: won(9), had: 4, seats: 3 },
    { grade: 'R', price: won(7), priceWas: won(8), had: 0, seats: 1 },
    { grade: 'S', price: won(5), had: 0, seats: 2 },
  ]
  const [first] = await log.after(0, 1)
  const version = (number: number) => ({ id: asId<'hall'>('HA-AAAAAAAAAA'), version: number })
  const event = {
    type: 'PerformanceReplanned' as const,
    ...{ performanceId, musicalId: asId<'musical'>('MU-AAAAAAAAAA') },
    ...{ title: 'Rent', venue: 'V', startsAt: '2027-01-05T19:30:00+09:00' },
    ...{ hall: version(2), was: version(1), grades },
  }
  const after = async () => (first ? [{ ...first, ...event, position: 1 }] : [])
  const figures = { ...NO_FIGURES, capacity: 4 }
  const cells = [{ performanceId, grade: 'VIP', currency: 'KRW', figures }]
  const prices = [
    { performanceId, grade: 'VIP', price: won(9) },
    { performanceId, grade: 'R', price: won(8) },
  ]
  const none = { performanceId, currency: 'KRW', held: 0, sold: 0, revenue: 0, awaited: 0, kept: 0 }
  const rows = grades.map(({ grade: name, price, seats }) => ({
    ...{ ...none, grade: name, price: price.amount, capacity: seats },
  }))
  const audit = { gradesSold: async () => ({ position: 1, grades: rows }) }
  expect(await checkSales({ position: 0, cells, prices }, audit, { after })).toMatchObject({
    ok: true,
  })
})
