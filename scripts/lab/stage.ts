// Makes what a box office needs before bookings: customers, and a musical with its performances.
import {
  type RegisterMusicalRequest,
  registeredMusicalResponse,
  signedUpResponse,
} from '@outerpark/core/contract'
import { type Client, expectAnswer } from './client.ts'

export type Customer = { readonly id: string; readonly token: string }

export type Seating = {
  readonly performances: number
  /** names of the grades of each performance */
  readonly grades: readonly string[]
  /** the seats of each grade; the contract allows 100,000 */
  readonly seats: number
}

/** One grade of one performance, for which a booking can be made. */
export type Place = { readonly performanceId: string; readonly grade: string }

/** No performance begins before this, so none begins while a script runs. */
const FIRST_NIGHT_MS = 30 * 24 * 60 * 60 * 1000
const NIGHT_MS = 24 * 60 * 60 * 1000
const PRICE = { amount: 50_000, currency: 'KRW' }

/** @param name a name for these customers; customers who sign up later need another name */
export async function signUpCustomers(
  client: Client,
  count: number,
  name = 'Guest',
): Promise<Customer[]> {
  const signUp = async (i: number): Promise<Customer> => {
    const body = { name: `${name} ${i}`, email: `${name.toLowerCase()}${i}@example.com` }
    const answer = await client.ask({ method: 'POST', path: '/v1/customers', body })
    const { customer, token } = expectAnswer(answer, 201, signedUpResponse)
    return { id: customer.id, token }
  }
  return Promise.all(Array.from({ length: count }, (_, i) => signUp(i)))
}

/** Registers one musical. Returns all places that can be booked. */
export async function registerMusical(
  client: Client,
  adminToken: string,
  { performances, grades, seats }: Seating,
): Promise<Place[]> {
  const musical: RegisterMusicalRequest = {
    title: '오페라의 유령',
    // A musical may be registered again in the same home: then it is in another hall.
    venue: `샤롯데씨어터 ${crypto.randomUUID().slice(0, 8)}`,
    performances: Array.from({ length: performances }, (_, night) => ({
      startsAt: nightAt(Date.now() + FIRST_NIGHT_MS + night * NIGHT_MS),
      grades: grades.map((grade) => ({ grade, seats, price: PRICE })),
    })),
  }
  const answer = await client.ask({
    method: 'POST',
    path: '/v1/musicals',
    token: adminToken,
    body: musical,
  })
  const registered = expectAnswer(answer, 201, registeredMusicalResponse)
  return registered.performances.flatMap(({ id, grades: registeredGrades }) =>
    registeredGrades.map(({ grade }) => ({ performanceId: id, grade })),
  )
}

/** Registers a musical with one performance of one grade. */
export async function registerOnePerformance(
  client: Client,
  adminToken: string,
  seats: number,
): Promise<Place> {
  const seating = { performances: 1, grades: ['R'], seats }
  const [place] = await registerMusical(client, adminToken, seating)
  if (!place) throw new Error('A musical was registered without its performance.')
  return place
}

const nightAt = (ms: number) => `${new Date(ms).toISOString().slice(0, 10)}T19:30:00+09:00`
