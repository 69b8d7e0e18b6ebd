import { signUp } from '@outerpark/core/customer'
import { asId } from '@outerpark/core/kernel'
import { registerMusicals } from '@outerpark/core/musical'
import type { Store } from '@outerpark/core/ports'
import { type Book, book } from '@outerpark/core/reservation'
import { randomIds } from '../../packages/daemon/src/office/ids.ts'

/** How many bookings the store gets at once, and how many the bare loop writes in one transaction. */
export const GROUP = 64

/** Makes ids like the daemon. */
export const newId = randomIds()

/** A fingerprint as long as that of a real request. */
const FINGERPRINT = 'A'.repeat(43)
let keys = 0

/** Books once, like a request with an Idempotency-Key. */
export function bookOnce(store: Store, command: Book) {
  const key = `key-${String(keys++).padStart(28, '0')}`
  return store.commit(book, command, {
    causationId: 'RQ-00000000-0000-4000-8000-000000000000',
    idempotency: { scope: command.customerId, key, fingerprint: FINGERPRINT },
  })
}

/** Makes a customer and a musical with enough seats. Returns the command that books one seat. */
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
    tokenId: asId<'token'>('bench'),
    tokenHash: 'bench',
  } as const
  const registered = await store.commit(registerMusicals, { musicals: [musical] }, meta)
  const signedUp = await store.commit(signUp, customer, meta)
  if (registered.kind === 'refused' || signedUp.kind === 'refused')
    throw new Error('A new store refused a musical or a customer.')
  const performanceId = registered.reply.musicals[0]?.performances[0]?.id
  if (!performanceId) throw new Error('A musical was registered without its performance.')
  const customerId = signedUp.reply.customerId
  return { customerId, performanceId, grade: 'R', seats: 1, paymentMethod: 'card-ok' }
}
