import { signUp } from '@outerpark/core/customer'
import type { CustomerId, PerformanceId, ReservationId } from '@outerpark/core/kernel'
import { type NewMusical, registerMusicals } from '@outerpark/core/musical'
import { switchWebhookOn } from '@outerpark/core/notice'
import type { CommitMeta, Outcome, StoreOperation } from '@outerpark/core/ports'
import { book, cancel, type ReservationReply } from '@outerpark/core/reservation'
import Database from 'better-sqlite3'
import { accepted } from '../lab/outcome.ts'
import { WEBHOOK } from '../lab/webhook.ts'
import type { Card } from './card-company.ts'
import type { Booked, Promises } from './promises.ts'
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
  readonly command: Command
}

/** The people of the story. All of them ask again, under the same key, until they are answered. */
export function people({ ask }: World, promises: Promises) {
  const send = <Command, Reply>(request: Request<Command, Reply>): Promise<Outcome<Reply>> => {
    const { operation, command } = request
    return ask(({ store }) => store.commit(operation, command, metaOf(request)).catch(inPortsWords))
  }
  const wants = (key: string, wish: Wish): Promise<Outcome<ReservationReply>> => {
    const meta = metaOf({ key, body: wish, scope: wish.customer, operation: book })
    return ask(({ store, admit }) =>
      admit(Date.now(), (deferredUntil) =>
        store.commit(book, bookingOf(wish, deferredUntil), meta),
      ).catch(inPortsWords),
    )
  }
  const wishesToCancel = (key: string, reservationId: ReservationId, by: CustomerId | 'admin') => {
    const command = { reservationId, by: by === 'admin' ? ('admin' as const) : { customerId: by } }
    return send({ key, body: command, operation: cancel, command })
  }

  return {
    send,
    signsUp(name: string, email: string, tokenOf = name) {
      const token = { tokenId: `token of ${tokenOf}`, tokenHash: `hash of ${tokenOf}` }
      const command = { name, email, language: 'ko' as const, ...token }
      return send({ key: name, body: command, operation: signUp, command })
    },
    async registers(musical: NewMusical) {
      const command = { musicals: [musical] }
      const key = `register ${musical.title}`
      return accepted(await send({ key, body: command, operation: registerMusicals, command }))
    },
    async switchesWebhookOn(): Promise<void> {
      const request = { key: 'webhook on', body: WEBHOOK, operation: switchWebhookOn }
      accepted(await send({ ...request, command: WEBHOOK }))
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

function metaOf({
  key,
  body,
  scope = 'story',
  operation,
}: Omit<Request<never, unknown>, 'command'>): CommitMeta {
  const fingerprint = JSON.stringify([operation.name, body])
  return { causationId: 'RQ-1', idempotency: { scope, key, fingerprint } }
}

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
