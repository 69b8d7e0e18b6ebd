import { type BookRequest, reservationResponse } from '@outerpark/core/contract'
import { type Answer, expectAnswer, httpClient } from '../../lab/client.ts'
import type { OfficeAccess } from '../../lab/office.ts'
import { type Customer, type Place, registerMusical, signUpCustomers } from '../../lab/stage.ts'
import { atSteadyPace, inTurn, type Pace } from '../../lab/steady.ts'
import type { Purchase } from '../shoppers.ts'
import { type AnswerRecord, answerRecord, nameOf } from './answers.ts'

/** Customers who book over a limited number of connections, and a record of their answers. */
export type Crowd = {
  readonly places: readonly Place[]
  readonly record: AnswerRecord
  /** Sends each booking at its time, even if earlier ones have not ended. Returns the purchases. */
  readonly bookSteadily: (pace: Pace) => Promise<Purchase[]>
  /** Keeps every connection busy for this long. */
  readonly bookFlatOut: (seconds: number) => Promise<void>
  readonly close: () => void
}

const CUSTOMERS = 100
/** A million seats: more than any of these loads can sell. */
const SEATING = { performances: 10, grades: ['R'], seats: 100_000 }
/** A booking that takes longer (ms) counts as a booking without an answer. */
const TIMEOUT_MS = 10_000

/** Signs up the customers and registers a musical with enough seats. */
export async function gatherCrowd(
  office: OfficeAccess,
  url: string,
  connections: number,
): Promise<Crowd> {
  const customers = await signUpCustomers(office.client, CUSTOMERS)
  const places = await registerMusical(office.client, office.adminToken, SEATING)
  const client = httpClient(url, { connections, timeoutMs: TIMEOUT_MS })
  const record = answerRecord()

  /** @param due when the customer began to wait, also for a free connection */
  const book = async (number: number, due: number) => {
    const customer = inTurn(customers, number)
    const body: BookRequest = { ...inTurn(places, number), seats: 1, paymentMethod: 'card-ok' }
    const question = { method: 'POST', path: '/v1/reservations', token: customer.token } as const
    const key = crypto.randomUUID()
    const answer = await client.ask({ ...question, key, body }).catch(codeOfError)
    record.add(typeof answer === 'string' ? answer : nameOf(answer), performance.now() - due)
    return { customer, key, body, answer }
  }

  return {
    places,
    record,
    async bookSteadily(pace) {
      const begin = performance.now()
      const booked = await atSteadyPace(pace, (number) =>
        book(number, begin + (number * 1000) / pace.perSecond),
      )
      return booked.flatMap(purchaseOf)
    },
    async bookFlatOut(seconds) {
      const end = performance.now() + seconds * 1000
      const shopper = async (_: unknown, connection: number) => {
        for (let number = connection; performance.now() < end; number += connections)
          await book(number, performance.now())
      }
      await Promise.all(Array.from({ length: connections }, shopper))
    },
    close: client.close,
  }
}

type Try = {
  readonly customer: Customer
  readonly key: string
  readonly body: BookRequest
  readonly answer: Answer | string
}

function purchaseOf({ answer, ...sent }: Try): Purchase[] {
  if (typeof answer === 'string' || answer.status !== 201) return []
  const { id, lines, amount } = expectAnswer(answer, 201, reservationResponse)
  return [{ ...sent, id, lines, amount: amount.amount, tries: 1, cancel: 'none' }]
}

/** The code of an error, which is recorded in place of an answer. */
function codeOfError(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
