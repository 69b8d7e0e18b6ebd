import { claimedChargeResponse, lostChargesResponse } from '@outerpark/core/contract'
import { asId, isWholeId } from '@outerpark/core/kernel'
import { claimLostCharge } from '@outerpark/core/payment'
import { type ChargeState, GatewayUnavailable, type LedgerCharge } from '@outerpark/core/ports'
import type { Commit } from '../commit.ts'
import type { KeptAnswers } from '../kept.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

/** What the routes need of the card company. */
export type CompanyBooks = {
  /**
   * undefined if its ledger cannot be read
   * @throws GatewayUnavailable
   */
  readonly findLostCharges:
    | (() => Promise<{
        readonly charges: readonly LedgerCharge[]
        readonly count: number
        readonly refunded: number
        readonly entries: number
      }>)
    | undefined
  /** @throws GatewayUnavailable */
  readonly lookUp: (key: string) => Promise<ChargeState>
}

const PATH = '/v1/lost-charges'

/**
 * The routes of charges whose bookings were lost when an older database was put back.
 * @param books undefined if this office has none; then there are no such routes
 */
export function lostChargeRoutes(
  commit: Commit,
  { kept, books }: { readonly kept: KeptAnswers; readonly books: CompanyBooks | undefined },
): Route[] {
  if (!books) return []
  const tag = 'payments'
  const audience = { staff: ['admin'] } as const
  return [
    route({
      method: 'get',
      path: PATH,
      audience,
      tag,
      summary: 'Charges at the card company that no booking has, as after a restore',
      answer: lostChargesResponse,
      codes: ['no-ledger', 'gateway-unavailable'],
      async handle() {
        const { findLostCharges } = books
        if (!findLostCharges) throw new Problem('no-ledger', {})
        const { charges, ...counts } = await answered(findLostCharges)
        return { status: 200, json: { rows: charges.map(shown), ...counts } }
      },
    }),
    route({
      method: 'post',
      path: `${PATH}/{key}/refund`,
      audience,
      tag,
      summary: 'Refund the rest of a charge that no booking has; the pipeline does it',
      status: 202,
      answer: claimedChargeResponse,
      codes: ['charge-not-found', 'charge-refunded', 'charge-not-lost', 'gateway-unavailable'],
      async handle({ params: { key = '' }, caller, requestId, idempotency }) {
        const claim = async () => {
          const { chargeId, amount, refunded } = await chargeOf(books, key)
          const command = { key: asId<'payment'>(key), chargeId, ...amount }
          await commit(claimLostCharge, command, { caller, requestId, idempotency: undefined })
          return { key, chargeId, charged: amount, refunded: { ...amount, amount: refunded } }
        }
        const { result, replayed } = await kept.once(idempotency, claim)
        return { status: 202, json: result, replayed }
      },
    }),
  ]
}

/** The charge under a key of which something has not gone back. */
async function chargeOf(books: CompanyBooks, key: string) {
  const state = isWholeId('payment', key) ? await answered(() => books.lookUp(key)) : undefined
  if (state?.outcome !== 'charged') throw new Problem('charge-not-found', { key })
  if (state.refunded >= state.amount.amount) throw new Problem('charge-refunded', { key })
  return state
}

/** What the card company answers, or the refusal that it does not. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof GatewayUnavailable) throw new Problem('gateway-unavailable', {})
    throw error
  }
}

const shown = ({ key, chargeId, currency, charged, refunded, at }: LedgerCharge) => ({
  ...{ key, chargeId, at: at ?? null },
  charged: { amount: charged, currency },
  refunded: { amount: refunded, currency },
})
