import { asId, type CustomerId } from '@outerpark/core/kernel'
import type { DomainEvent, RecordedEvent } from '@outerpark/core/policies'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPages, type Pages } from './pages.ts'
import { prepareProjection } from './project.ts'
import { NOTICES_SHOWN, SQL } from './reads.ts'
import { makeHome } from './testing/home.ts'
import { createLog, openLog } from './testing/log.ts'
import { approved, booking, customerId, foldPage, noticeSent, reserved } from './testing/story.ts'
import { openView } from './view-database.ts'

const home = makeHome()
const me = customerId(1)
let pages: Pages

let log: ReturnType<typeof createLog>

beforeAll(async () => {
  log = createLog(home.logFile)
  log.append([1, 2, 3, 4, 5].map((n) => reserved(booking(n, 1))))
  log.append([reserved(booking(6, 2)), reserved(booking(7, 2))])
  log.append(Array.from({ length: NOTICES_SHOWN + 5 }, () => noticeSent(booking(6, 2))))
  await project()
  pages = openPages(home.viewFile)
})

afterAll(() => {
  pages.close()
  log.close()
  home.remove()
})

async function project(): Promise<void> {
  const events = openLog(home.logFile)
  const view = openView(home.viewFile)
  await prepareProjection(events, view)(1000)
  view.close()
  await events.close()
}

async function happen(events: readonly DomainEvent[]): Promise<RecordedEvent[]> {
  const recorded = log.append(events)
  await project()
  return recorded
}

const read = (customer: CustomerId, limit: number, before = Number.MAX_SAFE_INTEGER) =>
  JSON.parse(pages.page({ customerId: customer, limit, before }))
const page = (limit: number, cursor?: string) =>
  read(me, limit, cursor === undefined ? undefined : Number(cursor))
const ids = (page: { reservations: { id: string }[] }) => page.reservations.map(({ id }) => id)
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
  expect(read(customerId(9), 10)).toEqual({
    position: 7 + NOTICES_SHOWN + 5,
    reservations: [],
    notices: [],
    next: null,
  })
})

test('only the newest notices are shown', () => {
  const { notices } = read(customerId(2), 10)
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

test('the steps of several reservations come in the order in which they happened, each with the status after it', async () => {
  const her = customerId(3)
  const [one, two] = [booking(8, 3), booking(9, 3)]
  await happen([reserved(one), reserved(two), approved(two), noticeSent(two), approved(one)])
  const steps = pages.stepsAfter(her, 0, 100).map(({ json }) => JSON.parse(json))
  expect(
    steps.map(({ reservationId, status, entry }) => [reservationId, status, entry.type]),
  ).toEqual([
    [one.reservationId, 'awaiting-payment', 'Reserved'],
    [two.reservationId, 'awaiting-payment', 'Reserved'],
    [two.reservationId, 'confirmed', 'PaymentApproved'],
    [two.reservationId, 'confirmed', 'NoticeSent'],
    [one.reservationId, 'confirmed', 'PaymentApproved'],
  ])
})

test('a page that was read shows what happens after it, and so does the next reading', async () => {
  const his = customerId(5)
  const recorded = await happen([reserved(booking(10, 4)), reserved(booking(11, 4))])
  expect(read(his, 10)).toEqual(foldPage(recorded, his))
  recorded.push(...(await happen([approved(booking(10, 4)), noticeSent(booking(10, 4))])))
  expect(read(his, 10)).toEqual(foldPage(recorded, his))
  expect(read(his, 10)).toEqual(foldPage(recorded, his))
})

test('an id that no customer can have has booked nothing', () => {
  expect(read(asId<'customer'>('no id at all'), 10).reservations).toEqual([])
  expect(pages.stepsAfter(asId<'customer'>('CU-'), 0, 10)).toEqual([])
})

test('whatever a page reads is found by an index', () => {
  const plan = (sql: string) =>
    pages.view
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', '9')}`)
      .all()
      .map(({ detail }) => detail)
  expect(plan(SQL.opened)).toEqual([
    'SEARCH steps USING INDEX steps_of_customer (customer=? AND kind=? AND rowid<?)',
    'CORRELATED SCALAR SUBQUERY 1',
    'SEARCH about USING COVERING INDEX steps_of_reservation (reservation=?)',
  ])
  expect(plan(SQL.notices)).toEqual([
    'SEARCH steps USING COVERING INDEX steps_of_customer (customer=? AND kind=?)',
  ])
  expect(plan(SQL.about)).toEqual(['SEARCH steps USING INDEX steps_of_reservation (reservation=?)'])
  expect(plan(SQL.after)).toEqual([
    'SEARCH steps USING INDEX steps_of_customer (customer=? AND kind=? AND rowid>?)',
  ])
})

test('a page is said in each language, and what an older version has told stays as it was', async () => {
  const other = customerId(5)
  const events = [reserved(booking(60, 5)), approved(booking(60, 5)), noticeSent(booking(60, 5))]
  const told = { ...noticeSent(booking(60, 5)), text: 'Paid ₩380,000. See you there!' }
  const recorded = await happen([...events, told as DomainEvent])
  for (const language of ['ko', 'en'] as const) {
    const said = JSON.parse(
      pages.page({ customerId: other, limit: 5, before: Number.MAX_SAFE_INTEGER, language }),
    )
    const expected = foldPage(recorded, other, language)
    expect(said).toEqual(expected)
    expect(said.notices[0]).toEqual({
      at: recorded[3]?.at,
      position: recorded[3]?.position,
      reservationId: booking(60, 5).reservationId,
      text: 'Paid ₩380,000. See you there!',
    })
    expect(said.notices[1].text).toMatch(language === 'ko' ? /^380,000원 결제 완료/ : /^Paid/)
  }
})
