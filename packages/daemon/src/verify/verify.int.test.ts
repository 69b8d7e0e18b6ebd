import { paymentIdOf } from '@outerpark/core/kernel'
import { CHECKS, INVARIANTS } from '@outerpark/core/names'
import type { Check, LedgerCharge, MyPage, Store } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSqliteAudit } from '../store/sqlite/audit.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, PRICE } from '../testing/season.ts'
import { until } from '../testing/settled.ts'
import { checkLedger, LEDGER_CHECKS } from './ledger.ts'
import { REPORTS_CHECK } from './reports.ts'
import { SALES_CHECK } from './sales.ts'
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
  charges = [{ key: paymentIdOf(id), chargeId: `ch-${id}`, status: 'approved', ...paid }]
  // The ledger is compared up to the start of the check, so the approval has to be earlier.
  const approvedBy = Date.now()
  await until('the next millisecond', () => Date.now() > approvedBy)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const EQUAL = { code: 'mypage-equals-rebuild', params: { rows: 1, events: 1 } } as const
const SALES_FIT: Check = {
  ...{ name: SALES_CHECK, ok: true },
  ...{ code: SALES_CHECK, params: { grades: 1 } },
}

const REPORTS_FIT: Check = {
  ...{ name: REPORTS_CHECK, ok: true },
  ...{ code: REPORTS_CHECK, params: { reports: 4, events: 1 } },
}

/** A MyPage at the last position of the store, with nothing wrong. */
const myPage: Pick<MyPage, 'position' | 'waitFor' | 'check'> = {
  position: () => 0,
  waitFor: async () => true,
  check: async () => ({ ok: true, finding: EQUAL, events: 1, rows: 1 }),
}
const book = {
  async *ledger() {
    yield* charges
  },
}
type Asked = VerifyParts & { readonly book: typeof book }
const verify = async ({ book: shown = book, ...over }: Partial<Asked> = {}) => {
  const audit = openSqliteAudit(file)
  const verifying = verifier({
    checkInvariants: audit.invariants,
    myPage,
    lastPosition: () => store.queries.lastPosition(),
    compareSales: async () => SALES_FIT,
    compareReports: async () => REPORTS_FIT,
    compareLedger: () => checkLedger(shown, audit),
    ...over,
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
  const { ok, checks, notChecked } = await verify({ compareLedger: undefined })
  expect(ok).toBe(true)
  expect(checks.map(({ name }) => name)).not.toContain('ledger-matches-payments')
  expect(notChecked).toEqual([{ name: 'ledger-matches-payments', code: 'no-ledger', params: {} }])
  expect((await verify()).notChecked).toEqual([])
})

test.each(CHECKS)(
  'asked for %s, only this check is made, or the two of the ledger',
  async (name) => {
    const audit = openSqliteAudit(file)
    const parts = {
      ...{ checkInvariants: audit.invariants, myPage, lastPosition: async () => 0 },
      compareSales: async () => SALES_FIT,
      compareReports: async () => REPORTS_FIT,
    }
    const one = verifier({ ...parts, compareLedger: () => checkLedger(book, audit) })
    const { ok, checks, notChecked } = await one(name).finally(audit.close)
    const isOfLedger = LEDGER_CHECKS.some((each) => each === name)
    expect(checks.map((check) => check.name)).toEqual(isOfLedger ? [...LEDGER_CHECKS] : [name])
    expect({ ok, notChecked }).toEqual({ ok: true, notChecked: [] })
  },
)

test('all checks have their names in the list of checks, in its order', async () => {
  const { checks } = await verify()
  expect(checks.map(({ name }) => name)).toEqual([...CHECKS])
})

test('one broken invariant is enough for a no', async () => {
  const db = new Database(file)
  db.pragma('ignore_check_constraints = ON')
  db.exec('UPDATE seat_counts SET available = available + 1')
  db.close()
  const { ok, checks } = await verify()
  expect(ok).toBe(false)
  expect(checks.filter((check) => !check.ok).map(({ name }) => name)).toEqual(['seats-add-up'])
})

test('a MyPage that differs from its rebuild is a no, with where', async () => {
  const finding = { code: 'view-ahead', params: { position: 7, last: 6 } } as const
  const { ok, checks } = await verify({
    myPage: {
      ...myPage,
      check: async () => ({ ok: false, finding, events: 1, rows: 1 }),
    },
  })
  expect(ok).toBe(false)
  expect(checks).toContainEqual({
    name: 'mypage-equals-rebuild',
    ok: false,
    ...finding,
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
    code: 'view-behind',
    params: { events: 3, position: last - 3, last, seconds: 10 },
  })
})

const failing = (why: string) => () => Promise.reject(new Error(why))
const wrongIn = ({ checks }: { checks: readonly Check[] }) => checks.filter(({ ok }) => !ok)
const couldNot = (names: readonly string[], why: string) =>
  names.map((name) => ({ name, ok: false, code: 'check-failed', params: { reason: why } }))

test.each([
  ['the invariants', { checkInvariants: failing('out of memory') }, INVARIANTS, 'out of memory'],
  [
    'MyPage',
    { myPage: { ...myPage, check: failing('the projector stopped') } },
    ['mypage-equals-rebuild'],
    'the projector stopped',
  ],
  [
    'MyPage without a store',
    { lastPosition: failing('disk I/O error') },
    ['mypage-equals-rebuild'],
    'disk I/O error',
  ],
  ['sales', { compareSales: failing('no thread') }, [SALES_CHECK], 'no thread'],
  ['the ledger', { compareLedger: failing('no thread') }, LEDGER_CHECKS, 'no thread'],
])(
  'where %s cannot be checked, that does not hold, and the rest is checked',
  async (_, over, names, why) => {
    const onFailed = vi.fn()
    const { ok, checks } = await verify({ ...over, onFailed })
    expect(ok).toBe(false)
    expect(wrongIn({ checks })).toEqual(couldNot(names, why))
    expect(checks).toHaveLength(INVARIANTS.length + 3 + LEDGER_CHECKS.length)
    expect(onFailed).toHaveBeenCalledOnce()
    expect(onFailed).toHaveBeenCalledWith(new Error(why))
  },
)

test('where nothing can be checked, each check says so', async () => {
  const { checks } = await verify({
    checkInvariants: failing('no database'),
    lastPosition: failing('no database'),
    compareSales: failing('no database'),
    compareReports: failing('no database'),
    compareLedger() {
      throw new Error('no database')
    },
  })
  const all = [...INVARIANTS, 'mypage-equals-rebuild', SALES_CHECK, REPORTS_CHECK, ...LEDGER_CHECKS]
  expect(checks).toEqual(couldNot(all, 'no database'))
})

test('a card company that does not answer is named, and does not hide the rest', async () => {
  const away = {
    // biome-ignore lint/correctness/useYield: it fails before there is anything to yield
    async *ledger(): AsyncGenerator<LedgerCharge> {
      throw new Error('sandbox is away')
    },
  }
  expect(wrongIn(await verify({ book: away }))).toEqual(couldNot(LEDGER_CHECKS, 'sandbox is away'))
})

test('a payment that no ledger knows is a no', async () => {
  charges = []
  const { ok, checks } = await verify()
  expect(ok).toBe(false)
  expect(checks.find(({ name }) => name === 'every-payment-is-charged')?.ok).toBe(false)
})
