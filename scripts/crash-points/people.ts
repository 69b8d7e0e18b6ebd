import { signUp } from '@outerpark/core/customer'
import type { CustomerId, PerformanceId, ReservationId } from '@outerpark/core/kernel'
import { type NewMusical, registerMusicals } from '@outerpark/core/musical'
import { switchWebhookOn } from '@outerpark/core/notice'
import type { Outcome, StoreOperation } from '@outerpark/core/ports'
import { book, cancel, type ReservationReply } from '@outerpark/core/reservation'
import Database from 'better-sqlite3'
import type { Card } from './card-company.ts'
import type { Office } from './office.ts'
import type { Booked, Promises } from './promises.ts'
import { WEBHOOK } from './webhook-receiver.ts'
import type { World } from './world.ts'

export type Wish = {
  readonly customer: CustomerId
  readonly performanceId: PerformanceId
  /** undefined leaves it out of the request */
  readonly grade: 'VIP' | 'R' | undefined
  readonly seats: number
  readonly card: Card
}

/** What is asked under one Idempotency-Key. */
type Request<Command, Reply> = {
  readonly key: string
  /** the body of the request */
  readonly body: unknown
  /** whose key it is; the story's, if left out */
  readonly scope?: string
  readonly operation: StoreOperation<Command, Reply>
  /** what the box office makes of it at the moment */
  readonly command: (office: Office) => Command
}

/** The people of the story. All of them ask again, under the same key, until they are answered. */
export function people({ ask }: World, promises: Promises) {
  const send = <Command, Reply>(request: Request<Command, Reply>): Promise<Outcome<Reply>> => {
    const { key, body, scope = 'story', operation, command } = request
    const fingerprint = JSON.stringify([operation.name, body])
    const meta = { causationId: 'RQ-1', idempotency: { scope, key, fingerprint } }
    return ask((office) =>
      office.store.commit(operation, command(office), meta).catch(inPortsWords),
    )
  }
  const wants = (key: string, wish: Wish): Promise<Outcome<ReservationReply>> =>
    send({
      key,
      body: wish,
      scope: wish.customer,
      operation: book,
      command: ({ deferredUntil }) => bookingOf(wish, deferredUntil()),
    })
  const wishesToCancel = (key: string, reservationId: ReservationId, by: CustomerId | 'admin') => {
    const command = { reservationId, by: by === 'admin' ? ('admin' as const) : { customerId: by } }
    return send({ key, body: command, operation: cancel, command: () => command })
  }

  return {
    send,
    signsUp(name: string, email: string, tokenOf = name) {
      const token = { tokenId: `token of ${tokenOf}`, tokenHash: `hash of ${tokenOf}` }
      const command = { name, email, language: 'ko' as const, ...token }
      return send({ key: name, body: command, operation: signUp, command: () => command })
    },
    async registers(musical: NewMusical) {
      const command = { musicals: [musical] }
      const key = `register ${musical.title}`
      const operation = registerMusicals
      return accepted(await send({ key, body: command, operation, command: () => command }))
    },
    async switchesWebhookOn(): Promise<void> {
      const request = { key: 'webhook on', body: WEBHOOK, operation: switchWebhookOn }
      accepted(await send({ ...request, command: () => WEBHOOK }))
    },
    wants,
    /** Books, and notes what is promised by that. */
    async books(key: string, wish: Wish): Promise<Booked> {
      const { id, grade } = accepted(await wants(key, wish))
      return promises.booked({ key, ...wish, id, grade })
    },
    wishesToCancel,
    async cancels({ key, id }: Booked, by: CustomerId | 'admin'): Promise<void> {
      accepted(await wishesToCancel(`cancel ${key}`, id, by))
      promises.cancelled(key)
    },
  }
}

export type People = ReturnType<typeof people>

function bookingOf(wish: Wish, deferredUntil: string | undefined) {
  const { customer: customerId, performanceId, grade, seats, card: paymentMethod } = wish
  return { customerId, performanceId, grade, seats, paymentMethod, deferredUntil }
}

/** A commit rejects in the words of its port: SQLite's own would be answered as a fault of the program. */
function inPortsWords(error: unknown): never {
  if (error instanceof Database.SqliteError)
    throw new Error(`${error.code} came out of the store as it was.`, { cause: error })
  throw error
}

/** @throws if it was refused */
export function accepted<Reply>(outcome: Outcome<Reply>): Reply {
  if (outcome.kind === 'refused')
    throw new Error(`refused: ${outcome.refusal.code}: ${outcome.refusal.detail}`)
  return outcome.reply
}

/** @throws unless it was refused for this reason */
export function refusedFor(code: string, outcome: Outcome<unknown>): void {
  const found = outcome.kind === 'refused' ? outcome.refusal.code : 'accepted'
  if (found !== code) throw new Error(`Expected ${code}, got ${found}.`)
}
