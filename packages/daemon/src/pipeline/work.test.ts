import { asId, type CustomerId, type PerformanceId } from '@outerpark/core/kernel'
import type { TaskOrder } from '@outerpark/core/policies'
import type { PaymentGateway, Store } from '@outerpark/core/ports'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openMemoryStore } from '../store/memory/store.ts'
import { manualClock } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { memoryGateway } from '../testing/memory-gateway.ts'
import { accepted, actors, PRICE } from '../testing/season.ts'
import { approvePayment } from './approve-payment.ts'
import { cancelPayment } from './cancel-payment.ts'
import type { Deadlines } from './expiry.ts'
import { sendNotice } from './send-notice.ts'
import type { Work } from './work.ts'

let store: Store
let people: ReturnType<typeof actors>
let phantom: PerformanceId
const signal = new AbortController().signal
const DAY_MS = 24 * 60 * 60 * 1000
let clock: ReturnType<typeof manualClock>
let deadlines: Deadlines

beforeEach(async () => {
  clock = manualClock()
  deadlines = { clock, allowedMs: DAY_MS, maxPausedMs: DAY_MS }
  store = openMemoryStore({ clock, newId: countedIds() })
  people = actors(store)
  phantom = (await people.performance()).performanceId
})

/** Does the oldest task of that kind like a worker, and gives whether it recorded something. */
async function work<K extends TaskOrder['kind']>(
  kind: K,
  how: Work<Extract<TaskOrder, { kind: K }>>,
) {
  const [task] = await store.claim({ kind, limit: 1, leaseMs: 1000 })
  if (!task) throw new Error(`no ${kind}`)
  let recorded = false
  // The claim was for this kind, so the order has this kind.
  await how(task.order as Extract<TaskOrder, { kind: K }>, {
    task,
    signal,
    queries: store.queries,
    async note(operation, command) {
      accepted(await store.commit(operation, command, { causationId: task.causedBy }))
    },
    async record(operation, command) {
      accepted(
        await store.commit(operation, command, { causationId: task.causedBy, finishes: task }),
      )
      recorded = true
    },
  })
  if (!recorded) await store.finish(task)
  return recorded
}
/** A worker claims the payment, and is heard of no more. */
async function lost() {
  await store.claim({ kind: 'approve-payment', limit: 1, leaseMs: 1000 })
  clock.advance(1000)
}
const booked = async (customer?: CustomerId, paymentMethod = 'card-ok') =>
  accepted(
    await people.book(customer ?? (await people.customer()), phantom, { seats: 2, paymentMethod }),
  )
const status = async (id: string) => store.queries.reservation(asId(id), {})

describe('approving a payment', () => {
  test('charges the whole price to the card of the booking, with the payment’s id as key', async () => {
    const gateway = memoryGateway()
    const asked = vi.spyOn(gateway, 'approve')
    const { id } = await booked(undefined, 'card-slow')
    await work('approve-payment', approvePayment(gateway, deadlines))
    const request = {
      key: id.replace('RV', 'PY'),
      amount: { amount: 2 * PRICE, currency: 'KRW' },
      method: 'card-slow',
    }
    expect(asked).toHaveBeenCalledExactlyOnceWith(request, signal)
    expect(await status(id)).toMatchObject({ status: 'confirmed', paymentStatus: 'approved' })
  })

  test('fails the reservation if the card is declined', async () => {
    const { id } = await booked(undefined, 'card-declined')
    await work('approve-payment', approvePayment(memoryGateway(), deadlines))
    expect(await status(id)).toMatchObject({ status: 'payment-failed', paymentStatus: 'declined' })
  })

  test('does not charge a card after the payment is settled', async () => {
    const gateway = memoryGateway()
    const { id } = await booked()
    await people.approve(id)
    expect(await work('approve-payment', approvePayment(gateway, deadlines))).toBe(false)
    expect(gateway.calls).toEqual([])
  })

  test('does nothing for a payment that the gateway has voided, since its cancellation records it', async () => {
    const gateway = memoryGateway()
    const { id } = await booked()
    await lost()
    await people.cancel(id)
    await work('cancel-payment', async ({ paymentId, amount, currency }) => {
      await gateway.void({ key: paymentId, amount: { amount, currency } }, signal)
    })
    expect(await work('approve-payment', approvePayment(gateway, deadlines))).toBe(false)
    expect(await status(id)).toMatchObject({ status: 'cancelled', paymentStatus: 'requested' })
  })

  test('without an answer records nothing', async () => {
    const { id } = await booked()
    const silent: PaymentGateway = {
      ...memoryGateway(),
      approve: () => Promise.reject(new Error('no answer')),
    }
    await expect(work('approve-payment', approvePayment(silent, deadlines))).rejects.toThrow(
      'no answer',
    )
    expect(await status(id)).toMatchObject({
      status: 'awaiting-payment',
      paymentStatus: 'requested',
    })
  })
})

