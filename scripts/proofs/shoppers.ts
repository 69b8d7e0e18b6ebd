import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import {
  type BookRequest,
  performanceResponse,
  reservationResponse,
} from '@outerpark/core/contract'
import type { LineShown } from '@outerpark/core/kernel'
import { type Client, codeOf, expectAnswer } from '../lab/client.ts'
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
  /** in the answer */
  readonly lines: readonly LineShown[]
  /** the price of all seats in the answer */
  readonly amount: number
  /** how often the request was sent until the answer came */
  readonly tries: number
  readonly cancel: 'none' | 'accepted' | 'refused'
}

/** The longest time between two requests of one shopper. */
const PAUSE_MS = 150
/** The longest time between a booking and its cancel. By then its payment may be in any state. */
const SECOND_THOUGHTS_MS = 400
/** The share of the bookings before which the customer looks at the price. They are for that price, or are refused. */
const LOOKS = 0.25
/** The longest time between a look at the price and the booking. */
const THINKS_MS = 100
/** The share of the bookings that have seats of every grade of a performance. */
const SEVERAL = 0.3
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
    let count = 0
    while (open) {
      await sleep(random() * PAUSE_MS)
      const place = places[Math.floor(random() * places.length)]
      if (!place) throw new Error('There is nothing to buy.')
      const seated =
        random() < SEVERAL ? everyGrade(places, place, random) : oneGrade(place, random)
      const order = { ...seated, paymentMethod: card(random()) }
      const body = random() < LOOKS ? await looked(client, order, random() * THINKS_MS) : order
      const key = `shopper-${number}-${count++}`
      const bought = await buy(client, customer, { key, body }, random)
      if (bought) purchases.push(bought)
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

const someSeats = (random: () => number) => 1 + Math.floor(random() * 4)

const oneGrade = (place: Place, random: () => number): Wish => ({
  ...place,
  seats: someSeats(random),
})

/** Seats of each grade of a performance, the named one first. */
function everyGrade(
  places: readonly Place[],
  { performanceId, grade }: Place,
  random: () => number,
): Wish {
  const there = places.filter((each) => each.performanceId === performanceId)
  const others = there.map((each) => each.grade).filter((each) => each !== grade)
  const lines = [grade, ...others].map((each) => ({ grade: each, seats: someSeats(random) }))
  return { performanceId, lines }
}

type Wish = Pick<BookRequest, 'performanceId' | 'grade' | 'seats' | 'lines'>

/** The seats that a request names, by grade. */
const wantedBy = ({ grade = '', seats = 0, lines }: Wish) => lines ?? [{ grade, seats }]

/** The same order, for the price that the customer has seen, after they have thought. */
async function looked(client: Client, order: BookRequest, thinksMs: number): Promise<BookRequest> {
  const path = `/v1/performances/${order.performanceId}`
  const { answer } = await askUntilAnswered(client, { method: 'GET', path })
  const { grades } = expectAnswer(answer, 200, performanceResponse)
  const amount = wantedBy(order).reduce((sum, { grade, seats }) => {
    const price = grades.find((each) => each.grade === grade)?.price
    if (!price) throw new Error(`${order.performanceId} has no grade ${grade}.`)
    return sum + seats * price.amount
  }, 0)
  await sleep(thinksMs)
  // `stage.ts` sells everything in won.
  return { ...order, expectedAmount: { amount, currency: 'KRW' } }
}

/** @returns undefined if the price is another one than the customer has seen; then nothing was booked */
async function buy(
  client: Client,
  customer: Customer,
  { key, body }: { key: string; body: BookRequest },
  random: () => number,
): Promise<Purchase | undefined> {
  const { token } = customer
  const question = { method: 'POST', path: '/v1/reservations', token, key, body } as const
  const { answer, tries } = await askUntilAnswered(client, question)
  if (body.expectedAmount && answer.status === 409 && codeOf(answer) === 'offer-changed')
    return undefined
  const { id, lines, amount } = expectAnswer(answer, 201, reservationResponse)
  const got = lines.map(({ grade, seats }) => ({ grade, seats }))
  if (!isDeepStrictEqual(got, wantedBy(body)))
    throw new Error(`${id} has ${JSON.stringify(got)}, not ${JSON.stringify(wantedBy(body))}.`)
  if (amount.amount !== (body.expectedAmount ?? amount).amount)
    throw new Error(`${id} costs ${amount.amount}, not ${body.expectedAmount?.amount}.`)
  const bought = { id, customer, key, body, lines, amount: amount.amount, tries }
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
