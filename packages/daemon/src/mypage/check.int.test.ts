import { existsSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkView } from './check.ts'
import { type EventLog, openEventLog } from './event-log.ts'
import { makeHome } from './home.test-support.ts'
import { prepareProjection } from './project.ts'
import { createLog, rush } from './story.test-support.ts'
import { openView, type ViewDatabase } from './view-database.ts'
import { shadowFile } from './view-files.ts'

const RESERVATIONS = 1000
let home: ReturnType<typeof makeHome>
let log: ReturnType<typeof createLog>
let events: EventLog
let view: ViewDatabase

beforeEach(() => {
  home = makeHome()
  log = createLog(home.eventLogFile)
  log.append(rush(0, RESERVATIONS, 10))
  events = openEventLog(home.eventLogFile)
  view = openView(home.viewFile)
  prepareProjection(events, view)(10_000)
})

afterEach(() => {
  view.close()
  events.close()
  log.close()
  home.remove()
})

const check = (breathe: () => Promise<void> = nextTurn) =>
  checkView(events, view, shadowFile(home.viewFile, 'check'), breathe)

test('a view that was projected is found right, and nothing stays behind', async () => {
  const rows = RESERVATIONS * (1 + 3 + 1)
  expect(await check()).toEqual({
    ok: true,
    detail: `${rows} rows equal the fold of ${RESERVATIONS * 3} events`,
    events: RESERVATIONS * 3,
    rows,
  })
  expect(existsSync(shadowFile(home.viewFile, 'check'))).toBe(false)
})

test.each([
  [
    "UPDATE reservations SET doc = replace(doc, 'confirmed', 'cancelled') WHERE opened = 1",
    'the reservation at position 1 differs',
  ],
  [
    "UPDATE reservations SET customer_id = 'CU-2222222222' WHERE opened = 2",
    'the reservation at position 2 differs',
  ],
  ['DELETE FROM notices WHERE position = 3000', 'the notice at position 3000 is missing'],
  ['DELETE FROM entries WHERE position = 2500', 'the entry at position 2500 is missing'],
  [
    "INSERT INTO notices VALUES (1, 'CU-2222222222', '{}')",
    'the notice at position 1 comes from no event',
  ],
  [
    "INSERT INTO entries VALUES (99999999, 'CU-2222222222', '{}')",
    'the entry at position 99999999 comes from no event',
  ],
  [
    "INSERT INTO reservations VALUES (-7, 'RV-X', 'CU-2222222222', '{}')",
    'the reservation at position -7 comes from no event',
  ],
])('%s is found', async (tampering, finding) => {
  view.exec(tampering)
  const { ok, detail } = await check()
  expect(ok).toBe(false)
  expect(detail).toMatch(/^1 of \d+ rows differ: /)
  expect(detail).toContain(finding)
})

test('many differences are counted, and the first are named', async () => {
  view.exec('DELETE FROM entries')
  const { detail } = await check()
  expect(detail).toContain(`${RESERVATIONS * 3} of`)
  expect(detail).toContain(`and ${RESERVATIONS * 3 - 5} more`)
})

test('rows that move on while it runs are no differences', async () => {
  const project = prepareProjection(events, view)
  let n = RESERVATIONS
  const { ok, detail } = await check(async () => {
    if (n < RESERVATIONS + 500) {
      log.append(rush(n, n + 50, 10))
      n += 50
    }
    project(1000)
    await nextTurn()
  })
  expect(detail).toMatch(/equal the fold of 4500 events$/)
  expect(ok).toBe(true)
})

test('a view that is ahead of the log is not right', async () => {
  log.tamper('DELETE FROM events WHERE position > 2999')
  expect(await check()).toMatchObject({
    ok: false,
    detail: 'MyPage is at position 3000, but the event log ends at 2999',
  })
})
