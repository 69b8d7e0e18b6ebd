import { randomFillSync } from 'node:crypto'
import { signUp } from '@outerpark/core/customer'
import { ID_LENGTH, idFromBytes, type NewId } from '@outerpark/core/kernel'
import { registerMusicals } from '@outerpark/core/musical'
import type { Store } from '@outerpark/core/ports'
import { type Book, book } from '@outerpark/core/reservation'

/** Bookings that are in the store's hands at once, and rows' worth that the bare loop writes in one transaction. */
export const GROUP = 64

const pool = new Uint8Array(64 * 1024)
let used = pool.length

/** Ids as the daemon makes them. */
export const newId: NewId = (kind) => {
  if (used + ID_LENGTH > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += ID_LENGTH
  return idFromBytes(kind, pool.subarray(used - ID_LENGTH, used))
}

/** As long as the digest of a request is. */
const FINGERPRINT = 'A'.repeat(43)
let keys = 0

/** Books once, as a request with an Idempotency-Key does. */
export function bookOnce(store: Store, command: Book) {
  const key = `key-${String(keys++).padStart(28, '0')}`
  return store.commit(book, command, {
    causationId: 'RQ-00000000-0000-4000-8000-000000000000',
    idempotency: { scope: command.customerId, key, fingerprint: FINGERPRINT },
  })
}

/** A customer, a musical with seats enough, and the command that books one of them. */
export async function prepareStore(store: Store): Promise<Book> {
  const meta = { causationId: 'RQ-bench' }
  const grades = [{ grade: 'R', seats: 1e12, price: { amount: 50_000, currency: 'KRW' } }]
  const musical = {
    title: '오페라의 유령',
    venue: '샤롯데씨어터',
    performances: [{ startsAt: '2099-01-05T19:30:00+09:00', grades }],
  }
  const customer = {
    name: 'Guest',
    email: 'guest@example.com',
    language: 'en',
    tokenId: 'bench',
    tokenHash: 'bench',
  } as const
  const registered = await store.commit(registerMusicals, { musicals: [musical] }, meta)
  const signedUp = await store.commit(signUp, customer, meta)
  if (registered.kind === 'refused' || signedUp.kind === 'refused')
    throw new Error('A new store refused a musical or a customer.')
  const performanceId = registered.reply.musicals[0]?.performances[0]?.id
  if (!performanceId) throw new Error('A musical was registered without its performance.')
  const customerId = signedUp.reply.customer.id
  return { customerId, performanceId, grade: 'R', seats: 1, paymentMethod: 'card-ok' }
}
