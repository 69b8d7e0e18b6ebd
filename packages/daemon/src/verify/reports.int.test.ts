import { REPORTS } from '@outerpark/core/names'
import type { EventLog, Store } from '@outerpark/core/ports'
import { PRESETS } from '@outerpark/core/refund'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareProjection } from '../mypage/project.ts'
import { readReport } from '../mypage/sales/read-report.ts'
import { openView, type ViewDatabase } from '../mypage/view-database.ts'
import { openSqliteEventLog } from '../store/sqlite/event-log.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { manualClock } from '../testing/clock.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, BEGINS, grade } from '../testing/season.ts'
import { checkReports } from './reports.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let log: EventLog
let view: ViewDatabase

/** One booking of two grades: of one seat the house keeps something, and another one waits for its refund. */
beforeAll(async () => {
  folder = temporaryFolder()
  const file = folder.file('outerpark.db')
  store = openSqliteStore(file, { clock: manualClock(), newId: countedIds() })
  log = openSqliteEventLog(file)
  view = openView(folder.file('mypage.db'))
  const people = actors(store)
  const customer = await people.customer()
  const grades = [grade('VIP', 10, 170_000), grade('R', 20, 140_000)]
  const { performanceId } = await people.performance(grades, BEGINS, PRESETS['kr-standard'])
  const lines = grades.map(({ grade }) => ({ grade, seats: 2 }))
  const { id } = accepted(await people.book(customer, performanceId, { lines }))
  await people.approve(id)
  const of = (name: string) => ({ lines: [{ grade: name, seats: 1 }] })
  const krw = (amount: number) => ({ amount, currency: 'KRW' })
  await people.cancelSeats(id, of('VIP'), 'admin', krw(100_000))
  accepted(await people.refundPart(id, { refunded: 100_000, chargeLeft: 520_000 }))
  await people.cancelSeats(id, of('R'), 'admin', krw(140_000))
  await people.book(customer, performanceId, { grade: 'R', seats: 1 })
  await prepareProjection(log, view)(1_000)
})
afterAll(async () => {
  view?.close()
  await log?.close()
  await store?.close()
  folder?.remove()
})

const reports = () => REPORTS.map((name) => readReport(view, { name }))

test('the reports are what the events add up to', async () => {
  expect(await checkReports(reports(), log)).toMatchObject({ ok: true, params: { reports: 4 } })
  expect(readReport(view, { name: 'statement' }).totals).toMatchObject([
    {
      ...{ seats: 4, gross: 620_000, returned: 2, cancelled: 310_000, kept: 70_000 },
      ...{ payout: 380_000, supply: 345_455, vat: 34_545, refunded: 100_000, underway: 140_000 },
    },
  ])
})

test.each([
  ['revenue', "UPDATE sales SET revenue = revenue + 1 WHERE grade = 'VIP'", 'gross'],
  ['cancelled seats', "UPDATE sales SET returned = 5 WHERE returned > 0 AND grade = 'R'", 'seats'],
  ['what is kept', 'UPDATE sales SET kept = 0', 'kept'],
  ['what went back', 'UPDATE sales SET refunded = refunded + 1', 'refunded'],
  ['seats on sale', "UPDATE sales SET capacity = 9 WHERE grade = 'VIP'", 'capacity'],
  ['a rule', 'UPDATE sales_by_rule SET paid = paid + 1', 'paid'],
  ['a lost rule', 'DELETE FROM sales_by_rule', 'paid'],
  ['a lost day', 'DELETE FROM sales', 'gross'],
])('%s, changed by hand in the database, is found', async (_, sql, figure) => {
  view.exec(`BEGIN; ${sql}`)
  try {
    const check = await checkReports(reports(), log)
    expect(check).toMatchObject({ ok: false, code: 'reports-differ' })
    const params = check.ok ? undefined : check.params
    expect(JSON.stringify(params)).toContain(`"figure":"${figure}"`)
  } finally {
    view.exec('ROLLBACK')
  }
})
