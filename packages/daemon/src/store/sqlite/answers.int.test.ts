import type Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { type AnswerTable, answerTable } from './answers.ts'
import { openDatabase } from './database.ts'
import { digester } from './digest.ts'
import { MIGRATIONS } from './tables.ts'

const KEY = { scope: 'CU-1', key: 'k', fingerprint: '1' }
let folder: ReturnType<typeof temporaryFolder>
let db: Database.Database
let answers: AnswerTable

beforeEach(() => {
  folder = temporaryFolder()
  db = openDatabase(folder.file('outerpark.db'), MIGRATIONS)
  answers = answerTable(db, digester(db))
  transaction('COMMIT', () => {
    const answer = { kind: 'accepted', reply: 'first', position: 1 } as const
    answers.keep({ key: KEY, answer, keptAt: 1_000, from: undefined })
  })
})
afterEach(() => {
  db.close()
  folder.remove()
})

function transaction(end: 'COMMIT' | 'ROLLBACK', act: () => void): void {
  db.exec('BEGIN')
  act()
  db.exec(end)
  answers.over(end === 'COMMIT')
}

test.each([
  ['of a caller', () => answers.forgetOf('CU-1')],
  ['that are old', () => answers.forgetOlderThan(2_000)],
])('answers %s are there again if the commit that deletes them fails', (_, forget) => {
  transaction('ROLLBACK', forget)
  expect(answers.mayKnow(KEY)).toBe(true)
  expect(answers.find(KEY)?.answer).toMatchObject({ reply: 'first' })
  transaction('COMMIT', forget)
  expect(answers.mayKnow(KEY)).toBe(false)
  expect(answers.find(KEY)).toBeUndefined()
})

test('an answer that one commit keeps and deletes is not known after it', () => {
  const key = { ...KEY, key: 'another' }
  transaction('COMMIT', () => {
    const answer = { kind: 'accepted', reply: null, position: 1 } as const
    answers.keep({ key, answer, keptAt: 1_000, from: undefined })
    answers.forgetOf('CU-1')
  })
  expect(answers.mayKnow(key)).toBe(false)
})
