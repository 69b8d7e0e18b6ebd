import { setTimeout as sleep } from 'node:timers/promises'
import { type BookRequest, reservationResponse } from '@outerpark/core/contract'
import { type Client, expectAnswer } from '../lab/client.ts'
import { randomFrom } from '../lab/random.ts'
import type { Customer, Place } from '../lab/stage.ts'
import { askUntilAnswered } from './persistent.ts'

/** A booking that was answered with 201, and the answer to its cancel. */
export type Purchase = {
  readonly id: string
  readonly customer: Customer
  /** the key of its request, which can be sent again */
  readonly key: string
  readonly body: BookRequest
  /** how often the request was sent until the answer came */
  readonly tries: number
  readonly cancel: 'none' | 'accepted' | 'refused'
}

/** The longest time between two requests of one shopper. */
const PAUSE_MS = 150
/** The longest time between a booking and its cancel. By then its payment may be in any state. */
const SECOND_THOUGHTS_MS = 400
/** The share of the bookings that are cancelled. */
const REGRET = 0.4

export type Shoppers = {
  /** Lets all shoppers finish their requests under way. Returns all purchases. */
  readonly goHome: () => Promise<readonly Purchase[]>
}

/**
 * Lets every customer book, and cancel some bookings, until `goHome`.
 * @param seed the same seed makes the same choices of cards, cancels and pauses
 */
export function sendShoppers(
  client: Client,
  customers: readonly Customer[],
  places: readonly Place[],
  seed: number,
): Shoppers {
  let open = true
  const shop = async (customer: Customer, number: number): Promise<Purchase[]> => {
    const random = randomFrom(seed + number)
    const purchases: Purchase[] = []
    while (open) {
      await sleep(random() * PAUSE_MS)
      const place = places[Math.floor(random() * places.length)]
      if (!place) throw new Error('There is nothing to buy.')
      const body = { ...place, seats: 1 + Math.floor(random() * 4), paymentMethod: card(random()) }
      const key = `shopper-${number}-${purchases.length}`
      purchases.push(await buy(client, customer, { key, body }, random))
    }
    return purchases
  }
  const all = Promise.all(customers.map(shop))
  // `goHome` awaits this promise. Until then a rejection must not end the process.
  all.catch(() => undefined)
  return {
    async goHome() {
      open = false
      return (await all).flat()
    },
  }
}

async function buy(
  client: Client,
  customer: Customer,
  { key, body }: { key: string; body: BookRequest },
  random: () => number,
): Promise<Purchase> {
  const { token } = customer
  const question = { method: 'POST', path: '/v1/reservations', token, key, body } as const
  const { answer, tries } = await askUntilAnswered(client, question)
  const { id } = expectAnswer(answer, 201, reservationResponse)
  const bought = { id, customer, key, body, tries }
  const [regrets, thinks] = [random() < REGRET, random() * SECOND_THOUGHTS_MS]
  if (!regrets) return { ...bought, cancel: 'none' }
  await sleep(thinks)
  const cancelled = await askUntilAnswered(client, {
    method: 'POST',
    path: `/v1/reservations/${id}/cancel`,
    token,
    key: `${key}-cancel`,
  })
  return { ...bought, cancel: cancelled.answer.status === 200 ? 'accepted' : 'refused' }
}

/** Most cards are good, some are declined, and some take so long that their outcome is unknown at first. */
function card(random: number): string {
  if (random < 0.85) return 'card-ok'
  return random < 0.97 ? 'card-declined' : 'card-slow'
}
