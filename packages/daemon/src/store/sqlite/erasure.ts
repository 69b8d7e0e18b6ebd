import type { Plan } from '@outerpark/core/engine'
import type Database from 'better-sqlite3'
import type { AnswerTable } from './answers.ts'
import type { CustomerNumbers } from './customers.ts'
import type { OwnerIndex } from './owner-index.ts'
import { wiping } from './wiping.ts'

type Parts = {
  readonly answers: Pick<AnswerTable, 'forgetOf'>
  readonly customers: CustomerNumbers
  readonly owners: OwnerIndex
}

/**
 * Deletes what the erased customers of a group have in other tables than `customers`: their tokens, what is left of their time to hold seats, the answers that were
 * kept for them, and the Idempotency-Keys of their bookings, which are their own texts. Call it when everything else of the
 * group is written, since the group may have added some of it.
 */
export function eraser(db: Database.Database, { answers, customers, owners }: Parts) {
  const tokensOf = db.prepare('DELETE FROM tokens WHERE owner = ?')
  const keyOf = db.prepare(
    'UPDATE reservations SET key = NULL, fingerprint = NULL WHERE seq = ? AND key IS NOT NULL',
  )
  const pastHoldsOf = db.prepare('DELETE FROM past_holds WHERE customer = ?')
  const erase = (id: string): void => {
    tokensOf.run(id)
    pastHoldsOf.run(id)
    answers.forgetOf(id)
    const customer = customers.number(id)
    for (const seq of customer === undefined ? [] : owners.allNow(customer)) keyOf.run(seq)
  }
  const wipe = wiping(db)

  return ({ changed }: Plan['customers']): void => {
    for (const { id, erasedAt } of changed) if (erasedAt !== null) wipe(() => erase(id))
  }
}
