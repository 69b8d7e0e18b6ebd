import { CODE_WINDOW_MS } from '@outerpark/core/customer'
import { expect, test } from 'vitest'
import { START } from '../../testing/clock.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { codeTable } from './codes-rows.ts'
import { openDatabase } from './database.ts'
import { MIGRATIONS } from './tables.ts'

test('S6: codes are kept for an hour, also if the clock was an hour ahead when they were asked for', ({
  onTestFinished,
}) => {
  const folder = temporaryFolder()
  const db = openDatabase(folder.file('outerpark.db'), MIGRATIONS)
  onTestFinished(() => {
    db.close()
    folder.remove()
  })
  const codes = codeTable(db)
  const asked = { now: 0, old: -CODE_WINDOW_MS - 1, ahead: CODE_WINDOW_MS + 1 }
  codes.write({
    put: Object.entries(asked).map(([email, ms]) => ({
      email,
      nonce: 'n',
      wish: { kind: 'sign-in' },
      askedAt: START + ms,
      tries: 0,
      times: [],
    })),
    removed: [],
  })
  expect(codes.forgetOld(START)).toBe(2)
  expect(Object.keys(asked).filter((email) => codes.find(email))).toEqual(['now'])
})
