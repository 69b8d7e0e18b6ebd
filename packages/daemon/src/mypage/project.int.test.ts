import { asId, type Booking, type CustomerId } from '@outerpark/core/kernel'
import type { DomainEvent } from '@outerpark/core/policies'
import type { EventLog } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPages } from './pages.ts'
import { prepareProjection } from './project.ts'
import { makeHome } from './testing/home.ts'
import { createLog, openLog } from './testing/log.ts'
import {
  approved,
  booking,
  customerId,
  foldPage,
  noticeSent,
  reserved,
  rush,
} from './testing/story.ts'
import { openView, positionOf, type ViewDatabase } from './view-database.ts'

let home: ReturnType<typeof makeHome>
let log: ReturnType<typeof createLog>
let events: EventLog
let view: ViewDatabase

beforeEach(() => {
  home = makeHome()
  log = createLog(home.logFile)
  events = openLog(home.logFile)
  view = openView(home.viewFile)
})

afterEach(async () => {
  view.close()
  await events.close()
  log.close()
  home.remove()
})

function pageOf(customer: CustomerId) {
  const pages = openPages(home.viewFile)
  try {
    return JSON.parse(
      pages.page({ customerId: customer, limit: 1000, before: Number.MAX_SAFE_INTEGER }),
    )
  } finally {
    pages.close()
  }
}

test('what is served is the fold of the events, however they fall into batches', async () => {
  const recorded = log.append(rush(0, 100, 3))
  const project = prepareProjection(events, view)
  for (const limit of [1, 7, 30, 1000]) await project(limit)
  for (const n of [0, 1, 2]) {
    const page = pageOf(customerId(n))
    expect(page).toEqual(foldPage(recorded, customerId(n)))
    const ofSeveral = page.reservations.filter(({ grade }: Booking) => grade === null)
    expect(ofSeveral.length).toBeGreaterThan(5)
    for (const { lines } of ofSeveral) expect(lines).toHaveLength(2)
  }
})

test('an empty log is an empty view', async () => {
  expect(await prepareProjection(events, view)(1000)).toEqual({
    events: 0,
    position: 0,
    customers: [],
    sales: { cells: [], hours: [], performances: [], prices: [], rules: [] },
  })
  expect(pageOf(customerId(0))).toEqual({ position: 0, reservations: [], notices: [], next: null })
})

test('events that show on nobody’s page only move the cursor', async () => {
  log.append([
    {
      type: 'CustomerSignedUp',
      customerId: customerId(1),
      language: 'en',
    },
  ])
  expect(await prepareProjection(events, view)(1000)).toEqual({
    events: 1,
    position: 1,
    customers: [],
    sales: { cells: [], hours: [], performances: [], prices: [], rules: [] },
  })
})

test('a batch names each customer whose page changed once', async () => {
  log.append([reserved(booking(1, 1)), approved(booking(1, 1)), reserved(booking(2, 2))])
  const { customers } = await prepareProjection(events, view)(1000)
  expect(customers).toEqual([customerId(1), customerId(2)])
})

/** An event whose reservation has no valid id: the projector fails at it. */
const impossible = (n: number): DomainEvent => ({
  ...reserved(booking(n, 1)),
  ...{ reservationId: asId<'reservation'>('RV-0') },
})

test('a batch that fails changes nothing, and is taken again whole', async () => {
  const other = { ...booking(2, 1), title: '빨래' }
  log.append([reserved(booking(1, 1)), reserved(other), impossible(3)])
  const project = prepareProjection(events, view)
  await expect(project(1000)).rejects.toThrow('RV-0 is not the id of a reservation')
  expect(positionOf(view)).toBe(0)
  expect(pageOf(customerId(1)).reservations).toEqual([])

  log.tamper('DELETE FROM events WHERE position = 3')
  const recorded = log.append([approved(other)])
  await project(1000)
  expect(pageOf(customerId(1)).position).toBe(recorded[0]?.position)
  expect(pageOf(customerId(1)).reservations.map(({ title }: Booking) => title)).toEqual([
    '빨래',
    booking(1, 1).title,
  ])
})

test('a gap in the log stops the projection before it', async () => {
  log.append([reserved(booking(1, 1)), reserved(booking(2, 1)), approved(booking(1, 1))])
  log.tamper('DELETE FROM events WHERE position = 2')
  const project = prepareProjection(events, view)
  await expect(project(1000)).rejects.toThrow('gap at 2')
  expect((await project(1)).position).toBe(1)
})

test('two projectors on one view do not both take the same event', async () => {
  log.append([reserved(booking(1, 1)), noticeSent(booking(1, 1))])
  const other = openView(home.viewFile)
  const project = prepareProjection(events, view)
  view.exec(`CREATE TEMP TRIGGER overtake BEFORE UPDATE ON main.cursor
    BEGIN SELECT RAISE(IGNORE); END`)
  await expect(project(1000)).rejects.toThrow('Another projector')
  view.exec('DROP TRIGGER overtake')
  await prepareProjection(events, other)(1000)
  expect((await project(1000)).events).toBe(0)
  other.close()
})

test('a view that was closed and opened again goes on with the shows that it has', async () => {
  const recorded = log.append([1, 2].map((n) => reserved(booking(n, 1))))
  await prepareProjection(events, view)(1)
  view.close()
  view = openView(home.viewFile)
  await prepareProjection(events, view)(1000)
  expect(pageOf(customerId(1))).toEqual(foldPage(recorded, customerId(1)))
  expect(view.prepare('SELECT count(*) FROM shows').pluck().get()).toBe(1)
})

test('bookings that say something else of the same performance keep what each has said', async () => {
  const moved = { ...booking(2, 1), venue: '다른 극장', startsAt: '2027-01-06T19:30+09:00' }
  const recorded = log.append(
    [booking(1, 1), moved, booking(3, 1), { ...booking(4, 1), currency: 'USD' }].map(reserved),
  )
  await prepareProjection(events, view)(1000)
  expect(pageOf(customerId(1))).toEqual(foldPage(recorded, customerId(1)))
})
