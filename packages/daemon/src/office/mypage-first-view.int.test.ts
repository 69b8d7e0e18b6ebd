import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openView } from '../mypage/view-database.ts'
import { homeFiles } from '../process/home.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { ask, follow } from '../testing/http-client.ts'
import { openRealOffice, type RealOffice } from '../testing/real-office.ts'
import { until } from '../testing/settled.ts'

let folder: ReturnType<typeof temporaryFolder>
let office: RealOffice | undefined
let blocker: Database.Database | undefined

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  blocker?.close()
  await office?.stop()
  folder.remove()
})

/** Makes an empty view, and holds its write lock until the connection is closed: so no projector can fill it. */
function blockedEmptyView(file: string): Database.Database {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  openView(file).close()
  const connection = new Database(file)
  connection.exec('BEGIN IMMEDIATE')
  return connection
}

test('while the first view is being made, MyPage is a 503 that says when to come back, and a stream waits', async () => {
  const before = await openRealOffice(folder.path)
  const minji = await before.signUp('minji@example.com')
  const reservation = await before.book(minji, await before.performance())
  await before.settled()
  await before.stop()

  blocker = blockedEmptyView(homeFiles(folder.path).view)
  office = await openRealOffice(folder.path)
  const { url } = office
  const { token } = minji
  for (const path of ['/v1/mypage', '/v1/mypage?limit=1', '/v1/mypage?after=1']) {
    const { status, headers, json } = await ask(url, 'GET', path, { token })
    expect([path, status, json.code]).toEqual([path, 503, 'mypage-behind'])
    expect(headers['retry-after']).toBe('1')
    expect(headers['content-type']).toBe('application/problem+json')
  }
  const stream = await follow(url, '/v1/mypage/stream', { token })
  expect(stream.status).toBe(200)
  expect(stream.messages).toEqual([])
  expect(await office.status()).toMatchObject({ myPagePosition: 0 })

  blocker.close()
  await until(
    'the view',
    async () => (await ask(url, 'GET', '/v1/mypage', { token })).status === 200,
  )
  expect((await office.myPage(minji)).reservations).toMatchObject([
    { id: reservation, status: 'confirmed' },
  ])
  await until('every step', () => stream.messages.length >= 3)
  stream.close()
})
