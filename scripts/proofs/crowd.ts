import { setTimeout as sleep } from 'node:timers/promises'
import { type BookRequest, reservationResponse } from '@outerpark/core/contract'
import { type Answer, type Client, codeOf, expectAnswer } from '../lab/client.ts'
import type { Customer, Place } from '../lab/stage.ts'

/** How often each answer was given, such as `201` or `409 seats-unavailable`. */
export type Answers = ReadonlyMap<string, number>

/** A customer who found no seat tries again within this time. */
const LOOK_AGAIN_MS = 20
/** Approvals take 20 to 60 ms and wait for each other. So cancels within this time meet payments in every state. */
const SECOND_THOUGHTS_MS = 400

export function tally(answers: readonly string[]): Answers {
  const counts = new Map<string, number>()
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  return counts
}

/** What a customer wants: one seat of one grade, or of each of several. */
type Wish = Pick<BookRequest, 'performanceId' | 'grade' | 'seats' | 'lines'>

const oneSeat = (place: Place): Wish => ({ ...place, seats: 1 })

/** Everybody books one seat at the same time. */
export const bookAll = (client: Client, customers: readonly Customer[], place: Place) =>
  wishAll(client, customers, () => oneSeat(place))

/** Everybody books one seat of each of these grades at the same time. Every other customer names them in the other order. */
export const bookEach = (
  client: Client,
  customers: readonly Customer[],
  places: readonly Place[],
) =>
  wishAll(client, customers, (number) => {
    const [{ performanceId } = { performanceId: '' }] = places
    const lines = places.map(({ grade }) => ({ grade, seats: 1 }))
    return { performanceId, lines: number % 2 === 0 ? lines : lines.toReversed() }
  })

async function wishAll(
  client: Client,
  customers: readonly Customer[],
  wishOf: (number: number) => Wish,
): Promise<string[]> {
  const answers = await Promise.all(
    customers.map((customer, number) => book(client, customer, wishOf(number))),
  )
  return answers.map(nameOf)
}

/**
 * Everybody books, cancels and books again, all at the same time, until there were this many cancels. Later bookings
 * stay.
 */
export async function bookAndCancel(
  client: Client,
  customers: readonly Customer[],
  place: Place,
  cancels: number,
): Promise<string[]> {
  const names: string[] = []
  let left = cancels
  const play = async (customer: Customer): Promise<void> => {
    for (;;) {
      const booked = await book(client, customer, oneSeat(place))
      names.push(nameOf(booked))
      if (left === 0) return
      if (booked.status === 201) {
        left -= 1
        const { id } = expectAnswer(booked, 201, reservationResponse)
        await sleep(Math.random() * SECOND_THOUGHTS_MS)
        const cancelled = await cancel(client, customer, id)
        names.push(cancelled.status === 200 ? '200 cancelled' : nameOf(cancelled))
      } else {
        await sleep(Math.random() * LOOK_AGAIN_MS)
      }
    }
  }
  await Promise.all(customers.map(play))
  return names
}

function book(client: Client, { token }: Customer, wish: Wish): Promise<Answer> {
  const body: BookRequest = { ...wish, paymentMethod: 'card-ok' }
  const key = crypto.randomUUID()
  return client.ask({ method: 'POST', path: '/v1/reservations', token, key, body })
}

function cancel(client: Client, { token }: Customer, id: string): Promise<Answer> {
  const path = `/v1/reservations/${id}/cancel`
  return client.ask({ method: 'POST', path, token, key: crypto.randomUUID() })
}

function nameOf(answer: Answer): string {
  return answer.status < 400 ? String(answer.status) : `${answer.status} ${codeOf(answer)}`
}
