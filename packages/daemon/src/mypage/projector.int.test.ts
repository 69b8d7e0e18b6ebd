import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until } from '../testing/settled.ts'
import { openEventLog } from './event-log.ts'
import { makeHome } from './home.test-support.ts'
import { prepareProjection } from './project.ts'
import { type MyPage, type MyPageOptions, startMyPage } from './projector.ts'
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
import { openView } from './view-database.ts'
import { shadowFile } from './view-files.ts'

let home: ReturnType<typeof makeHome>
let log: ReturnType<typeof createLog>
let started: MyPage[]

beforeEach(() => {
  home = makeHome()
  log = createLog(home.eventLogFile)
  started = []
})

afterEach(async () => {
  await Promise.all(started.map((myPage) => myPage.close()))
  log.close()
  home.remove()
})

function start(options: Partial<MyPageOptions> = {}): MyPage {
  const { eventLogFile, viewFile } = home
  const onError = (error: unknown) => {
    throw error
  }
  const myPage = startMyPage({ eventLogFile, viewFile, onError, ...options })
  started.push(myPage)
  return myPage
}

const read = (myPage: MyPage, customer: string) =>
  JSON.parse(myPage.page({ customerId: customer, limit: 1000 }).toString())

test('what was written is read once the position is waited for', async () => {
  const myPage = start()
  for (let n = 1; n <= 20; n++) {
    log.append([reserved(booking(n, 1))])
    myPage.wake()
    expect(await myPage.waitFor(n, 5000)).toBe(true)
    expect(read(myPage, customerId(1)).reservations).toHaveLength(n)
  }
})

test('waiting for what does not come ends at the time given', async () => {
  const myPage = start()
  log.append([reserved(booking(1, 1))])
  expect(await myPage.waitFor(1, 5000)).toBe(true)
  expect(await myPage.waitFor(2, 50)).toBe(false)
})

test('an empty log gives an empty page at once', () => {
  expect(read(start(), customerId(1))).toEqual({
    position: 0,
    reservations: [],
    notices: [],
    next: null,
  })
})

test('a restart in the middle goes on where the view stood', async () => {
  const recorded = [...log.append(rush(0, 2000, 5))]
  const first = start()
  await first.waitFor(1000, 5000)
  await first.close()
  recorded.push(...log.append(rush(2000, 2100, 5)))
  const second = start()
  expect(second.position()).toBeGreaterThanOrEqual(1000)
  expect(await second.waitFor(log.last(), 10_000)).toBe(true)
  expect(read(second, customerId(3))).toEqual(foldPage(recorded, customerId(3)))
  expect((await second.check()).ok).toBe(true)
})

test('a subscriber hears of its own customer only, until it stops', async () => {
  const myPage = start()
  const mine = vi.fn()
  const others = vi.fn()
  const stop = myPage.subscribe(customerId(1), mine)
  myPage.subscribe(customerId(2), others)
  log.append([reserved(booking(1, 1)), approved(booking(1, 1))])
  await myPage.waitFor(2, 5000)
  expect(mine).toHaveBeenCalled()
  expect(myPage.stepsAfter(customerId(1), 0, 10)).toHaveLength(2)
  stop()
  mine.mockClear()
  log.append([noticeSent(booking(1, 1))])
  await myPage.waitFor(3, 5000)
  expect(mine).not.toHaveBeenCalled()
  expect(others).not.toHaveBeenCalled()
})

test('a subscriber that throws is reported, and the others hear all the same', async () => {
  const onError = vi.fn()
  const myPage = start({ onError })
  const fault = new Error('broken listener')
  myPage.subscribe(customerId(1), () => {
    throw fault
  })
  const other = vi.fn()
  myPage.subscribe(customerId(1), other)
  log.append([reserved(booking(1, 1))])
  await myPage.waitFor(1, 5000)
  expect(onError).toHaveBeenCalledWith(fault)
  expect(other).toHaveBeenCalled()
})

test('many wake-ups under load lead to few batches', async () => {
  const advances: number[] = []
  const myPage = start({ onAdvance: (position) => advances.push(position) })
  await myPage.waitFor(0, 0)
  const begun = performance.now()
  for (let n = 1; n <= 500; n++) {
    log.append([reserved(booking(n, n))])
    myPage.wake()
    // Waits for nothing: the load is spread, so that there is something new at each wake-up.
    if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 2))
  }
  expect(await myPage.waitFor(500, 5000)).toBe(true)
  // One batch a wake-up: ten a second at most, and those at the start and at the end.
  expect(advances.length).toBeLessThanOrEqual((performance.now() - begun) / 100 + 3)
  expect(advances.at(-1)).toBe(500)
})

