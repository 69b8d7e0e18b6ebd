import { existsSync, statSync, writeFileSync } from 'node:fs'
import type { CustomerId } from '@outerpark/core/kernel'
import type { MyPage } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { MyPageOptions, RunningMyPage } from '../my-page.ts'
import { makeHome, startOver } from '../testing/home.ts'
import { createLog } from '../testing/log.ts'
import {
  approved,
  booking,
  customerId,
  foldPage,
  reserved,
  rush,
  rushOfOneGrade,
} from '../testing/story.ts'
import { writeOldView } from './testing/old-view.ts'

let home: ReturnType<typeof makeHome>
let log: ReturnType<typeof createLog>
let started: RunningMyPage[]

beforeEach(() => {
  home = makeHome()
  log = createLog(home.logFile)
  started = []
})

afterEach(async () => {
  await Promise.all(started.map((myPage) => myPage.close()))
  log.close()
  home.remove()
})

async function start(options: Partial<MyPageOptions> = {}): Promise<RunningMyPage> {
  const myPage = await startOver(home, options)
  started.push(myPage)
  return myPage
}

const read = async (myPage: MyPage, customer: CustomerId) =>
  JSON.parse(new TextDecoder().decode(await myPage.page({ customerId: customer, limit: 1000 })))

test('a view of another log is begun anew', async () => {
  log.append(rush(0, 10, 2))
  const first = await start()
  await first.waitFor(log.last(), 5000)
  await first.close()
  log.tamper('DELETE FROM events')
  const recorded = log.append(rush(100, 120, 2), 'other')
  const onError = vi.fn()
  const second = await start({ onError })
  expect(String(onError.mock.calls[0]?.[0])).toContain('another event log')
  await second.waitFor(log.last(), 5000)
  expect(await read(second, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
})

test('a damaged view is begun anew', async () => {
  writeFileSync(home.viewFile, 'no database at all, and long enough to be read as one'.repeat(100))
  const recorded = log.append(rush(0, 10, 2))
  const onError = vi.fn()
  const myPage = await start({ onError })
  expect(String(onError.mock.calls[0]?.[0])).toContain('damaged')
  await myPage.waitFor(log.last(), 5000)
  expect(await read(myPage, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
})

test('a view of a newer program is refused', async () => {
  const newer = new Database(home.viewFile)
  newer.pragma('user_version = 99')
  newer.close()
  await expect(start()).rejects.toMatchObject({ code: 'database-newer' })
  expect(existsSync(home.viewFile)).toBe(true)
})

const textOf = async (myPage: MyPage) => JSON.stringify(await read(myPage, customerId(1)))
const madeAgain = (myPage: MyPage) =>
  vi.waitFor(async () => expect(await textOf(myPage)).not.toContain('Booked'), 10_000)

test.each([2, 3])(
  'a view of documents (version %i) answers until a new one has been made aside, and that is made only once',
  async (version) => {
    const recorded = log.append(rushOfOneGrade(0, 30, 2))
    writeOldView(home.viewFile, recorded, version)
    const myPage = await start()
    const old = await read(myPage, customerId(1))
    expect(old).toMatchObject({ position: log.last(), next: null })
    expect(old.reservations).toHaveLength(15)
    expect(JSON.stringify(old)).toContain('Booked')
    const price = { amount: 190_000, currency: 'KRW' }
    for (const { lines } of old.reservations)
      expect(lines).toEqual([{ grade: 'VIP', seats: 2, price }])
    await madeAgain(myPage)
    expect(await read(myPage, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
    expect((await myPage.check()).ok).toBe(true)
    await myPage.close()

    const { ino } = statSync(home.viewFile)
    const again = await start()
    await again.check()
    expect(statSync(home.viewFile).ino).toBe(ino)
  },
)

test('of documents a page is turned as ever, and the stream goes on', async () => {
  const recorded = log.append(rushOfOneGrade(0, 30, 2))
  writeOldView(home.viewFile, recorded)
  // The old view is open elsewhere, so no new view can take its place.
  const outsider = new Database(home.viewFile)
  outsider.prepare('SELECT * FROM cursor').get()
  const myPage = await start({ onError: () => {} })
  const page = async (cursor?: string) =>
    JSON.parse(
      new TextDecoder().decode(await myPage.page({ customerId: customerId(0), limit: 10, cursor })),
    )
  const first = await page()
  const second = await page(first.next)
  const ids = [...first.reservations, ...second.reservations].map(({ id }) => id)
  expect(ids).toEqual(foldPage(recorded, customerId(0)).reservations.map(({ id }) => id))
  expect(second.next).toBeNull()
  const steps = await myPage.stepsAfter(customerId(0), 10, 3)
  expect(steps.map(({ position, json }) => [position, JSON.parse(json).position])).toEqual(
    [11, 13, 15].map((position) => [position, position]),
  )
  outsider.close()
})

test('what is booked while a view of documents is made again is there once it has been, and followers hear of it', async () => {
  const recorded = log.append(rushOfOneGrade(0, 1000, 2))
  writeOldView(home.viewFile, recorded)
  const myPage = await start()
  const heard = vi.fn()
  myPage.subscribe(customerId(1), heard)
  recorded.push(...log.append([reserved(booking(5001, 1)), approved(booking(5001, 1))]))
  myPage.wake()
  expect((await read(myPage, customerId(1))).reservations.length).toBeGreaterThanOrEqual(500)
  expect(await myPage.waitFor(log.last(), 10_000)).toBe(true)
  expect(await read(myPage, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
  expect(heard).toHaveBeenCalled()
  recorded.push(...log.append([reserved(booking(5003, 1))]))
  myPage.wake()
  expect(await myPage.waitFor(log.last(), 5000)).toBe(true)
  expect(await read(myPage, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
})

test('if a new view cannot take the place of one of documents, it is tried again', async () => {
  const recorded = log.append(rushOfOneGrade(0, 30, 2))
  writeOldView(home.viewFile, recorded)
  const outsider = new Database(home.viewFile)
  outsider.prepare('SELECT * FROM cursor').get()
  const onError = vi.fn()
  const myPage = await start({ onError })
  await vi.waitFor(() => expect(onError).toHaveBeenCalled(), 10_000)
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'view-in-use' })
  expect(await textOf(myPage)).toContain('Booked')
  outsider.close()
  await madeAgain(myPage)
  expect((await myPage.check()).ok).toBe(true)
})

test('a view of documents that is closed before it has been made again is made again the next time', async () => {
  const recorded = log.append(rushOfOneGrade(0, 30, 2))
  writeOldView(home.viewFile, recorded)
  const first = await start()
  await first.close()
  const second = await start()
  await madeAgain(second)
  expect(await read(second, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
})

test('a view of documents that was made from another log is begun anew', async () => {
  const recorded = log.append(rushOfOneGrade(0, 30, 2))
  writeOldView(home.viewFile, recorded)
  log.tamper('DELETE FROM events')
  const others = log.append(rush(100, 120, 2), 'other')
  const onError = vi.fn()
  const myPage = await start({ onError })
  expect(String(onError.mock.calls[0]?.[0])).toContain('another event log')
  expect(await myPage.waitFor(log.last(), 5000)).toBe(true)
  expect(await read(myPage, customerId(1))).toEqual(foldPage(others, customerId(1)))
})

test('a view whose shape nothing reads any more is begun anew', async () => {
  const recorded = log.append(rushOfOneGrade(0, 30, 2))
  writeOldView(home.viewFile, recorded, 1)
  const onError = vi.fn()
  const myPage = await start({ onError })
  expect(String(onError.mock.calls[0]?.[0])).toContain('old shape')
  expect(await myPage.waitFor(log.last(), 5000)).toBe(true)
  expect(await read(myPage, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
})
