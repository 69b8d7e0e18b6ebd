import { numberedId } from '@outerpark/core/kernel'
import { INVARIANTS, type Invariant } from '@outerpark/core/names'
import type { Audit, FailedCheck, Finding } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { beliefReader } from './beliefs.ts'
import { CONFIRMED, paymentStatus } from './codes.ts'
import { openReader } from './database.ts'
import { gradesSoldReader } from './grades-sold.ts'
import { BREAKS } from './invariants.ts'
import { addPlaceFunctions } from './places.ts'

/** How many violations of an invariant are listed as examples. The count includes all. */
const NAMED = 5

/**
 * Opens the audit on its own read-only connection. With a million reservations each call takes seconds and blocks its
 * thread.
 * @param file the database of the write side; it has to exist
 * @param between called after each invariant; it may wait, so that a busy daemon gets the CPU
 */
export function openSqliteAudit(file: string, between?: () => Promise<void>): Audit {
  const db = openReader(file)
  // 64 MiB, so that sorting an invariant's rows stays in memory.
  db.pragma('cache_size = -65536')
  return { ...auditOf(db, between), close: async () => void db.close() }
}

/** The same audit on a connection that the caller closes. */
export function auditOf(
  db: Database.Database,
  between: () => Promise<void> = async () => {},
): Omit<Audit, 'close'> {
  addPlaceFunctions(db)
  const beliefs = beliefReader(db)
  const paid = db
    .prepare<[number, number, number], number>(
      `SELECT seq FROM reservations
       WHERE seq > +? AND status = ${CONFIRMED}
         AND payment = ${paymentStatus.of('approved')} AND paid_at < ? AND amount > 0
       ORDER BY seq LIMIT +?`,
    )
    .pluck()

  const sold = gradesSoldReader(db)

  return {
    gradesSold: async () => sold(),
    async invariants(only) {
      const findings: (Finding | FailedCheck)[] = []
      for (const invariant of only === undefined ? INVARIANTS : [only]) {
        findings.push(findingOrFailure(db, invariant))
        await between()
      }
      return findings
    },
    beliefs: async (keys) => beliefs(keys),
    async paidBefore(time, { limit, cursor }) {
      const numbers = paid.all(Number(cursor ?? 0), Date.parse(time), limit + 1)
      const shown = numbers.slice(0, limit)
      return {
        items: shown.map((number) => numberedId('payment', number)),
        next: numbers.length > limit ? String(shown.at(-1)) : null,
      }
    },
  }
}

/**
 * The findings of {@link Audit.invariants}. The connection may be inside a transaction.
 * @throws SqliteError if one of them cannot be checked
 */
export function findingsIn(db: Database.Database): Finding[] {
  addPlaceFunctions(db)
  return INVARIANTS.map((invariant) => findingOf(db, invariant))
}

/** A damaged page breaks the queries that read it, and no other. */
function findingOrFailure(db: Database.Database, invariant: Invariant): Finding | FailedCheck {
  try {
    return findingOf(db, invariant)
  } catch (error) {
    return { invariant, failed: error instanceof Error ? error.message : String(error) }
  }
}

/** SQL knows the numbers of reservations. People look them up by their ids. */
const withIds = (example: string): string =>
  example.replace(/reservation no\. (\d+)/, (_, number) =>
    numberedId('reservation', Number(number)),
  )

function findingOf(db: Database.Database, invariant: Invariant): Finding {
  const examples: string[] = []
  let broken = 0
  for (const example of db.prepare<[], string>(BREAKS[invariant]).pluck().iterate()) {
    broken += 1
    if (broken <= NAMED) examples.push(withIds(example))
  }
  return { invariant, broken, examples }
}
