import { signUp } from '@outerpark/core/customer'
import {
  asId,
  type CustomerId,
  type Money,
  type PerformanceId,
  type ReservationId,
} from '@outerpark/core/kernel'
import {
  type AddPerformances,
  addPerformances,
  type NewMusical,
  registerMusicals,
} from '@outerpark/core/musical'
import { switchWebhookOn } from '@outerpark/core/notice'
import type { CommitMeta, Outcome, StoreOperation } from '@outerpark/core/ports'
import type { ReservationReply, SeatsToCancel } from '@outerpark/core/reservation'
import Database from 'better-sqlite3'
import { isAnswered } from '../lab/answered.ts'
import { accepted } from '../lab/outcome.ts'
import { WEBHOOK } from '../lab/webhook.ts'
import type { Card } from './card-company.ts'
import type { Booked, Promises } from './promises.ts'
import type { World } from './world.ts'

type Grade = 'VIP' | 'R' | 'standing'

export type Order = {
  readonly customer: CustomerId
  readonly performanceId: PerformanceId
  /** undefined if the request names no grade, or several, or seats */
  readonly grade: Grade | undefined
  /** of all grades together */
  readonly seats: number
  /** seats of several grades */
  readonly lines?: readonly { readonly grade: Grade; readonly seats: number }[]
  /** the ids of chosen seats; grade and lines are left out then */
  readonly places?: readonly string[]
  readonly card: Card
  /** what the customer was told that all seats cost; undefined if nothing was told */
  readonly expectedAmount?: Money
}

/** A command under one Idempotency-Key. */
type Request<Command, Reply> = {
  readonly key: string
  /** the body of the request */
  readonly body: unknown
  /** the scope of the key; that of the story if left out */
  readonly scope?: string
  readonly operation: StoreOperation<Command, Reply>
  readonly command: Command
}

/** The people of the story. They repeat a request with the same key until it is answered. */
export function people({ ask }: World, promises: Promises) {
  const send = <Command, Reply>(request: Request<Command, Reply>): Promise<Outcome<Reply>> => {
    const { operation, command } = request
    return ask(({ store }) => store.commit(operation, command, metaOf(request)).catch(inPortsWords))
  }
  const asksFor = (key: string, order: Order): Promise<Outcome<ReservationReply>> => {
    const meta = metaOf({ key, body: order, scope: order.customer, operation: BOOK })
    return ask(({ store, admit, orders }) =>
      admit(
        Date.now(),
        (deferredUntil) => store.commit(orders.book, bookingOf(order, deferredUntil), meta),
        () => isAnswered(store, meta),
      ).catch(inPortsWords),
    )
  }
  const asksToCancel = (key: string, ...cancel: CancelArgs) => {
    const command = cancelOf(...cancel)
    const meta = metaOf({ key, body: command, operation: CANCEL })
    return ask(({ store, orders }) =>
      store.commit(orders.cancel, command, meta).catch(inPortsWords),
    )
  }

  return {
    send,
    signsUp(name: string, email: string, tokenOf = name) {
      const token = {
        tokenId: asId<'token'>(`token of ${tokenOf}`),
        tokenHash: `hash of ${tokenOf}`,
      }
      const command = { name, email, language: 'ko' as const, ...token }
      return send({ key: name, body: command, operation: signUp, command })
    },
    async registers(musical: NewMusical) {
      const command = { musicals: [musical] }
      const key = `register ${musical.title}`
      return accepted(await send({ key, body: command, operation: registerMusicals, command }))
    },
    async adds(command: AddPerformances, key = 'add') {
      const request = { key, body: command, operation: addPerformances, command }
      return accepted(await send(request))
    },
    switchesWebhookOn: () => switchesWebhookOn(send),
    asksFor,
    /** Books, and records the promise in the answer. */
    async books(key: string, order: Order): Promise<Booked> {
      const { id, grade, seats, lines, amount } = accepted(await asksFor(key, order))
      const { customer } = order
      return promises.booked({ key, id, customer, grade, seats, lines, amount: amount.amount })
    },
    asksToCancel,
    async cancels({ key, id }: Booked, by: CustomerId | 'admin'): Promise<void> {
      accepted(await asksToCancel(`cancel ${key}`, id, by))
      promises.cancelled(key)
    },
  }
}

async function switchesWebhookOn(send: Send): Promise<void> {
  const request = { key: 'webhook on', body: WEBHOOK, operation: switchWebhookOn }
  accepted(await send({ ...request, command: WEBHOOK }))
}

type Send = <Command, Reply>(request: Request<Command, Reply>) => Promise<Outcome<Reply>>

export type People = ReturnType<typeof people>

type CancelArgs = [id: ReservationId, by: CustomerId | 'admin', seats?: SeatsToCancel]

function cancelOf(...[reservationId, by, seats]: CancelArgs) {
  const who = by === 'admin' ? ('admin' as const) : { customerId: by }
  return { reservationId, by: who, ...(seats && { seats }) }
}

/** The orders of customers come from the office. Only their names stand in the fingerprints of requests. */
const [BOOK, CANCEL] = [{ name: 'book' }, { name: 'cancel' }]

export function metaOf({
  key,
  body,
  scope = 'story',
  operation,
}: Omit<Request<never, unknown>, 'command' | 'operation'> & {
  readonly operation: { readonly name: string }
}): CommitMeta {
  const fingerprint = JSON.stringify([operation.name, body])
  return { causationId: 'RQ-1', idempotency: { scope, key, fingerprint } }
}

function bookingOf(order: Order, deferredUntil: string | undefined) {
  const { customer: customerId, card: paymentMethod, ...wish } = order
  return { customerId, ...wish, paymentMethod, deferredUntil }
}

/** A commit must reject with the errors of its port. An error of SQLite itself is a fault of the program. */
export function inPortsWords(error: unknown): never {
  if (error instanceof Database.SqliteError)
    throw new Error(`${error.code} came out of the store as it was.`, { cause: error })
  throw error
}
