import { paymentIdOf } from '@outerpark/core/kernel'
import type { LedgerCharge, Store } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSqliteAudit } from '../store/sqlite/audit.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, PRICE } from '../testing/season.ts'
import { until } from '../testing/settled.ts'
import { checkLedger } from './ledger.ts'
import { type VerifyParts, verifier } from './verify.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let file: string
let charges: LedgerCharge[]

beforeEach(async () => {
  folder = temporaryFolder()
  file = folder.file('outerpark.db')
  store = openSqliteStore(file, { clock: { now: Date.now }, newId: countedIds() })
  const people = actors(store)
  const { performanceId } = await people.performance()
  const { id } = accepted(await people.book(await people.customer(), performanceId))
  const [task] = await store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1000 })
  if (!task) throw new Error('no task')
  await people.approve(id, { causationId: task.causedBy, finishes: task })
  const paid = { amount: PRICE, currency: 'KRW', charged: PRICE, refunded: 0 }
  charges = [{ key: paymentIdOf(id), chargeId: 'ch', status: 'approved', ...paid }]
  // The ledger is compared up to the moment of the check: the approval has to lie before it.
  const approvedBy = Date.now()
  await until('the next millisecond', () => Date.now() > approvedBy)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

/** MyPage, at the store's last position, with nothing wrong. */
const myPage = {
  position: () => 0,
  waitFor: async () => true,
  check: async () => ({ ok: true, detail: 'equal', events: 1, rows: 1 }),
}
const book = {
  async *ledger() {
    yield* charges
  },
}
type Asked = Pick<VerifyParts, 'myPage'> & { book: typeof book | undefined }
const verify = async (over: Partial<Asked> = {}) => {
  const asked: Asked = { myPage, book, ...over }
  const { book: shown } = asked
  const audit = openSqliteAudit(file)
  const verifying = verifier({
    checkInvariants: audit.invariants,
    myPage: asked.myPage,
    lastPosition: () => store.queries.lastPosition(),
    compareLedger: shown && (() => checkLedger(shown, audit)),
  })()
  return verifying.finally(audit.close)
}

test('a sound box office is verified: the tables, MyPage and the ledger', async () => {
  const { ok, checks } = await verify()
  expect(checks.filter((check) => !check.ok)).toEqual([])
  expect(ok).toBe(true)
  expect(checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'seats-add-up',
      'mypage-equals-rebuild',
      'ledger-matches-payments',
      'every-payment-is-charged',
    ]),
  )
})

test('where the card company shows no ledger, it is said that none was compared', async () => {
  const { ok, checks, notChecked } = await verify({ book: undefined })
  expect(ok).toBe(true)
  expect(checks.map(({ name }) => name)).not.toContain('ledger-matches-payments')
  expect(notChecked).toEqual([
    { name: 'ledger-matches-payments', detail: expect.stringContaining('not compared') },
  ])
  expect((await verify()).notChecked).toEqual([])
})

test('one broken invariant is enough for a no', async () => {
  const db = new Database(file)
  db.pragma('ignore_check_constraints = ON')
  db.exec('UPDATE grades SET available = available + 1')
  db.close()
  const { ok, checks } = await verify()
  expect(ok).toBe(false)
  expect(checks.filter((check) => !check.ok).map(({ name }) => name)).toEqual(['seats-add-up'])
})

test('a MyPage that differs from its rebuild is a no, with where', async () => {
  const { ok, checks } = await verify({
    myPage: {
      ...myPage,
      check: async () => ({ ok: false, detail: 'row 7 differs', events: 1, rows: 1 }),
    },
  })
  expect(ok).toBe(false)
  expect(checks).toContainEqual({
    name: 'mypage-equals-rebuild',
    ok: false,
    detail: 'row 7 differs',
  })
})

test('MyPage is compared once it stands where the store does, and if it does not get there that is a no', async () => {
  const last = await store.queries.lastPosition()
  const waitFor = vi.fn(async () => false)
  const check = vi.fn(myPage.check)
  const behind = { position: () => last - 3, waitFor, check }
  const { ok, checks } = await verify({ myPage: behind })
  expect(waitFor).toHaveBeenCalledWith(last, 10_000)
  expect(check).not.toHaveBeenCalled()
  expect(ok).toBe(false)
  expect(checks).toContainEqual({
    name: 'mypage-equals-rebuild',
    ok: false,
    detail: `MyPage is 3 events behind: at position ${last - 3} of ${last}, after 10 s of waiting`,
  })
})

test('what cannot be checked does not hold', async () => {
  const fails = async () => {
    throw new Error('projector stopped')
  }
  const noBook = {
    // biome-ignore lint/correctness/useYield: it fails before there is anything to yield
    async *ledger(): AsyncGenerator<LedgerCharge> {
      throw new Error('sandbox is away')
    },
  }
  const { ok, checks } = await verify({ myPage: { ...myPage, check: fails }, book: noBook })
  expect(ok).toBe(false)
  expect(checks.filter((check) => !check.ok)).toEqual([
    { name: 'mypage-equals-rebuild', ok: false, detail: 'could not be checked: projector stopped' },
    { name: 'ledger-matches-payments', ok: false, detail: 'could not be checked: sandbox is away' },
  ])
})

test('a payment that no ledger knows is a no', async () => {
  charges = []
  const { ok, checks } = await verify()
  expect(ok).toBe(false)
  expect(checks.find(({ name }) => name === 'every-payment-is-charged')?.ok).toBe(false)
})
