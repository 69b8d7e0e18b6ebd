import type { ChangeSaleRequest, PerformanceResponse } from '@outerpark/core/contract'
import { performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { chooser } from '../prompts/ask.ts'
import { whichPerformance } from '../prompts/which.ts'

/** `none` takes away what was set; what is left out stays as it is. */
export type SaleTermsOptions = {
  readonly opens?: string
  readonly closes?: string
  readonly presaleOpens?: string
  readonly presaleCode?: string
  readonly presaleSeats?: number
  readonly presale?: boolean
  readonly perCustomer?: number | 'none'
  readonly reason?: string
}

/** Changes when, to whom and how much of a performance is sold, for later bookings. */
export async function changeSaleTerms(
  context: Context,
  given: string | undefined,
  options: SaleTermsOptions,
): Promise<PerformanceResponse> {
  const body = requestOf(options)
  const typed = await whichPerformance(context, given)
  const client = await connect(context, 'admin')
  const id = await performanceId(client, typed, chooser(context))
  return client.changeSaleTerms(id, body)
}

const orNull = <Value>(value: Value | 'none'): Value | null => (value === 'none' ? null : value)

function requestOf({ opens, closes, perCustomer, reason, ...more }: SaleTermsOptions) {
  const presale = presaleOf(more)
  const request: ChangeSaleRequest = {
    ...(opens !== undefined && { opens: orNull(opens) }),
    ...(closes !== undefined && { closes: orNull(closes) }),
    ...(presale !== undefined && { presale }),
    ...(perCustomer !== undefined && { perCustomer: orNull(perCustomer) }),
    ...(reason !== undefined && { reason }),
  }
  return request
}

/** @throws Failure `usage` if only a part of a presale is given */
function presaleOf({
  presale,
  presaleOpens: opens,
  presaleCode: code,
  presaleSeats: seats,
}: SaleTermsOptions): ChangeSaleRequest['presale'] {
  if (presale === false) return null
  if (opens === undefined && code === undefined && seats === undefined) return undefined
  if (opens === undefined || code === undefined) throw usage(({ inputs }) => inputs.wholePresale)
  return { opens, code, ...(seats !== undefined && { seats }) }
}
