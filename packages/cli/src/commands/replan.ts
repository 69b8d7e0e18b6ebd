import type { ReplanRequest } from '@outerpark/core/contract'
import { type SeatMap, seatChanges } from '@outerpark/core/hall'
import type { Client } from '../client/client.ts'
import type { Context } from '../context.ts'
import type { ReplannedPerformance } from '../hall/performance-plan.ts'
import type { PlanNow } from '../hall/plan-now.ts'
import type { Prices } from '../input/hall-prices.ts'
import { newPrices } from './plan-prices.ts'
import { agreedToPlan } from './plan-question.ts'

export type ReplanOptions = {
  /** of grades that are new to the performance */
  readonly price?: Prices
  /** change it without a question; needed where nobody can be asked */
  readonly yes?: boolean
}

type ReplanTerms = ReplanOptions & {
  readonly offersFreeOnly?: boolean
  readonly was?: number | undefined
  /** the ids of taken seats that the plan leaves as they are */
  readonly kept?: readonly string[]
}

/** The plan that a performance is to get, with its map. */
export type PlanWanted = { readonly map: SeatMap } & Pick<ReplanRequest, 'version' | 'plan'>

/**
 * Gives a performance another plan, after a question that says what it changes. It is refused if somebody has changed the plan
 * meanwhile. A plan that it has already is not sent: so the same command with the same Idempotency-Key does no harm.
 *
 * @param terms `was`: the version that the plan was made from, if that is known; `offersFreeOnly`: whether the command has `--free-only`
 */
export async function replan(
  context: Context,
  client: Pick<Client, 'replan'>,
  now: PlanNow,
  { map, ...wanted }: PlanWanted,
  { offersFreeOnly = false, was: base, kept = [], ...options }: ReplanTerms,
): Promise<ReplannedPerformance> {
  const { performance, hall } = now
  if (isSame(now, wanted)) return { performance, was: hall.version, changes: [], kept }
  const changes = seatChanges(now.map, now.states, map)
  // The box office refuses it, and says who was quicker.
  if (base !== undefined && base !== hall.version)
    await client.replan(performance.id, { ...wanted, was: base })
  const prices = await newPrices(context, performance, map, options.price)
  await agreedToPlan(
    context,
    { performance, changes, prices, kept },
    { ...options, offersFreeOnly },
  )
  const was = hall.version
  const body = { ...wanted, was, ...(prices.length > 0 && { prices: [...prices] }) }
  return { performance: await client.replan(performance.id, body), was, changes, kept }
}

const isSame = ({ hall, plan: before }: PlanNow, { version, plan }: Omit<PlanWanted, 'map'>) =>
  version === hall.version || (plan && JSON.stringify(plan) === JSON.stringify(before)) === true
