import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verdictOn } from './cards.ts'
import { openLedger } from './ledger.ts'
import { ledgerLine } from './replies.ts'

// A ledger of the first version, in which a charge could only be refunded completely.

let folder: string
let file: string
let ledger: ReturnType<typeof openLedger>

const TABLE = `
  CREATE TABLE charges (
    number    INTEGER PRIMARY KEY,
    key       TEXT NOT NULL UNIQUE,
    charge_id TEXT UNIQUE,
    status    TEXT NOT NULL CHECK (status IN ('approved', 'declined', 'cancelled')),
    method    TEXT,
    reason    TEXT,
    amount    INTEGER NOT NULL CHECK (amount >= 0),
    currency  TEXT NOT NULL,
    charged   INTEGER NOT NULL CHECK (charged IN (0, amount)),
    refunded  INTEGER NOT NULL CHECK (refunded BETWEEN 0 AND charged)
  ) STRICT`
const ROWS = `
  INSERT INTO charges VALUES
    (1, 'PY-paid',     'ch_1', 'approved',  'card-ok',       NULL,            190000, 'KRW', 190000, 0),
    (2, 'PY-refunded', 'ch_2', 'cancelled', 'card-ok',       NULL,            190000, 'KRW', 190000, 190000),
    (4, 'PY-declined', NULL,   'declined',  'card-declined', 'card-declined', 190000, 'KRW', 0,      0),
    (5, 'PY-never',    NULL,   'cancelled', NULL,            NULL,            190000, 'KRW', 0,      0),
    (6, 'PY-free',     'ch_6', 'cancelled', 'card-ok',       NULL,            0,      'KRW', 0,      0)`

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outerpark-ledger-'))
  file = join(folder, 'ledger.db')
  const before = new Database(file)
  before.exec(TABLE)
  before.exec(ROWS)
  before.pragma('user_version = 1')
  before.close()
  ledger = openLedger(file)
})
afterEach(() => {
  ledger.close()
  rmSync(folder, { recursive: true })
})

const request = { amount: 190_000, currency: 'KRW', method: 'card-ok' }

test('a ledger of the first version keeps its lines and their order', () => {
  const shown = ledger.after(0, 10).map((line) => [line.number, ...Object.values(ledgerLine(line))])
  expect(shown).toEqual([
    [1, 'PY-paid', 'ch_1', 'approved', 190_000, 'KRW', 190_000, 0],
    [2, 'PY-refunded', 'ch_2', 'cancelled', 190_000, 'KRW', 190_000, 190_000],
    [4, 'PY-declined', null, 'declined', 190_000, 'KRW', 0, 0],
    [5, 'PY-never', null, 'cancelled', 190_000, 'KRW', 0, 0],
    // Nothing was charged, so nothing could be refunded.
    [6, 'PY-free', 'ch_6', 'approved', 0, 'KRW', 0, 0],
  ])
})

test('the outcome of each old charge stays the same', () => {
  const verdict = () => verdictOn('card-ok')
  const again = (key: string, method = 'card-ok') =>
    ledger.charge({ ...request, key, method }, verdict)
  expect(again('PY-paid')).toMatchObject({ charge: { status: 'approved', chargeId: 'ch_1' } })
  expect(again('PY-refunded')).toMatchObject({ charge: { chargeId: 'ch_2', refunded: 190_000 } })
  expect(again('PY-declined', 'card-declined')).toMatchObject({ charge: { status: 'declined' } })
  expect(again('PY-never')).toMatchObject({ charge: { status: 'voided', charged: 0 } })
  expect(ledger.after(0, 10)).toHaveLength(5)
})

test('an old refund becomes one refund, and a cancellation that starts again finds it', () => {
  const [refund] = ledger.refundsOf('PY-refunded')
  expect(refund).toEqual({
    key: 'PY-refunded',
    refundKey: 'PY-refunded:0-190000',
    refundId: expect.stringMatching(/^re_[0-9a-f]{32}$/),
    amount: 190_000,
    reason: null,
  })
  const asked = { ...request, key: 'PY-refunded', chargeId: 'ch_2' }
  const again = { ...asked, refundKey: 'PY-refunded:0-190000' }
  expect(ledger.refund(again)).toMatchObject({ kind: 'refunded', refund })
  expect(ledger.refund({ ...asked, refundKey: 'other', amount: 1 })).toMatchObject({
    why: 'refund-too-large',
  })
  for (const key of ['PY-paid', 'PY-declined', 'PY-never', 'PY-free'])
    expect(ledger.refundsOf(key)).toEqual([])
})

test('an old charge can be refunded in parts', () => {
  const asked = { ...request, key: 'PY-paid', chargeId: 'ch_1' }
  ledger.refund({ ...asked, refundKey: 'a', amount: 90_000 })
  ledger.refund({ ...asked, refundKey: 'b', amount: 100_000 })
  expect(ledger.find('PY-paid')).toMatchObject({ charged: 190_000, refunded: 190_000 })
})

test('a ledger is migrated once', () => {
  const before = ledger.after(0, 10)
  ledger.close()
  ledger = openLedger(file)
  expect(ledger.after(0, 10)).toEqual(before)
})
