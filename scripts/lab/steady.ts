import { setTimeout as sleep } from 'node:timers/promises'
import type { BookRequest } from '@outerpark/core/contract'
import type { Client } from './client.ts'
import type { Customer, Place } from './stage.ts'

/** How a booking was answered, and how long that took. */
export type Booked = { readonly status: number; readonly ms: number }

export type Pace = { readonly perSecond: number; readonly seconds: number }

/** Does something at a steady pace: begins each call at its time, even if earlier calls have not ended. */
export function atSteadyPace<T>(
  { perSecond, seconds }: Pace,
  act: (number: number) => Promise<T>,
): Promise<T[]> {
  const begin = performance.now()
  const actInTime = async (number: number): Promise<T> => {
    const wait = begin + (number * 1000) / perSecond - performance.now()
    await sleep(Math.max(0, wait))
    return act(number)
  }
  return Promise.all(Array.from({ length: perSecond * seconds }, (_, number) => actInTime(number)))
}

/** Books at a steady pace. The customers take turns. */
export async function bookSteadily(
  client: Client,
  customers: readonly Customer[],
  place: Place,
  pace: Pace,
): Promise<Booked[]> {
  const body: BookRequest = { ...place, seats: 1, paymentMethod: 'card-ok' }
  return atSteadyPace(pace, async (number) => {
    const { token } = inTurn(customers, number)
    const start = performance.now()
    const key = crypto.randomUUID()
    const question = { method: 'POST', path: '/v1/reservations', token, key, body } as const
    const { status } = await client.ask(question)
    return { status, ms: performance.now() - start }
  })
}

/** The things in turn: after the last one, the first again. */
export function inTurn<T>(things: readonly T[], number: number): T {
  const thing = things[number % things.length]
  if (thing === undefined) throw new Error('There is none whose turn it could be.')
  return thing
}