test('a rebuild gives what was served, also with events coming in meanwhile', async () => {
  log.append(rush(0, 3000, 7))
  const myPage = start()
  await myPage.waitFor(log.last(), 20_000)
  const rebuilt = myPage.rebuild()
  let done = false
  rebuilt.finally(() => {
    done = true
  })
  let n = 3000
  let seen = myPage.position()
  while (!done) {
    const recorded = log.append(rush(n, n + 10, 7))
    n += 10
    myPage.wake()
    const last = recorded.at(-1)?.position ?? 0
    expect(await myPage.waitFor(last, 5000)).toBe(true)
    const { position } = read(myPage, customerId(1))
    expect(position).toBeGreaterThanOrEqual(Math.max(last, seen))
    seen = position
  }
  const { events, position, ms } = await rebuilt
  expect(events).toBe(position)
  expect(position).toBeGreaterThanOrEqual(9000)
  expect(ms).toBeGreaterThan(0)
  await myPage.waitFor(log.last(), 5000)
  expect(await myPage.check()).toMatchObject({ ok: true, events: log.last() })
  expect(readdirSync(home.folder).filter((name) => name.includes('rebuild'))).toEqual([])
})

test('a rebuild mends what was tampered with', async () => {
  log.append(rush(0, 100, 7))
  const myPage = start()
  await myPage.waitFor(log.last(), 5000)
  const tamper = new Database(home.viewFile)
  tamper.exec("UPDATE reservations SET doc = '{}' WHERE opened = 1")
  tamper.close()
  expect(await myPage.check()).toMatchObject({ ok: false })
  await myPage.rebuild()
  expect(await myPage.check()).toMatchObject({ ok: true })
})

test('a rebuild while another process has the view open is refused, and all goes on', async () => {
  log.append(rush(0, 10, 2))
  const myPage = start()
  await myPage.waitFor(log.last(), 5000)
  const outsider = new Database(home.viewFile)
  outsider.prepare('SELECT * FROM cursor').get()
  await expect(myPage.rebuild()).rejects.toMatchObject({ code: 'view-in-use' })
  expect(existsSync(shadowFile(home.viewFile, 'rebuild'))).toBe(false)
  outsider.close()
  log.append(rush(10, 20, 2))
  myPage.wake()
  expect(await myPage.waitFor(log.last(), 5000)).toBe(true)
  await myPage.rebuild()
  expect(await myPage.check()).toMatchObject({ ok: true })
})

test('long jobs that are asked for at once are done one after the other', async () => {
  log.append(rush(0, 300, 2))
  const myPage = start()
  const [first, check, second] = await Promise.all([
    myPage.rebuild(),
    myPage.check(),
    myPage.rebuild(),
  ])
  expect(check.ok).toBe(true)
  expect(second.position).toBeGreaterThanOrEqual(first.position)
})

test('closing in the middle of a rebuild ends it and leaves the view as it was', async () => {
  log.append(rush(0, 5000, 2))
  const myPage = start()
  await myPage.waitFor(log.last(), 20_000)
  const rebuild = expect(myPage.rebuild()).rejects.toMatchObject({ code: 'projector-stopped' })
  const later = expect(myPage.check()).rejects.toMatchObject({ code: 'projector-stopped' })
  await until('the new view', () => existsSync(shadowFile(home.viewFile, 'rebuild')))
  await myPage.close()
  await Promise.all([rebuild, later])
  expect(readdirSync(home.folder).filter((name) => name.startsWith('mypage'))).toEqual([
    'mypage.db',
  ])
  const again = start()
  expect(again.position()).toBe(log.last())
  expect(await again.check()).toMatchObject({ ok: true })
})

