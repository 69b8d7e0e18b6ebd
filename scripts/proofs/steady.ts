import { setTimeout as sleep } from 'node:timers/promises'
import type { BookRequest } from '@outerpark/core/contract'
import type { Client } from '../client.ts'
import type { Customer, Place } from '../stage.ts'

/** How a booking was answered, and how long that took. */
export type Booked = { readonly status: number; readonly ms: number }

/** Books at a steady pace: each booking is sent at its time, whether those before it were answered or not. */
export async function bookSteadily(
  client: Client,
  customers: readonly Customer[],
  place: Place,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Booked[]> {
  const body: BookRequest = { ...place, seats: 1, paymentMethod: 'card-ok' }
  const begin = performance.now()
  const book = async (number: number, { token }: Customer): Promise<Booked> => {
    const wait = begin + (number * 1000) / perSecond - performance.now()
    await sleep(Math.max(0, wait))
    const start = performance.now()
    const key = crypto.randomUUID()
    const question = { method: 'POST', path: '/v1/reservations', token, key, body } as const
    const { status } = await client.ask(question)
    return { status, ms: performance.now() - start }
  }
  const bookings: Promise<Booked>[] = []
  for (let number = 0; number < perSecond * seconds; number++) {
    const customer = customers[number % customers.length]
    if (customer) bookings.push(book(number, customer))
  }
  return Promise.all(bookings)
}
