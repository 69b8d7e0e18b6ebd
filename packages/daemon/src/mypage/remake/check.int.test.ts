import { asId } from '@outerpark/core/kernel'
import type { EventLog } from '@outerpark/core/ports'
import { checkText } from '@outerpark/core/words'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { prepareProjection } from '../project.ts'
import { makeHome } from '../testing/home.ts'
import { createLog, openLog } from '../testing/log.ts'
import { booking, reserved, rush } from '../testing/story.ts'
import { openView, type ViewDatabase } from '../view-database.ts'
import { checkView } from './check.ts'

const RESERVATIONS = 1000
let home: ReturnType<typeof makeHome>
let log: ReturnType<typeof createLog>
let events: EventLog
let view: ViewDatabase

beforeEach(async () => {
  home = makeHome()
  log = createLog(home.logFile)
  log.append(rush(0, RESERVATIONS, 10))
  events = openLog(home.logFile)
  view = openView(home.viewFile)
  await prepareProjection(events, view)(10_000)
})

afterEach(async () => {
  view.close()
  await events.close()
  log.close()
  home.remove()
})

test('a view that was projected is found right', async () => {
  // two shows, a day of two grades, and an hour
  const rows = RESERVATIONS * 3 + 5
  expect(await checkView(events, view)).toEqual({
    ok: true,
    finding: { code: 'mypage-equals-rebuild', params: { rows, events: RESERVATIONS * 3 } },
    events: RESERVATIONS * 3,
    rows,
  })
})

test.each([
  ["UPDATE steps SET at = '2027-01-01' WHERE position = 1", 'the step at position 1 differs'],
  [
    `UPDATE steps SET facts = replace(facts, '"seats":2', '"seats":3') WHERE position = 1`,
    'the step at position 1 differs',
  ],
  [
    `UPDATE steps SET facts = replace(facts, '"price":150000', '"price":150001') WHERE position = 4`,
    'the step at position 4 differs',
  ],
  ['UPDATE steps SET customer = 7 WHERE position = 2', 'the step at position 2 differs'],
  ['UPDATE steps SET reservation = 7 WHERE position = 2500', 'the step at position 2500 differs'],
  ['UPDATE steps SET kind = 2 WHERE position = 3000', 'the step at position 3000 differs'],
  ['DELETE FROM steps WHERE position = 2500', 'the step at position 2500 is missing'],
  [
    "INSERT INTO steps VALUES (99999999, 1, 1, 0, 'Reserved', '', NULL)",
    'the step at position 99999999 comes from no event',
  ],
  [
    "INSERT INTO steps VALUES (-7, 1, 1, 0, 'Reserved', '', NULL)",
    'the step at position -7 comes from no event',
  ],
  ["UPDATE shows SET facts = replace(facts, 'VIP', 'R')", 'the show at position 1 differs'],
  [
    "UPDATE sales SET sold = sold - 1 WHERE grade = 'VIP'",
    'the figures of 2027-01-15 KRW PF-2222222222 VIP at position 2979 differ',
  ],
  [
    "DELETE FROM sales WHERE grade = 'R'",
    'the figures of 2027-01-15 KRW PF-2222222222 R at position 2979 are missing',
  ],
  [
    "INSERT INTO sales SELECT performance, 'S', currency, day, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7 FROM sales WHERE grade = 'VIP'",
    'the figures of 2027-01-15 KRW PF-2222222222 S at position 7 come from no event',
  ],
  [
    "INSERT INTO sales_by_rule VALUES ('PF-2222222222', 'R', 'KRW', '2027-01-15', 'D-0', 1, 1, 1)",
    'the figures of 2027-01-15 KRW PF-2222222222 R D-0 at position 0 come from no event',
  ],
  [
    "INSERT INTO refunds_due VALUES ('RV-2222222222', '[]')",
    'the figures of RV-2222222222 at position 0 come from no event',
  ],
  ['DELETE FROM sales_by_hour', 'the figures of 2027-01-15T08 KRW at position 2979 are missing'],
  [
    'INSERT INTO performances VALUES (\'PF-3\', \'{"id":"PF-3"}\')',
    'the names of PF-3 at position 0 come from no event',
  ],
  ['DELETE FROM shows WHERE show = 1', 'the show at position 1 is missing'],
  ['DELETE FROM shows WHERE show = 4', 'the show at position 4 is missing'],
  ["INSERT INTO shows VALUES (7, '{}')", 'the show at position 7 comes from no event'],
  [
    "INSERT INTO shows VALUES (99999999, '{}')",
    'the show at position 99999999 comes from no event',
  ],
])('%s is found', async (tampering, difference) => {
  view.exec(tampering)
  const { ok, finding } = await checkView(events, view)
  const detail = checkText('en', finding)
  expect(ok).toBe(false)
  expect(detail).toMatch(/^1 of \d+ rows differ: /)
  expect(detail).toContain(difference)
})

