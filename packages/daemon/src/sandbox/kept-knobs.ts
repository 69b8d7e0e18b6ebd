import { knobsRequest } from '@outerpark/core/contract'
import type { Database } from 'better-sqlite3'
import type { KnobsChange } from './knobs.ts'

/** What an admin has turned since the last reset. It outlives the process, so an outage lasts until somebody ends it. */
export type KeptKnobs = {
  readonly read: () => KnobsChange
  readonly keep: (change: KnobsChange) => void
  readonly forget: () => void
}

/** The turned knobs, in the database of the ledger: one row each, with its value in JSON. */
export function keptKnobs(db: Database): KeptKnobs {
  const all = db.prepare<[], { name: string; value: string }>('SELECT name, value FROM knobs')
  const put = db.prepare<[string, string]>(
    'INSERT OR REPLACE INTO knobs (name, value) VALUES (?, ?)',
  )
  const empty = db.prepare<[]>('DELETE FROM knobs')
  return {
    read() {
      const rows = all.all().map(({ name, value }) => [name, JSON.parse(value)] as const)
      return knobsRequest.parse(Object.fromEntries(rows))
    },
    keep: db.transaction((change: KnobsChange) => {
      for (const [name, value] of Object.entries(change)) put.run(name, JSON.stringify(value))
    }).immediate,
    forget: () => void empty.run(),
  }
}
