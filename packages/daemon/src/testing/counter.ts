import type { EventResponse, TaskResponse } from '@outerpark/core/contract'
import { ask } from './http-client.ts'
import { BEGINS, grade, PRICE } from './season.ts'
import { officeSettled, until } from './settled.ts'

/** The ids of one booking and of its payment. */
export type Booked = { readonly id: string; readonly paymentId: string }

/**
 * Puts a performance on sale at a running box office, and gives functions for a customer and for the admin.
 * @param url the address of the box office
 * @param admin the admin's token
 */
export async function counterAt(
  url: string,
  admin: string,
  { paymentMethod = 'card-ok', email = 'minji@example.com' } = {},
) {
  const asAdmin: Asking = (method, path, body) => ask(url, method, path, { token: admin, body })
  const performanceId = await onSale(asAdmin)
  const customer = { name: 'Kim Minji', email }
  const { token } = (await ask(url, 'POST', '/v1/customers', { body: customer })).json
  const asCustomer: Asking = (method, path, body) => ask(url, method, path, { token, body })

  const counter = {
    asAdmin,
    asCustomer,
    /** the price of one booking */
    price: PRICE,
    /** Books one seat. Throws if the booking is refused. */
    async book(): Promise<Booked> {
      const order = { performanceId, seats: 1, paymentMethod }
      const { status, json } = await asCustomer('POST', '/v1/reservations', order)
      if (status !== 201) throw new Error(`not booked: ${JSON.stringify(json)}`)
      return { id: json.id, paymentId: json.id.replace('RV', 'PY') }
    },
    cancel: ({ id }: Booked) => asCustomer('POST', `/v1/reservations/${id}/cancel`),
    async reservation({ id }: Booked) {
      const { status, paymentStatus } = (await asCustomer('GET', `/v1/reservations/${id}`)).json
      return { status, paymentStatus }
    },
    async seats() {
      const { json } = await asCustomer('GET', `/v1/performances/${performanceId}`)
      const { available, held, sold } = json.grades[0]
      return { available, held, sold }
    },
    /** The names of the events of the booking, in order. */
    async story({ id }: Booked): Promise<string[]> {
      const { items } = (await asAdmin('GET', '/v1/events?limit=500')).json
      return items
        .filter(({ correlationId }: EventResponse) => correlationId === id)
        .map(({ type }: EventResponse) => type)
    },
    ...deadLettersOf(asAdmin),
    /** Waits until the booking has these statuses. */
    becomes: (booked: Booked, wanted: { status: string; paymentStatus: string }) =>
      until(`${wanted.status} and ${wanted.paymentStatus}`, async () => {
        const { status, paymentStatus } = await counter.reservation(booked)
        return status === wanted.status && paymentStatus === wanted.paymentStatus
      }),
    breaker: async (): Promise<string> =>
      (await asAdmin('GET', '/v1/status')).json.payment.breaker.state,
    verify: async () => (await asAdmin('GET', '/v1/verify')).json,
    /** Waits until only dead letters are left, and MyPage shows all events. */
    settled: () => officeSettled(async () => (await asAdmin('GET', '/v1/status')).json),
  }
  return counter
}
/** Sends a request as one person. */
type Asking = (method: string, path: string, body?: unknown) => ReturnType<typeof ask>

/** Puts a performance on sale, and gives its id. */
async function onSale(asAdmin: Asking): Promise<string> {
  const musical = {
    title: 'Phantom',
    // Two counters of one daemon have a hall each.
    venue: `Charlotte ${crypto.randomUUID().slice(0, 8)}`,
    performances: [{ startsAt: BEGINS, grades: [grade('VIP', 1000)] }],
  }
  const registered = await asAdmin('POST', '/v1/musicals', musical)
  return registered.json.performances[0].id
}

/** Functions with which the admin reads, retries and drops dead letters. */
function deadLettersOf(asAdmin: Asking) {
  const deadLetters = async (): Promise<TaskResponse[]> =>
    (await asAdmin('GET', '/v1/tasks?dead=true&limit=500')).json.items
  const deadLetterOf = async ({ id }: Booked): Promise<TaskResponse | undefined> =>
    (await deadLetters()).find(({ reservationId }) => reservationId === id)
  return {
    deadLetters,
    /** Waits for the dead letter about the booking. */
    async deadLetter(booked: Booked): Promise<TaskResponse> {
      await until('a dead letter', async () => (await deadLetterOf(booked)) !== undefined)
      const letter = await deadLetterOf(booked)
      if (!letter) throw new Error('the dead letter is gone')
      return letter
    },
    retry: ({ id }: TaskResponse) => asAdmin('POST', `/v1/tasks/${id}/retry`),
  }
}

export type Counter = Awaited<ReturnType<typeof counterAt>>

export const PAID = { status: 'confirmed', paymentStatus: 'approved' }
export const REFUNDED = { status: 'cancelled', paymentStatus: 'cancelled' }
export const UNPAID = { status: 'awaiting-payment', paymentStatus: 'requested' }
