import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EventLog, openEventLog } from './event-log.ts'
import { makeHome } from './home.test-support.ts'
import { openPages } from './pages.ts'
import { prepareProjection } from './project.ts'
import {
  approved,
  booking,
  createLog,
  customerId,
  foldPage,
  noticeSent,
  reserved,
  rush,
} from './story.test-support.ts'
import { openView, positionOf, type ViewDatabase } from './view-database.ts'

let home: ReturnType<typeof makeHome>
let log: ReturnType<typeof createLog>
let events: EventLog
let view: ViewDatabase

beforeEach(() => {
  home = makeHome()
  log = createLog(home.eventLogFile)
  events = openEventLog(home.eventLogFile)
  view = openView(home.viewFile)
})

afterEach(() => {
  view.close()
  events.close()
  log.close()
  home.remove()
})

function pageOf(customer: string) {
  const pages = openPages(home.viewFile)
  try {
    return JSON.parse(pages.page({ customerId: customer, limit: 1000 }))
  } finally {
    pages.close()
  }
}

test('what is served is the fold of the events, however they fall into batches', () => {
  const recorded = log.append(rush(0, 100, 3))
  const project = prepareProjection(events, view)
  for (const limit of [1, 7, 30, 1000]) project(limit)
  for (const n of [0, 1, 2]) {
    expect(pageOf(customerId(n))).toEqual(foldPage(recorded, customerId(n)))
  }
})

test('an empty log is an empty view', () => {
  expect(prepareProjection(events, view)(1000)).toEqual({ events: 0, position: 0, customers: [] })
  expect(pageOf(customerId(0))).toEqual({ position: 0, reservations: [], notices: [], next: null })
})

test('events that show on nobody’s page only move the cursor', () => {
  log.append([
    {
      type: 'CustomerSignedUp',
      customerId: customerId(1),
      name: 'A',
      email: 'a@b.c',
      language: 'en',
    },
  ])
  expect(prepareProjection(events, view)(1000)).toEqual({ events: 1, position: 1, customers: [] })
})

test('a batch names each customer whose page changed once', () => {
  log.append([reserved(booking(1, 1)), approved(booking(1, 1)), reserved(booking(2, 2))])
  expect(prepareProjection(events, view)(1000).customers).toEqual([customerId(1), customerId(2)])
})

test('a batch that fails changes nothing, and is taken again whole', () => {
  log.append([reserved(booking(1, 1)), approved(booking(2, 1))])
  const project = prepareProjection(events, view)
  expect(() => project(1000)).toThrow('PaymentApproved at position 2 comes before its reservation')
  expect(positionOf(view)).toBe(0)
  expect(pageOf(customerId(1)).reservations).toEqual([])
})

test('a gap in the log stops the projection before it', () => {
  log.append([reserved(booking(1, 1)), reserved(booking(2, 1)), approved(booking(1, 1))])
  log.tamper('DELETE FROM events WHERE position = 2')
  const project = prepareProjection(events, view)
  expect(() => project(1000)).toThrow('gap at 2')
  expect(project(1).position).toBe(1)
})

test('two projectors on one view do not both take the same event', () => {
  log.append([reserved(booking(1, 1)), noticeSent(booking(1, 1))])
  const other = openView(home.viewFile)
  const project = prepareProjection(events, view)
  view.exec(`CREATE TEMP TRIGGER overtake BEFORE UPDATE ON main.cursor
    BEGIN SELECT RAISE(IGNORE); END`)
  expect(() => project(1000)).toThrow('Another projector')
  view.exec('DROP TRIGGER overtake')
  prepareProjection(events, other)(1000)
  expect(project(1000).events).toBe(0)
  other.close()
})
