import { chmodSync, copyFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { MadeBackupResponse } from '@outerpark/core/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PLAIN_START } from '../../process/arguments.ts'
import { homeFiles, lockHome } from '../../process/home.ts'
import { readConfig } from '../../settings/config.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { openRealOffice, type RealOffice } from '../../testing/real-office.ts'
import { compareHome } from '../opening/home-opening.ts'
import { restoreHome } from './restore.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const restored = (home: string, file: string, more: object = {}) =>
  restoreHome({ home, file, replace: false, otherOffice: false, ...more }, Date.now())

/** Opens the office of a home, lets `work` happen in it until all tasks are done, and closes it. */
async function during<T>(home: string, work: (office: RealOffice) => Promise<T>): Promise<T> {
  const office = await openRealOffice(home)
  try {
    const result = await work(office)
    await office.settled()
    return result
  } finally {
    await office.stop()
  }
}

const backup = async (office: RealOffice): Promise<MadeBackupResponse['backup']> =>
  (await office.admin('/v1/backups', 'POST', {})).backup
const eventsOf = async (office: RealOffice, last: number) =>
  (await office.admin(`/v1/events?limit=${last}`)).items

/** A home with a paid booking, and a backup of it. */
async function backedUp(home: string) {
  return during(home, async (office) => {
    const customer = await office.signUp('a@example.com')
    const performance = await office.performance()
    await office.book(customer, performance)
    await office.settled()
    return { customer, performance, ...(await backup(office)) }
  })
}

test('a backup that was made while people booked is restored elsewhere: its events are the same, all checks hold, and bookings go on', async () => {
  const [home, elsewhere] = [folder.file('home'), folder.file('elsewhere')]
  const { made, events, customer, performance } = await during(home, async (office) => {
    const customer = await office.signUp('a@example.com')
    const performance = await office.performance()
    const done = new AbortController()
    const crowd = Array.from({ length: 3 }, async () => {
      while (!done.signal.aborted) await office.book(customer, performance)
    })
    const made = await backup(office)
    done.abort()
    await Promise.all(crowd)
    await office.settled()
    expect((await office.status()).position).toBeGreaterThan(made.position)
    return { made, customer, performance, events: await eventsOf(office, made.position) }
  })
  const { ok, position } = await restored(elsewhere, made.file)
  expect({ ok, position }).toEqual({ ok: true, position: made.position })
  // The card company outlives the home.
  copyFileSync(homeFiles(home).ledger, homeFiles(elsewhere).ledger)

  await during(elsewhere, async (office) => {
    expect(await eventsOf(office, made.position)).toEqual(events)
    await office.settled()
    const before = await office.myPage(customer)
    const id = await office.book(customer, performance)
    await office.settled()
    const after = await office.myPage(customer)
    expect(after.reservations).toHaveLength(before.reservations.length + 1)
    expect(after.reservations).toContainEqual(expect.objectContaining({ id, status: 'confirmed' }))
    const { checks } = await office.admin('/v1/verify')
    const failing = checks.filter((check: { ok: boolean }) => !check.ok)
    // Charges that were made after the backup.
    for (const { name } of failing) expect(name).toBe('ledger-matches-payments')
  })
})

test('over a box office that is there it is restored after a word, and that one is kept aside', async () => {
  const home = folder.file('home')
  const { file, customer, performance } = await backedUp(home)
  await during(home, (office) => office.book(customer, performance))
  await expect(restored(home, file)).rejects.toMatchObject({ code: 'home-occupied' })
  const { aside } = await restored(home, file, { replace: true })
  for (const name of ['mypage.db', 'office.json', 'outerpark.db'])
    expect(readdirSync(aside ?? '')).toContain(name)
  await during(home, async (office) => {
    await office.settled()
    expect((await office.myPage(customer)).reservations).toHaveLength(1)
  })
})

test('C2: a booking after a restore never gets the number of one that was lost', async () => {
  const home = folder.file('home')
  const { file, customer, performance } = await backedUp(home)
  const lost = await during(home, (office) => office.book(customer, performance))
  await restored(home, file, { replace: true })
  const booked = await during(home, (office) => office.book(customer, performance))
  expect(booked).not.toBe(lost)
  const { epoch } = await during(home, backup)
  expect(epoch).toMatch(/^[0-9a-f]{16}$/)
})

test('the files of backups are for their owner alone, and the folder is one that nobody else can write', async () => {
  const home = folder.file('home')
  const { file } = await backedUp(home)
  for (const each of [file, file.replace(/db$/, 'json')])
    expect(statSync(each).mode & 0o777).toBe(0o600)
  expect(statSync(join(home, 'backups')).mode & 0o777).toBe(0o700)
  chmodSync(join(home, 'backups'), 0o777)
  const office = await openRealOffice(home)
  expect(await office.admin('/v1/backups', 'POST', {})).toMatchObject({
    code: 'backup-failed',
    detail: expect.stringContaining('can be written by other users'),
  })
  await office.stop()
})

test('a backup of another box office needs a word of its own', async () => {
  const [home, other] = [folder.file('home'), folder.file('other')]
  const { file } = await backedUp(home)
  await during(other, (office) => office.performance())
  const refused = restored(other, file, { replace: true })
  await expect(refused).rejects.toMatchObject({ code: 'backup-foreign' })
  await restored(other, file, { replace: true, otherOffice: true })
})

test('nothing is restored while a daemon runs on the home', async () => {
  const home = folder.file('home')
  const { file } = await backedUp(home)
  const unlock = lockHome(home)
  await expect(restored(home, file, { replace: true })).rejects.toMatchObject({
    code: 'home-in-use',
  })
  unlock()
})

test('C16: a home that lost its database is told of the restore, and gets it back', async () => {
  const home = folder.file('home')
  const { file, customer } = await backedUp(home)
  rmSync(homeFiles(home).store)
  await expect(openRealOffice(home)).rejects.toMatchObject({
    code: 'database-lost',
    hint: expect.stringContaining('outerpark restore'),
  })
  await restored(home, file, { replace: true })
  await during(home, async (office) => {
    await office.settled()
    expect((await office.myPage(customer)).reservations).toHaveLength(1)
    expect((await office.admin('/v1/verify')).ok).toBe(true)
  })
  expect(existsSync(`${homeFiles(home).store}.restoring`)).toBe(false)
})

test('no command opens a restored home by the way, until somebody has started a daemon there', async () => {
  const [home, elsewhere] = [folder.file('of-before'), folder.file('practice')]
  const { file } = await backedUp(home)
  await restoreHome({ home: elsewhere, file, replace: false, otherOffice: false }, Date.now())
  const config = readConfig({ OUTERPARK_HOME: elsewhere })
  const byTheWay = () => compareHome(config, { ...PLAIN_START, asBefore: true })
  expect(byTheWay).toThrow(expect.objectContaining({ code: 'restored-unopened' }))
  await during(elsewhere, async () => undefined)
  // Only the variables of the test are still missed.
  expect(byTheWay).toThrow(expect.objectContaining({ code: 'settings-missing' }))
})
