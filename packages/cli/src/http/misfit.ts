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
import { z } from 'zod'
import { type Failure, failure } from '../failure.ts'
import { type Heard, lastHeard } from './heard.ts'

// Answers are not checked when they come: reading the schemas takes longer than a command takes. Only after this program has
// failed they are, since another program, or a later version, may have answered something that it cannot read.

const page = (item: z.ZodType) => z.object({ items: z.array(item) })

/** The lists, and what their items are, which are also found one by one. */
const LISTS: Readonly<Record<string, z.ZodType>> = {
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

const OTHERS: Readonly<Record<string, z.ZodType>> = {
  'GET /v1/status': statusResponse,
  'GET /v1/whoami': whoamiResponse,
  'GET /v1/mypage': myPageResponse,
  'GET /v1/sales': salesResponse,
  'GET /v1/verify': verifyResponse,
  'GET /v1/sandbox/knobs': knobsResponse,
  'GET /v1/sandbox/ledger': page(ledgerChargeResponse),
}

/** What the contract says that the answer is. Undefined if this table does not know the request. */
function shapeOf(request: string): z.ZodType | undefined {
  if (Object.hasOwn(OTHERS, request)) return OTHERS[request]
  if (/^POST \/v1\/reservations(?:\/[^/]+\/cancel)?$/.test(request)) return reservationResponse
  const [, name = '', rest = ''] = /^GET \/v1\/(\w+)(\/.+)?$/.exec(request) ?? []
  if (!Object.hasOwn(LISTS, name)) return undefined
  const item = LISTS[name]
  if (item === undefined || rest === '') return item && page(item)
  if (rest.endsWith('/quote')) return quoteResponse
  return /^\/[^/]+$/.test(rest) ? item : undefined
}

/** The failure for the newest answer that is not what the contract says. Undefined if all of them are. */
export function misfit(answers: readonly Heard[] = lastHeard()): Failure | undefined {
  for (const { request, answer } of answers) {
    const [flaw] = shapeOf(request)?.safeParse(answer).error?.issues ?? []
    if (flaw)
      return failure(
        'unexpected-answer',
        ({ lines }) => lines.misfit(request, flaw.path.join('.')),
        ({ lines }) => lines.isItOne,
      )
  }
  return undefined
}
