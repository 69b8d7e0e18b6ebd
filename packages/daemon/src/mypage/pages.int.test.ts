import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEventLog } from './event-log.ts'
import { makeHome } from './home.test-support.ts'
import { NOTICES_SHOWN, openPages, type Pages } from './pages.ts'
import { prepareProjection } from './project.ts'
import { booking, createLog, customerId, noticeSent, reserved } from './story.test-support.ts'
import { openView } from './view-database.ts'

const home = makeHome()
const me = customerId(1)
let pages: Pages

beforeAll(() => {
  const log = createLog(home.eventLogFile)
  log.append([1, 2, 3, 4, 5].map((n) => reserved(booking(n, 1))))
  log.append([reserved(booking(6, 2)), reserved(booking(7, 2))])
  log.append(Array.from({ length: NOTICES_SHOWN + 5 }, () => noticeSent(booking(6, 2))))
  const events = openEventLog(home.eventLogFile)
  const view = openView(home.viewFile)
  prepareProjection(events, view)(1000)
  view.close()
  events.close()
  log.close()
  pages = openPages(home.viewFile)
})

afterAll(() => {
  pages.close()
  home.remove()
})

const page = (limit: number, cursor?: string) =>
  JSON.parse(pages.page({ customerId: me, limit, cursor }))
const ids = (read: { reservations: { id: string }[] }) => read.reservations.map(({ id }) => id)
const reservation = (n: number) => booking(n, 1).reservationId

test('pages lead from the newest reservation to the oldest, each shown once', () => {
  const first = page(2)
  const second = page(2, first.next)
  const third = page(2, second.next)
  expect([first, second, third].map(ids)).toEqual([
    [reservation(5), reservation(4)],
    [reservation(3), reservation(2)],
    [reservation(1)],
  ])
  expect(third.next).toBeNull()
})

test('a page that is just full has no next one', () => {
  expect(page(5).next).toBeNull()
  expect(ids(page(5))).toHaveLength(5)
})

test('somebody who has booked nothing has an empty page at the position of the view', () => {
  expect(JSON.parse(pages.page({ customerId: customerId(9), limit: 10 }))).toEqual({
    position: 7 + NOTICES_SHOWN + 5,
    reservations: [],
    notices: [],
    next: null,
  })
})

test('only the newest notices are shown', () => {
  const { notices } = JSON.parse(pages.page({ customerId: customerId(2), limit: 10 }))
  const positions = notices.map(({ position }: { position: number }) => position)
  expect(positions).toHaveLength(NOTICES_SHOWN)
  expect(positions[0]).toBe(7 + NOTICES_SHOWN + 5)
  expect(positions).toEqual([...positions].sort((a, b) => b - a))
})

test('steps come after the position, oldest first, a bounded number, and nobody else’s', () => {
  const steps = pages.stepsAfter(me, 2, 2)
  expect(steps.map(({ position }) => position)).toEqual([3, 4])
  expect(JSON.parse(steps[0]?.json ?? '')).toEqual({
    position: 3,
    reservationId: reservation(3),
    status: 'awaiting-payment',
    paymentStatus: 'requested',
    title: '오페라의 유령 "The Phantom"',
    entry: expect.objectContaining({ position: 3, type: 'Reserved' }),
  })
  expect(pages.stepsAfter(me, 5, 100)).toEqual([])
})

test.each(['', 'x', '1.5', '-1', '1; DROP TABLE entries'])('%j is not a cursor', (cursor) => {
  expect(() => page(2, cursor)).toThrow(expect.objectContaining({ code: 'invalid-cursor' }))
})

test('a page and the steps are index range reads', () => {
  const plan = (sql: string) =>
    pages.view
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join('; ')
  expect(
    plan(
      "SELECT doc FROM reservations WHERE customer_id = 'c' AND opened < 9 ORDER BY opened DESC",
    ),
  ).toBe('SEARCH reservations USING INDEX reservations_of_customer (customer_id=? AND opened<?)')
  expect(
    plan("SELECT notice FROM notices WHERE customer_id = 'c' ORDER BY position DESC LIMIT 9"),
  ).toBe('SEARCH notices USING INDEX notices_of_customer (customer_id=?)')
  expect(
    plan("SELECT step FROM entries WHERE customer_id = 'c' AND position > 9 ORDER BY position"),
  ).toBe('SEARCH entries USING INDEX entries_of_customer (customer_id=? AND position>?)')
})
