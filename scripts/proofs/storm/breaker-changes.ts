import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Finding, finding } from '../../lab/findings.ts'

export type BreakerStep = { readonly at: string; readonly from: string; readonly to: string }

/** Every change of the breaker in the event log, in order. Read from the database without asking the daemon. */
export function breakerChanges(home: string): BreakerStep[] {
  const store = new Database(join(home, 'outerpark.db'), { readonly: true })
  try {
    return store
      .prepare<[], BreakerStep>(
        `SELECT at, data ->> 'from' AS "from", data ->> 'to' AS "to" FROM events
         WHERE type = 'BreakerChanged' ORDER BY position`,
      )
      .all()
  } finally {
    store.close()
  }
}

/** Shows from the log that the breaker opened, and was closed at the end. */
export function openedAndClosed(changes: readonly BreakerStep[]): Finding[] {
  const opened = changes.filter(({ from, to }) => from === 'closed' && to === 'open')
  const probes = changes.filter(({ from, to }) => from === 'half-open' && to === 'open')
  const last = changes.at(-1)
  return [
    finding(
      'the breaker opened, by the log',
      opened.length > 0,
      `${opened.length} times, and ${probes.length} more after a probe that failed`,
    ),
    finding('and closed', last?.to === 'closed', `${last?.to ?? 'never changed'} at the end`),
  ]
}
