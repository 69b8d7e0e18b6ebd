import {
  customerResponse,
  eventResponse,
  knobsResponse,
  ledgerChargeResponse,
  musicalResponse,
  myPageResponse,
  noticeResponse,
  paymentResponse,
  performanceResponse,
  quoteResponse,
  reservationResponse,
  salesResponse,
  staffResponse,
  statusResponse,
  taskResponse,
  tokenResponse,
  verifyResponse,
  whoamiResponse,
} from '@outerpark/core/contract'
import { type Failure, failure } from '../failure.ts'
import { isObject } from '../json-object.ts'
import { type Heard, lastHeard } from './heard.ts'

// Answers are not checked when they come: reading the schemas takes longer than a command takes. Only after this program has
// failed they are, since another program, or a later version, may have answered something that it cannot read.

/** A schema of the contract. */
type Schema = {
  readonly safeParse: (value: unknown) => {
    readonly error?:
      | { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }
      | undefined
  }
}

/** Where a value is not what it has to be: `grades.0.price`. Undefined if it is that. */
type FindFlaw = (value: unknown) => string | undefined

const one =
  ({ safeParse }: Schema): FindFlaw =>
  (value) =>
    safeParse(value).error?.issues[0]?.path.join('.')

/** A list, whose items are such. */
const page =
  (item: Schema): FindFlaw =>
  (value) => {
    if (!isObject(value) || !Array.isArray(value.items)) return 'items'
    for (const [n, each] of value.items.entries()) {
      const flaw = one(item)(each)
      if (flaw !== undefined) return `items.${n}.${flaw}`
    }
    return undefined
  }

/** The lists, and what their items are, which are also found one by one. */
const LISTS: Readonly<Record<string, Schema>> = {
  musicals: musicalResponse,
  performances: performanceResponse,
  reservations: reservationResponse,
  payments: paymentResponse,
  notices: noticeResponse,
  tasks: taskResponse,
  customers: customerResponse,
  staff: staffResponse,
  tokens: tokenResponse,
  events: eventResponse,
}

const OTHERS: Readonly<Record<string, FindFlaw>> = {
  'GET /v1/status': one(statusResponse),
  'GET /v1/whoami': one(whoamiResponse),
  'GET /v1/mypage': one(myPageResponse),
  'GET /v1/sales': one(salesResponse),
  'GET /v1/verify': one(verifyResponse),
  'GET /v1/sandbox/knobs': one(knobsResponse),
  'GET /v1/sandbox/ledger': page(ledgerChargeResponse),
}

/** What finds the flaw of an answer. Undefined if these tables do not know the request. */
function finderFor(request: string): FindFlaw | undefined {
  if (Object.hasOwn(OTHERS, request)) return OTHERS[request]
  if (/^POST \/v1\/reservations(?:\/[^/]+\/cancel)?$/.test(request)) return one(reservationResponse)
  const [, name = '', rest = ''] = /^GET \/v1\/(\w+)(\/.+)?$/.exec(request) ?? []
  const item = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined
  if (item === undefined || rest === '') return item && page(item)
  if (rest.endsWith('/quote')) return one(quoteResponse)
  return /^\/[^/]+$/.test(rest) ? one(item) : undefined
}

/** The failure for the newest answer that is not what the contract says. Undefined if all of them are. */
export function misfit(answers: readonly Heard[] = lastHeard()): Failure | undefined {
  for (const { request, answer } of answers) {
    const flaw = finderFor(request)?.(answer)
    if (flaw !== undefined)
      return failure(
        'unexpected-answer',
        ({ lines }) => lines.misfit(request, flaw),
        ({ lines }) => lines.isItOne,
      )
  }
  return undefined
}
