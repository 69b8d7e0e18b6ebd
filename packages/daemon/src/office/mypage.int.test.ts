import { asId, type CustomerId } from '@outerpark/core/kernel'
import type { MyPage } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RunningMyPage } from '../mypage/index.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { answersOfBefore, givenBefore, makeDatabaseOfBefore } from '../testing/home-before.ts'
import { randomIds } from '../testing/ids.ts'
import { accepted, actors } from '../testing/season.ts'
import { openMyPage } from './mypage.ts'

let folder: ReturnType<typeof temporaryFolder>
let files: { store: string; view: string }
let myPage: RunningMyPage | undefined

beforeEach(() => {
  folder = temporaryFolder()
  files = { store: folder.file('outerpark.db'), view: folder.file('mypage.db') }
})
afterEach(async () => {
  await myPage?.close()
  folder.remove()
})

const openStore = () => openSqliteStore(files.store, { clock: { now: Date.now }, newId: randomIds })
const pageOf = async (from: MyPage, customerId: CustomerId) =>
  JSON.parse(new TextDecoder().decode(await from.page({ customerId, limit: 100 })))

/** A page as version 0.1 has given it: with sentences, and without what they were made of. */
const withoutParams = (page: object): object =>
  JSON.parse(JSON.stringify(page, (name, value) => (name === 'params' ? undefined : value)))

test('what SQLite has committed is on MyPage once its position is waited for', async () => {
  const store = openStore()
  myPage = await openMyPage(files, { myPageLagMs: 1000 })
  store.onCommit(myPage.wake)
  const people = actors(store)
  const customer = await people.customer()
  const { performanceId } = await people.performance()
  const { id } = accepted(await people.book(customer, performanceId))
  await people.approve(id)
  expect(await myPage.waitFor(await store.queries.lastPosition(), 10_000)).toBe(true)
  expect(await pageOf(myPage, customer)).toMatchObject({
    reservations: [{ id, status: 'confirmed', timeline: [{ type: 'Reserved' }, {}] }],
  })
  expect(await myPage.check()).toMatchObject({ ok: true })
  await store.close()
})

/** Version 0.1 kept sentences. Some have other words now. */
const OTHER_WORDS = [
  [
    'payment is not available just now and follows by itself',
    'payment deferred, it is tried again by itself',
  ],
  [
    'Payment is not available just now; it follows by itself',
    'Payment deferred; it is tried again by itself',
  ],
] as const

const inWordsOfNow = <Page>(page: Page): Page =>
  JSON.parse(
    OTHER_WORDS.reduce((text, [before, now]) => text.replaceAll(before, now), JSON.stringify(page)),
  )

/** The page with the lines that it says today: all seats of a booking were of one grade. */
const withLines = <Booked extends Seated>(page: { readonly reservations: readonly Booked[] }) => ({
  ...page,
  reservations: page.reservations.map((booked) => {
    const { grade, seats, amount } = booked
    return {
      ...booked,
      lines: [{ grade, seats, price: { ...amount, amount: amount.amount / seats } }],
    }
  }),
})
type Seated = {
  readonly grade: string | null
  readonly seats: number
  readonly amount: { readonly amount: number; readonly currency: string }
}

test('the view that version 0.1 has left answers at once, and as before once it has been made again', async () => {
  const before = answersOfBefore()
  makeDatabaseOfBefore('outerpark', files.store)
  makeDatabaseOfBefore('mypage', files.view)
  const store = openStore()
  const onError = vi.fn()
  myPage = await openMyPage(files, { myPageLagMs: 1000, onError })
  const customers = [before.people.kim, before.people.lee].map(({ id }) => asId<'customer'>(id))
  const pages = (running: MyPage) =>
    Promise.all(customers.map((customer) => pageOf(running, customer)))
  const given = givenBefore()
  expect(await pages(myPage)).toEqual([given.kim, given.lee].map(withLines))

  // The old view does not advance. So if the new event shows, the view has been made again.
  const people = actors(store)
  await people.performance()
  myPage.wake()
  const last = await store.queries.lastPosition()
  expect(last).toBeGreaterThan(before.kim.position)
  expect(await myPage.waitFor(last, 20_000)).toBe(true)
  const made = await pages(myPage)
  expect(made.map(withoutParams).map(withoutRefunds)).toEqual(
    [before.kim, before.lee].map((page) => ({
      ...withLines(inWordsOfNow(page)),
      position: last,
    })),
  )
  const { timeline } = made[0].reservations[0]
  const told = timeline.find(({ type }: { type: string }) => type === 'NoticeSent')
  expect(told.params).toMatchObject({ channel: 'inbox' })
  expect(await myPage.check()).toMatchObject({ ok: true })
  expect(onError).not.toHaveBeenCalled()
  await store.close()
})

/** Version 0.1 said only in the timeline what went back. */
const withoutRefunds = (page: Awaited<ReturnType<typeof pageOf>>) => ({
  ...page,
  reservations: page.reservations.map(({ refunded: _, ...each }: { refunded?: unknown }) => each),
})
