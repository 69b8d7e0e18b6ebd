import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { reservationResponse } from '@outerpark/core/contract'
import { type Answer, type Client, codeOf, expectAnswer } from '../lab/client.ts'
import type { Customer, Place } from '../lab/stage.ts'

/** What became of the bookings of one phase. */
export type Tally = {
  /** requests that were sent, each try counted */
  readonly sent: number
  /** requests without an answer, or with one of 500 and above, with what came in its place */
  readonly failed: readonly string[]
  /** from the first try to the answer of each booking, in milliseconds */
  readonly took: readonly number[]
  /** key → the reservation that was acknowledged */
  readonly booked: ReadonlyMap<string, string>
  /** when each answer came (performance.now()) */
  readonly answeredAt: readonly number[]
}

/** Who books what, and over how many connections. */
type Crowd = {
  readonly connections: number
  readonly customers: readonly Customer[]
  readonly places: readonly Place[]
}

/** Between two tries of one booking (ms). */
const AGAIN_MS = 20

/**
 * Books without a pause over so many connections, for the customers in turn, until `goHome`. A request that fails is sent again with
 * its key until it is answered.
 */
export function sendBookers(client: Client, { connections, customers, places }: Crowd) {
  const tally = {
    sent: 0,
    failed: [] as string[],
    took: [] as number[],
    booked: new Map<string, string>(),
    answeredAt: [] as number[],
  }
  let open = true
  const tryOnce = async (
    customer: Customer,
    key: string,
    body: object,
  ): Promise<Answer | undefined> => {
    tally.sent += 1
    const question = { method: 'POST', path: '/v1/reservations', token: customer.token } as const
    const answer = await client
      .ask({ ...question, key, body })
      .catch((error: NodeJS.ErrnoException) => error.code ?? String(error))
    if (typeof answer === 'object' && answer.status < 500) return answer
    tally.failed.push(typeof answer === 'object' ? `${answer.status} ${answer.text}` : answer)
    return undefined
  }
  let turn = 0
  const book = async (): Promise<void> => {
    while (open) {
      const customer = customers[turn++ % customers.length]
      if (!customer) throw new TypeError('No customers.')
      const key = randomUUID()
      const begun = performance.now()
      const body = { ...places[tally.booked.size % places.length], seats: 1 }
      let answer = await tryOnce(customer, key, body)
      // Under way still: the connection broke, and the commit goes on.
      while (!answer || isUnderWay(answer)) {
        await sleep(AGAIN_MS)
        answer = await tryOnce(customer, key, body)
      }
      const now = performance.now()
      tally.took.push(now - begun)
      tally.answeredAt.push(now)
      tally.booked.set(key, expectAnswer(answer, 201, reservationResponse).id)
    }
  }
  const all = Promise.all(Array.from({ length: connections }, book))
  all.catch(() => undefined)
  return {
    /** Lets all finish their requests under way. */
    async goHome(): Promise<Tally> {
      open = false
      await all
      return tally
    },
  }
}

const isUnderWay = (answer: Answer) =>
  answer.status === 409 && codeOf(answer) === 'request-in-progress'
