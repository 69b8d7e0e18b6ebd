import { asId, type Money } from '@outerpark/core/kernel'
import { recordCancellation } from '@outerpark/core/payment'
import { GatewayRejected, type PaymentGateway, type Voiding } from '@outerpark/core/ports'
import { describe, expect, test, vi } from 'vitest'
import { openMemoryStore } from '../store/memory/store.ts'
import { manualClock } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { accepted, actors, PRICE } from '../testing/season.ts'
import { cancelPayment } from './cancel-payment.ts'
import { isPermanent } from './work.ts'

const krw = (amount: number): Money => ({ amount, currency: 'KRW' })

/** Cancels a booking that was paid, at a card company that answers so. */
async function cancelAt(voiding: (chargeId: string) => Voiding, refunded = PRICE) {
  const store = openMemoryStore({ clock: manualClock(), newId: countedIds() })
  const people = actors(store)
  const { performanceId } = await people.performance()
  const { id } = accepted(await people.book(await people.customer(), performanceId))
  accepted(await people.approve(id))
  accepted(await people.cancel(id))
  const [task] = await store.claim({ kind: 'cancel-payment', limit: 1, leaseMs: 1_000 })
  if (task?.order.kind !== 'cancel-payment') throw new Error('no payment is to be cancelled')
  const refund = vi.fn(async () => ({ refundId: 're_1', refunded }))
  const never = async (): Promise<never> => {
    throw new GatewayRejected('not asked for')
  }
  const gateway: PaymentGateway = {
    approve: never,
    lookUp: never,
    void: async () => voiding(`ch-${id}`),
    refund,
  }
  const record = vi.fn(async (operation, command) => {
    accepted(await store.commit(operation, command, { causationId: task.causedBy }))
  })
  const failure = await cancelPayment(gateway)(task.order, {
    task,
    record,
    note: record,
    queries: store.queries,
    signal: new AbortController().signal,
  }).catch((error: unknown) => error)
  const { chargeId, status } = (await store.queries.payments({ limit: 1 })).items[0] ?? {}
  return { failure, refund, record, status, chargeId, paymentId: task.order.paymentId }
}

const charged = (chargeId: string, amount = krw(PRICE), refunded = 0): Voiding => ({
  outcome: 'charged',
  chargeId,
  amount,
  refunded,
})

test('a charge that fits our log is refunded, and that is recorded', async () => {
  const { failure, status, record, paymentId, chargeId } = await cancelAt((id) => charged(id))
  expect(failure).toBeUndefined()
  expect(status).toBe('cancelled')
  const command = { paymentId: asId<'payment'>(paymentId), chargeId, refunded: PRICE }
  expect(record).toHaveBeenCalledWith(recordCancellation, command)
})

describe('C1: nothing is refunded, and the task becomes a dead letter, if the card company says', () => {
  test.each<[string, (id: string) => Voiding, RegExp]>([
    ['that nothing was charged', () => ({ outcome: 'voided' }), /nothing was charged/],
    ['another charge', () => charged('ch_other'), /the charge is ch_other/],
    ['a smaller charge', (id) => charged(id, krw(1)), /it charged 1 KRW/],
    ['a larger charge', (id) => charged(id, krw(PRICE + 1)), /it charged 190001 KRW/],
    ['another currency', (id) => charged(id, { amount: PRICE, currency: 'JPY' }), /190000 JPY/],
  ])('%s', async (_, voiding, message) => {
    const { failure, refund, status } = await cancelAt(voiding)
    expect(String(failure)).toMatch(message)
    expect(isPermanent(failure)).toBe(true)
    expect(refund).not.toHaveBeenCalled()
    expect(status).toBe('approved')
  })

  test.each([0, 1, PRICE - 1, PRICE + 1])(
    'that %i went back: then nothing is recorded',
    async (refunded) => {
      const { failure, status } = await cancelAt((id) => charged(id), refunded)
      expect(String(failure)).toMatch(/had to go back/)
      expect(isPermanent(failure)).toBe(true)
      expect(status).toBe('approved')
    },
  )
})