describe('prices', () => {
  const { performanceId, musicalId, title, venue, startsAt } = booking(0, 0)
  const performance = { performanceId, musicalId, title, venue, startsAt }
  const terms = (seats: number, amount: number) => ({ seats, price: { amount, currency: 'KRW' } })
  beforeEach(async () => {
    log.append([
      { type: 'PerformanceAdded', ...performance, grades: [{ grade: 'VIP', ...terms(9, 100) }] },
      {
        ...{ type: 'GradeChanged', ...performance, grade: 'VIP' },
        ...{ ...terms(12, 300), was: terms(9, 100) },
      },
    ])
    await prepareProjection(events, view)(10)
  })

  test('that changed are found right', async () => {
    expect(view.prepare('SELECT grade, amount FROM prices').all()).toEqual([
      { grade: 'VIP', amount: 300 },
    ])
    expect(await checkView(events, view)).toMatchObject({ ok: true })
  })

  test.each([
    ['UPDATE prices SET amount = 100', 'VIP at position 0 differ'],
    ["UPDATE prices SET currency = 'USD'", 'VIP at position 0 differ'],
    ['DELETE FROM prices', 'VIP at position 0 are missing'],
    [
      "INSERT INTO prices SELECT performance, 'S', 1, currency FROM prices",
      'S at position 0 come from no event',
    ],
  ])('after %s are found wrong', async (tampering, difference) => {
    view.exec(tampering)
    const { ok, finding } = await checkView(events, view)
    expect(ok).toBe(false)
    expect(checkText('en', finding)).toMatch(/^1 of \d+ rows differ: /)
    expect(checkText('en', finding)).toContain(`the figures of ${performanceId} ${difference}`)
  })
})

test('a row where the log holds nothing that is shown comes from no event', async () => {
  const webhookId = asId<'webhook'>('WH-2222222222')
  log.append([{ type: 'WebhookSwitchedOn', webhookId, host: 'example.com' }])
  await prepareProjection(events, view)(10)
  view.exec("INSERT INTO steps VALUES (3001, 1, 1, 2, 'PaymentApproved', '', NULL)")
  const detail = checkText('en', (await checkView(events, view)).finding)
  expect(detail).toContain('the step at position 3001 comes from no event')
})

test('many differences are counted, and the first are named', async () => {
  view.exec('DELETE FROM steps')
  const detail = checkText('en', (await checkView(events, view)).finding)
  expect(detail).toContain(`${RESERVATIONS * 3} of`)
  expect(detail).toContain(`and ${RESERVATIONS * 3 - 5} more`)
})

test('rows that come while it runs are no differences', async () => {
  const project = prepareProjection(events, view)
  let n = RESERVATIONS
  const whileReading: Pick<EventLog, 'after'> = {
    async after(position, limit) {
      log.append([reserved(booking(n, n % 10))])
      n += 1
      await project(1000)
      return events.after(position, limit)
    },
  }
  const { ok, finding } = await checkView(whileReading, view)
  const detail = checkText('en', finding)
  expect(n).toBeGreaterThan(RESERVATIONS)
  expect(detail).toMatch(/equal the fold of 3000 events$/)
  expect(ok).toBe(true)
})

test('a view that is ahead of the log is not right', async () => {
  log.tamper('DELETE FROM events WHERE position > 2999')
  expect(await checkView(events, view)).toMatchObject({
    ok: false,
    finding: { code: 'view-ahead', params: { position: 3000, last: 2999 } },
  })
})
