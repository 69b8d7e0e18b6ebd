import type {
  PerformanceResponse,
  ReservationResponse,
  SeasonResponse,
} from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { isRefunded, paymentEnded, waitForPayment } from '../client/payment.ts'
import { Failure, failure } from '../failure.ts'
import type { Scene } from './scene.ts'
import { signUpAtOnce } from './sign-up.ts'
import type { Stage } from './stage.ts'

// What the people of the story do.

/** Long enough for a card company that answers the third call only. */
const WAIT = { timeout: 30_000 }

/** Signs somebody up. Gives their client, and the scene, whose sentence is still empty. */
export async function signUp(as: Stage['as'], name: string, account: string, language?: 'ko') {
  const email = `${account}@example.com`
  const request = { name, email, ...(language && { language }) }
  const { customer, token } = await signUpAtOnce(as(undefined), request)
  const inKorean = language ? ` --language ${language}` : ''
  const command = `signup --name "${name}" --email ${email}${inKorean}`
  const scene: Scene = { kind: 'customer', told: '', command, data: customer }
  return { client: as(token), scene }
}

/** The first performance of the musical with that title. */
export function firstPerformance({ musicals }: SeasonResponse, title: string): PerformanceResponse {
  const first = musicals.find(({ musical }) => musical.title === title)?.performances[0]
  if (first) return first
  throw failure('internal-error', `The season of the demo has no performance of ${title}.`)
}

export async function bookAndWait(client: Client, order: Parameters<Client['book']>[0]) {
  return waitForPayment(client, await client.book(order), paymentEnded, WAIT)
}

export async function cancelAndWait(client: Client, { id }: ReservationResponse) {
  return waitForPayment(client, await client.cancel(id), isRefunded, WAIT)
}

/** The refusal of a request. If the request is not refused, the story fails. */
export async function refusalOf(
  request: Promise<unknown>,
): Promise<{ code: string; detail: string }> {
  const answer = await request.catch((error: unknown) => error)
  if (answer instanceof Failure) return { code: answer.code, detail: answer.detail }
  throw failure('internal-error', 'A booking that had to be refused was not.')
}
