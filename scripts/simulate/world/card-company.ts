import type { Answer, Question } from '../../../packages/daemon/src/payment/http-exchange.ts'
import { verdictOn } from '../../../packages/daemon/src/sandbox/cards.ts'
import type {
  CancelRequest,
  Charge,
  ChargeRequest,
} from '../../../packages/daemon/src/sandbox/ledger.ts'
import {
  cancelSaid,
  chargeSaid,
  outcomeSaid,
  type Said,
  unheardOfSaid,
} from '../../../packages/daemon/src/sandbox/replies.ts'

/** A request to the card company, as it reads it off the wire. */
export type Call =
  | { readonly kind: 'approve'; readonly key: string; readonly request: ChargeRequest }
  | { readonly kind: 'cancel'; readonly key: string; readonly request: CancelRequest }
  | { readonly kind: 'look-up'; readonly key: string }

export function callIn({ path, body }: Question): Call {
  // The card company believes what the client sends; the sandbox's own tests see to what it does with nonsense.
  if (path === '/charges') {
    const request = body as ChargeRequest
    return { kind: 'approve', key: request.key, request }
  }
  const [, key = '', cancel] = /^\/charges\/([^/]+)(\/cancel)?$/.exec(path) ?? []
  if (!cancel) return { kind: 'look-up', key }
  return { kind: 'cancel', key, request: { key, ...(body as Omit<CancelRequest, 'key'>) } }
}

/**
 * The card company: a book of its own, idempotent by key, that survives whatever happens to the box office.
 * It answers in the words of the sandbox.
 */
export function cardCompany() {
  const book = new Map<string, Charge>()
  let changes = 0

  const write = (charge: Charge): Charge => {
    book.set(charge.key, charge)
    changes += 1
    return charge
  }

  const charge = (request: ChargeRequest): Charge => {
    const verdict = verdictOn(request.method)
    const number = book.size + 1
    const line = { ...request, number, refunded: 0 }
    return write(
      verdict.approved
        ? {
            ...line,
            chargeId: `ch_${number}`,
            status: 'approved',
            reason: null,
            charged: request.amount,
          }
        : { ...line, chargeId: null, status: 'declined', reason: verdict.reason, charged: 0 },
    )
  }

  const cancel = (request: CancelRequest): Charge => {
    const known = book.get(request.key)
    if (known?.status === 'declined') return known
    if (known) return write({ ...known, status: 'cancelled', refunded: known.charged })
    const tombstone = { chargeId: null, status: 'cancelled', method: null, reason: null } as const
    return write({ ...request, ...tombstone, number: book.size + 1, charged: 0, refunded: 0 })
  }

  const settled = (request: CancelRequest, act: () => Charge) => {
    const known = book.get(request.key)
    const same = !known || (known.amount === request.amount && known.currency === request.currency)
    return same ? ({ kind: 'settled', charge: act() } as const) : ({ kind: 'key-reused' } as const)
  }

  const work = (call: Call): Said => {
    switch (call.kind) {
      case 'approve': {
        const { request } = call
        return outcomeSaid(
          settled(request, () => book.get(call.key) ?? charge(request)),
          chargeSaid,
        )
      }
      case 'cancel':
        return outcomeSaid(
          settled(call.request, () => cancel(call.request)),
          cancelSaid,
        )
      case 'look-up': {
        const known = book.get(call.key)
        return known ? chargeSaid(known) : unheardOfSaid(call.key)
      }
    }
  }

  return {
    /** Does what the call asks for, and says what came of it. */
    work,
    book: (): ReadonlyMap<string, Charge> => book,
    /** how often the book was changed */
    changes: () => changes,
  }
}

export type CardCompany = ReturnType<typeof cardCompany>

export const answerWith = ({ status, body }: Said): Answer => ({
  status,
  contentType: 'application/json',
  text: JSON.stringify(body),
})
