import { CODE_WINDOW_MS } from '@outerpark/core/customer'
import type { Plan } from '@outerpark/core/engine'
import type { CodeRow } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { wiping } from './wiping.ts'

type Row = Omit<CodeRow, 'wish' | 'times'> & { readonly wish: string; readonly times: string }

// `write` made both texts.
const codeOf = (row: Row): CodeRow => ({
  ...row,
  wish: JSON.parse(row.wish),
  times: JSON.parse(row.times),
})

/** The table of codes by mail. It holds the personal data of sign-ups that are not finished, for an hour at most. */
export function codeTable(db: Database.Database) {
  const find = db.prepare<[string], Row>(
    'SELECT email, nonce, wish, asked_at AS askedAt, tries, times FROM codes WHERE email = ?',
  )
  const about = db.prepare<[string, string], Row>(
    `SELECT email, nonce, wish, asked_at AS askedAt, tries, times FROM codes
     WHERE email = ? OR wish ->> 'customerId' = ?`,
  )
  const put = db.prepare('INSERT OR REPLACE INTO codes VALUES (?, ?, ?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM codes WHERE email = ?')
  const forget = db.prepare('DELETE FROM codes WHERE asked_at NOT BETWEEN ? AND ?')
  const wipe = wiping(db)
  return {
    find(email: string): CodeRow | undefined {
      const row = find.get(email)
      return row && codeOf(row)
    },
    /** The code of the address, and the codes for addresses that the customer wants instead. */
    about: (email: string, customerId: string): CodeRow[] =>
      about.all(email, customerId).map(codeOf),
    write(codes: Plan['codes']): void {
      if (codes.removed.length + codes.put.length === 0) return
      wipe(() => {
        for (const email of codes.removed) remove.run(email)
        for (const { email, nonce, wish, askedAt, tries, times } of codes.put)
          put.run(email, nonce, JSON.stringify(wish), askedAt, tries, JSON.stringify(times))
      })
    },
    /** Deletes the codes that no longer count, and those in the future: they are from before the clock was set back. */
    forgetOld: (now: number): number =>
      wipe(() => forget.run(now - CODE_WINDOW_MS, now + CODE_WINDOW_MS).changes),
  }
}