describe('cancelling a payment', () => {
  test('refunds what was charged, and records the amount', async () => {
    const gateway = memoryGateway()
    const { id } = await booked()
    await work('approve-payment', approvePayment(gateway, deadlines))
    await people.cancel(id)
    await work('cancel-payment', cancelPayment(gateway))
    expect((await store.queries.events(1, 100)).at(-1)).toMatchObject({
      type: 'PaymentCancelled',
      refunded: 2 * PRICE,
    })
    expect(gateway.charges()).toMatchObject([{ charged: 2 * PRICE, refunded: 2 * PRICE }])
  })

  test('that was never charged refunds nothing, and prevents every later charge', async () => {
    const gateway = memoryGateway()
    const { id } = await booked()
    await lost()
    await people.cancel(id)
    await work('cancel-payment', cancelPayment(gateway))
    expect((await store.queries.events(1, 100)).at(-1)).toMatchObject({
      type: 'PaymentCancelled',
      refunded: 0,
    })
    const late = await gateway.approve(
      {
        key: id.replace('RV', 'PY'),
        amount: { amount: 2 * PRICE, currency: 'KRW' },
        method: 'card-ok',
      },
      signal,
    )
    expect(late).toEqual({ outcome: 'voided' })
  })
})

describe('sending a notice', () => {
  test.each([
    ['en', /^Paid ₩380,000: .*, 2 × VIP/],
    ['ko', /^380,000원 결제 완료: .*, VIP석 2매\.$/],
  ] as const)('speaks the language of the customer (%s)', async (language, words) => {
    const { id } = await booked(await people.customer('Kim Minji', language))
    await people.approve(id)
    const inbox = vi.fn(async () => {})
    await work('send-notice', sendNotice({ inbox }))
    const event = (await store.queries.events(1, 100)).find(
      ({ type }) => type === 'PaymentApproved',
    )
    const { items } = await store.queries.notices({ limit: 10 })
    expect(items).toMatchObject([
      {
        reservationId: id,
        about: event?.id,
        template: 'payment-approved',
        fields: expect.objectContaining({ title: '오페라의 유령', seats: 2 }),
      },
    ])
    const { at: _, ...told } = items[0] ?? { at: '' }
    const delivered = {
      ...told,
      text: expect.stringMatching(words),
      customer: {
        name: 'Kim Minji',
        email: '1@example.com',
        language,
        mail: true,
        confirmed: false,
      },
      happenedAt: event?.at,
    }
    expect(inbox).toHaveBeenCalledExactlyOnceWith(delivered, signal, expect.anything())
  })

  test('does not put the customer’s address into the event, which others may read', async () => {
    const { id } = await booked()
    await people.approve(id)
    await work('send-notice', sendNotice({ inbox: async () => {} }))
    const sent = (await store.queries.events(1, 100)).at(-1)
    expect(sent?.type).toBe('NoticeSent')
    expect(JSON.stringify(sent)).not.toMatch(/example\.com|Kim/)
  })

  test('that cannot be delivered records nothing, so it is tried again', async () => {
    const { id } = await booked()
    await people.approve(id)
    const inbox = () => Promise.reject(new Error('mailbox full'))
    await expect(work('send-notice', sendNotice({ inbox }))).rejects.toThrow('mailbox full')
    expect((await store.queries.notices({ limit: 10 })).items).toEqual([])
  })
})