test('a thread that dies is reported and started again', async () => {
  const onError = vi.fn()
  log.append([reserved(booking(1, 1)), approved(booking(2, 1))])
  const myPage = start({ onError })
  await expect.poll(() => onError.mock.calls.length).toBeGreaterThanOrEqual(2)
  expect(String(onError.mock.calls[0]?.[0])).toContain('comes before its reservation')
  expect(read(myPage, customerId(1)).position).toBe(0)
  log.tamper(
    'UPDATE events SET data = replace(data, \'"PaymentApproved"\', \'"MusicalRegistered"\') WHERE position = 2',
  )
  log.tamper("UPDATE events SET data = json_remove(data, '$.reservationId') WHERE position = 2")
  expect(await myPage.waitFor(2, 10_000)).toBe(true)
})

test('what a thread committed and died before it could say so, the next one says', async () => {
  const told = vi.fn()
  const impossible = approved(booking(2, 1))
  log.append([reserved(booking(1, 1)), impossible])
  const onError = vi.fn()
  // While the thread is down, the view comes to where its commit would have left it.
  onError.mockImplementationOnce(() => {
    log.tamper('DELETE FROM events WHERE position = 2')
    const events = openEventLog(home.eventLogFile)
    const view = openView(home.viewFile)
    expect(prepareProjection(events, view)(10)).toMatchObject({ events: 1, position: 1 })
    view.close()
    events.close()
  })
  const myPage = start({ onError })
  myPage.subscribe(customerId(1), told)
  expect(await myPage.waitFor(1, 5000)).toBe(true)
  expect(myPage.position()).toBe(1)
  expect(told).toHaveBeenCalled()
  expect(onError).toHaveBeenCalledOnce()
})

test('a view of another log is begun anew', async () => {
  log.append(rush(0, 10, 2))
  const first = start()
  await first.waitFor(log.last(), 5000)
  await first.close()
  log.tamper('DELETE FROM events')
  const recorded = log.append(rush(100, 120, 2), 'other')
  const onError = vi.fn()
  const second = start({ onError })
  expect(String(onError.mock.calls[0]?.[0])).toContain('another event log')
  await second.waitFor(log.last(), 5000)
  expect(read(second, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
})

test('a damaged view is begun anew', async () => {
  writeFileSync(home.viewFile, 'no database at all, and long enough to be read as one'.repeat(100))
  const recorded = log.append(rush(0, 10, 2))
  const onError = vi.fn()
  const myPage = start({ onError })
  expect(String(onError.mock.calls[0]?.[0])).toContain('damaged')
  await myPage.waitFor(log.last(), 5000)
  expect(read(myPage, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
})

test('the view is for the eyes of its owner only', () => {
  start()
  const others = ['mypage.db', 'mypage.db-wal'].map(
    (name) => statSync(join(home.folder, name)).mode & 0o077,
  )
  expect(others).toEqual([0, 0])
})

test('a view of a newer program is refused', async () => {
  const newer = new Database(home.viewFile)
  newer.pragma('user_version = 99')
  newer.close()
  expect(() => start()).toThrow(expect.objectContaining({ code: 'database-newer' }))
  expect(existsSync(home.viewFile)).toBe(true)
})

/** A view as an older program has left it, with words of its own. */
async function leftByVersion(version: 1 | 2): Promise<void> {
  const old = start()
  await old.waitFor(log.last(), 5000)
  await old.close()
  const database = new Database(home.viewFile)
  database.exec(`
    UPDATE reservations SET doc = replace(doc, 'Reserved', 'Booked');
    UPDATE entries SET step = replace(step, 'Reserved', 'Booked');
    ALTER TABLE cursor DROP COLUMN edition;`)
  database.pragma(`user_version = ${version}`)
  database.close()
}
const textOf = (myPage: MyPage) => JSON.stringify(read(myPage, customerId(1)))

test('a view in the words of an older program answers until it has been made again, and only once', async () => {
  const recorded = log.append(rush(0, 30, 2))
  await leftByVersion(2)
  const myPage = start()
  expect(textOf(myPage)).toContain('Booked')
  await expect.poll(() => textOf(myPage)).not.toContain('Booked')
  expect(read(myPage, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
  expect((await myPage.check()).ok).toBe(true)
  await myPage.close()

  const { ino } = statSync(home.viewFile)
  const again = start()
  await again.check()
  expect(statSync(home.viewFile).ino).toBe(ino)
})

test('a view whose documents had another shape is emptied and made again', async () => {
  const recorded = log.append(rush(0, 30, 2))
  await leftByVersion(1)
  const myPage = start()
  await myPage.waitFor(log.last(), 5000)
  expect(read(myPage, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
  expect((await myPage.check()).ok).toBe(true)
})
