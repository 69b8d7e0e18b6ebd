import { existsSync, readdirSync, statSync } from 'node:fs'
import type { CustomerId } from '@outerpark/core/kernel'
import type { MyPage } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until } from '../../testing/settled.ts'
import type { RunningMyPage } from '../my-page.ts'
import { makeHome, startOver } from '../testing/home.ts'
import { createLog } from '../testing/log.ts'
import { customerId, foldPage, rush } from '../testing/story.ts'
import { openView } from '../view-database.ts'
import { shadowFile } from './view-files.ts'

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

async function start(): Promise<RunningMyPage> {
  const myPage = await startOver(home)
  started.push(myPage)
  return myPage
}

const read = async (myPage: MyPage, customer: CustomerId) =>
  JSON.parse(new TextDecoder().decode(await myPage.page({ customerId: customer, limit: 1000 })))

test('a rebuild gives what was served, also with events coming in meanwhile', async () => {
  log.append(rush(0, 3000, 7))
  const myPage = await start()
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
    const { position } = await read(myPage, customerId(1))
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
  const myPage = await start()
  await myPage.waitFor(log.last(), 5000)
  const tamper = new Database(home.viewFile)
  tamper.exec('UPDATE steps SET customer = 7 WHERE position = 1')
  tamper.close()
  expect(await myPage.check()).toMatchObject({ ok: false })
  await myPage.rebuild()
  expect(await myPage.check()).toMatchObject({ ok: true })
})

test('a rebuild while another process has the view open is refused, and all goes on', async () => {
  log.append(rush(0, 10, 2))
  const myPage = await start()
  await myPage.waitFor(log.last(), 5000)
  const outsider = new Database(home.viewFile)
  outsider.prepare('SELECT * FROM cursor').get()
  await expect(myPage.rebuild()).rejects.toMatchObject({ code: 'view-in-use' })
  expect(existsSync(shadowFile(home.viewFile))).toBe(false)
  outsider.close()
  log.append(rush(10, 20, 2))
  myPage.wake()
  expect(await myPage.waitFor(log.last(), 5000)).toBe(true)
  await myPage.rebuild()
  expect(await myPage.check()).toMatchObject({ ok: true })
})

test('long jobs that are asked for at once are done one after the other', async () => {
  log.append(rush(0, 300, 2))
  const myPage = await start()
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
  const myPage = await start()
  await myPage.waitFor(log.last(), 20_000)
  const rebuild = expect(myPage.rebuild()).rejects.toMatchObject({ code: 'projector-stopped' })
  const later = expect(myPage.check()).rejects.toMatchObject({ code: 'projector-stopped' })
  await until('the new view', () => existsSync(shadowFile(home.viewFile)))
  await myPage.close()
  await Promise.all([rebuild, later])
  expect(readdirSync(home.folder).filter((name) => name.startsWith('mypage'))).toEqual([
    'mypage.db',
  ])
  const again = await start()
  expect(again.position()).toBe(log.last())
  expect(await again.check()).toMatchObject({ ok: true })
})

test('over a long log, the first view is made aside as well', async () => {
  const recorded = log.append(rush(0, 300, 7))
  const myPage = await startOver(home, { longLog: log.last() })
  started.push(myPage)
  const { ino } = statSync(home.viewFile)
  expect(await myPage.waitFor(log.last(), 20_000)).toBe(true)
  expect(statSync(home.viewFile).ino).not.toBe(ino)
  expect(await read(myPage, customerId(1))).toEqual(foldPage(recorded, customerId(1)))
  log.append(rush(300, 310, 7))
  myPage.wake()
  expect(await myPage.waitFor(log.last(), 20_000)).toBe(true)
  expect((await myPage.check()).ok).toBe(true)
})

test('where the first view cannot be exchanged, it is filled where it is', async () => {
  openView(home.viewFile).close()
  const outsider = new Database(home.viewFile)
  outsider.prepare('SELECT * FROM cursor').get()
  log.append(rush(0, 300, 7))
  const onError = vi.fn()
  const myPage = await startOver(home, { longLog: 1, onError })
  started.push(myPage)
  expect(await myPage.waitFor(log.last(), 20_000)).toBe(true)
  expect(onError).toHaveBeenCalledOnce()
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'view-in-use' })
  outsider.close()
  expect((await myPage.check()).ok).toBe(true)
  expect(await myPage.rebuild()).toMatchObject({ position: log.last() })
})
