import { CODE_WINDOW_MS } from '@outerpark/core/customer'
import { answerKey, holdKey, type KeptAnswer } from '@outerpark/core/engine'
import { IDEMPOTENCY_TTL_MS } from '@outerpark/core/ports'
import { LONGEST_HOLD_PAUSE_MS } from '@outerpark/core/reservation'
import type { State } from './state.ts'

/**
 * Forgets codes, past holds and kept answers that nobody needs any more.
 * @returns the number of answers
 */
export function forgetOld({ codes, pastHolds, answers }: State['office'], now: number): number {
  for (const { email, askedAt } of codes.values())
    if (Math.abs(now - askedAt) > CODE_WINDOW_MS) codes.forget(email)
  for (const row of pastHolds.values())
    if (row.endedAt < now - LONGEST_HOLD_PAUSE_MS) pastHolds.forget(holdKey(row))
  const old = answers.values().filter(({ keptAt }) => keptAt < now - IDEMPOTENCY_TTL_MS)
  for (const { key } of old) answers.forget(answerKey(key))
  return old.length
}

/** Deletes what an erased customer has beside the row. */
export function forgetErased({ office }: State, id: string): void {
  for (const token of office.tokens.values()) if (token.owner === id) office.tokens.forget(token.id)
  for (const row of office.pastHolds.values())
    if (row.customerId === id) office.pastHolds.forget(holdKey(row))
  for (const kept of office.answers.values())
    if (isAbout(kept, id)) office.answers.forget(answerKey(kept.key))
}

/** Whether a kept answer is deleted when the customer is erased: see `answers.ts` of the SQLite store. */
function isAbout({ key: { scope }, answer }: KeptAnswer, id: string): boolean {
  if (scope === id) return true
  // Any operation may have made the reply. Of those that have these fields, they are ids.
  const { token, customerId } = ((answer.kind === 'accepted' && answer.reply) || {}) as {
    readonly token?: { readonly owner?: string }
    readonly customerId?: string
  }
  return token?.owner === id || (scope.startsWith('nobody') && customerId === id)
}
