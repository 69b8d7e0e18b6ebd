import { readFileSync } from 'node:fs'
import { CODE_WINDOW_MS } from '@outerpark/core/customer'
import type { CodeRow } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { START } from '../../testing/clock.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { codeTable } from './codes-rows.ts'
import { openDatabase } from './database.ts'
import { MIGRATIONS } from './tables.ts'

let folder: ReturnType<typeof temporaryFolder>
let db: Database.Database
let codes: ReturnType<typeof codeTable>

beforeEach(() => {
  folder = temporaryFolder()
  db = openDatabase(folder.file('outerpark.db'), MIGRATIONS)
  codes = codeTable(db)
})
afterEach(() => {
  db.close()
  folder.remove()
})

const code = (email: string, askedAt: number): CodeRow => ({
  email,
  nonce: 'n',
  wish: { kind: 'sign-up', name: 'Hwang Jini', language: 'ko', mail: true },
  askedAt,
  tries: 0,
  times: [],
})

/** How often the file has the name, after the journal was moved into it. */
function namesInFile(): number {
  db.pragma('wal_checkpoint(TRUNCATE)')
  return readFileSync(db.name).toString('latin1').split('Hwang Jini').length - 1
}

test('S6: codes are kept for an hour, also if the clock was an hour ahead when they were asked for', () => {
  const asked = { now: 0, old: -CODE_WINDOW_MS - 1, ahead: CODE_WINDOW_MS + 1 }
  const put = Object.entries(asked).map(([email, ms]) => code(email, START + ms))
  codes.write({ put, removed: [] })
  expect(codes.forgetOld(START)).toBe(2)
  expect(Object.keys(asked).filter((email) => codes.find(email))).toEqual(['now'])
})

test.each<[string, (emails: readonly string[]) => void]>([
  ['forgotten', () => void codes.forgetOld(START + CODE_WINDOW_MS + 1)],
  [
    'used, one by one',
    (emails) => {
      for (const email of emails) codes.write({ put: [], removed: [email] })
    },
  ],
])(
  'S6: of many codes that are %s no name is left in the file, also not in pages that are free now',
  (_, remove) => {
    const emails = Array.from({ length: 500 }, (_, n) => `p${(n * 7919) % 500}@example.com`)
    codes.write({ put: emails.map((email) => code(email, START)), removed: [] })
    expect(namesInFile()).toBeGreaterThan(400)
    remove(emails)
    expect(namesInFile()).toBe(0)
    expect(db.pragma('freelist_count', { simple: true })).toBeGreaterThan(0)
  },
)
