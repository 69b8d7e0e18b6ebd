import { statSync } from 'node:fs'
import { join } from 'node:path'
import { asId, type CustomerId } from '@outerpark/core/kernel'
import type { DomainEvent } from '@outerpark/core/policies'
import type { MyPage } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { MyPageOptions, RunningMyPage } from './my-page.ts'
import { prepareProjection } from './project.ts'
import { makeHome, startOver } from './testing/home.ts'
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
import { openView } from './view-database.ts'

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

/** An event whose reservation has no valid id: the projector fails at it. */
const impossible: DomainEvent = {
  ...reserved(booking(2, 1)),
  ...{ reservationId: asId<'reservation'>('RV-0') },
}

test('what was written is read once the position is waited for', async () => {
  const myPage = await start()
  for (let n = 1; n <= 20; n++) {
    log.append([reserved(booking(n, 1))])
    myPage.wake()
    expect(await myPage.waitFor(n, 5000)).toBe(true)
    expect((await read(myPage, customerId(1))).reservations).toHaveLength(n)
  }
})

test('waiting for what does not come ends at the time given', async () => {
  const myPage = await start()
  log.append([reserved(booking(1, 1))])
  expect(await myPage.waitFor(1, 5000)).toBe(true)
  expect(await myPage.waitFor(2, 50)).toBe(false)
})

test('an empty log gives an empty page at once', async () => {
  expect(await read(await start(), customerId(1))).toEqual({
    position: 0,
    reservations: [],
    notices: [],
    next: null,
  })
})

test('a first view serves no page before it has what was in the log at the start, and then it does', async () => {
  // More than one batch. The projector fails in the second one.
  const recorded = log.append(rush(0, 3500, 7))
  log.append([impossible])
  const myPage = await start({ onError: () => {} })
  expect(await myPage.waitFor(10_000, 10_000)).toBe(true)
  await expect(read(myPage, customerId(1))).rejects.toMatchObject({ code: 'no-view-yet' })
  log.tamper('DELETE FROM events WHERE position > 10500')
  recorded.push(...log.append([reserved(booking(4000, 1))]))
  expect(await myPage.waitFor(log.last(), 10_000)).toBe(true)
  expect(await read(myPage, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
})

test('a view that has been served before serves again at once, however far behind', async () => {
  log.append([reserved(booking(1, 1))])
  const first = await start()
  await first.waitFor(1, 5000)
  await first.close()
  log.append([impossible])
  const again = await start({ onError: () => {} })
  expect(await read(again, customerId(1))).toMatchObject({ position: 1, reservations: [{}] })
})

test('a restart in the middle goes on where the view stood', async () => {
  const recorded = [...log.append(rush(0, 2000, 5))]
  const first = await start()
  await first.waitFor(1000, 5000)
  await first.close()
  recorded.push(...log.append(rush(2000, 2100, 5)))
  const second = await start()
  expect(second.position()).toBeGreaterThanOrEqual(1000)
  expect(await second.waitFor(log.last(), 10_000)).toBe(true)
  expect(await read(second, customerId(3))).toEqual(foldPage(recorded, customerId(3)))
  expect((await second.check()).ok).toBe(true)
})

test('a subscriber hears of its own customer only, until it stops', async () => {
  const myPage = await start()
  const mine = vi.fn()
  const others = vi.fn()
  const stop = myPage.subscribe(customerId(1), mine)
  myPage.subscribe(customerId(2), others)
  log.append([reserved(booking(1, 1)), approved(booking(1, 1))])
  await myPage.waitFor(2, 5000)
  expect(mine).toHaveBeenCalled()
  expect(await myPage.stepsAfter(customerId(1), 0, 10)).toHaveLength(2)
  stop()
  mine.mockClear()
  log.append([noticeSent(booking(1, 1))])
  await myPage.waitFor(3, 5000)
  expect(mine).not.toHaveBeenCalled()
  expect(others).not.toHaveBeenCalled()
})

test('a subscriber that throws is reported, and the others hear all the same', async () => {
  const onError = vi.fn()
  const myPage = await start({ onError })
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
  const myPage = await start({ onAdvance: (position) => advances.push(position) })
  await myPage.waitFor(0, 0)
  const begun = performance.now()
  for (let n = 1; n <= 500; n++) {
    log.append([reserved(booking(n, n))])
    myPage.wake()
    // A fixed wait: it spreads the load, so each wake-up finds new events.
    if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 2))
  }
  expect(await myPage.waitFor(500, 5000)).toBe(true)
  // One batch for each wake-up: at most ten a second, and one each at the start and at the end.
  expect(advances.length).toBeLessThanOrEqual((performance.now() - begun) / 100 + 3)
  expect(advances.at(-1)).toBe(500)
})

test('a thread that dies is reported and started again', async () => {
  const onError = vi.fn()
  log.append([reserved(booking(1, 1)), impossible])
  const myPage = await start({ onError })
  await vi.waitFor(() => expect(onError.mock.calls.length).toBeGreaterThanOrEqual(2), 5000)
  expect(String(onError.mock.calls[0]?.[0])).toContain('RV-0 is not the id of a reservation')
  expect(myPage.position()).toBe(0)
  log.tamper('DELETE FROM events WHERE position = 2')
  log.append([reserved(booking(2, 1))])
  expect(await myPage.waitFor(2, 10_000)).toBe(true)
})

test('what a thread committed and died before it could say so, the next one says', async () => {
  const told = vi.fn()
  log.append([reserved(booking(1, 1)), impossible])
  const onError = vi.fn()
  // While no thread runs, the view is brought to where the thread's commit would have left it.
  let committed: Promise<void> | undefined
  onError.mockImplementationOnce(() => {
    log.tamper('DELETE FROM events WHERE position = 2')
    committed = project()
  })
  const myPage = await start({ onError })
  myPage.subscribe(customerId(1), told)
  expect(await myPage.waitFor(1, 5000)).toBe(true)
  await committed
  expect(myPage.position()).toBe(1)
  expect(told).toHaveBeenCalled()
  expect(onError).toHaveBeenCalledOnce()
})

async function project(): Promise<void> {
  const events = openLog(home.logFile)
  const view = openView(home.viewFile)
  expect(await prepareProjection(events, view)(10)).toMatchObject({ events: 1, position: 1 })
  view.close()
  await events.close()
}

test('the view is for the eyes of its owner only', async () => {
  await start()
  const others = ['mypage.db', 'mypage.db-wal'].map(
    (name) => statSync(join(home.folder, name)).mode & 0o077,
  )
  expect(others).toEqual([0, 0])
})
