import { keepTaken } from '@outerpark/core/hall'
import type { Client } from '../client/client.ts'
import { performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { versionFor } from '../hall/based-on.ts'
import type { PerformancePlan, ReplannedPerformance } from '../hall/performance-plan.ts'
import { readPlanFile, renewVersion } from '../hall/plan-file.ts'
import { type PlanNow, planNow } from '../hall/plan-now.ts'
import { readSentPlan } from '../hall/sent.ts'
import { chooser } from '../prompts/ask.ts'
import { whichPerformance } from '../prompts/which.ts'
import type { MappedPlan } from './hall-question.ts'
import { hallVersionOf } from './hall-version.ts'
import { planWith } from './plan-with.ts'
import { type PlanWanted, type ReplanOptions, replan } from './replan.ts'

export type PlanOptions = ReplanOptions & {
  /** a version of the plan of its hall */
  readonly hallVersion?: number
  readonly newest?: boolean
  /** show the plan as a file */
  readonly plan?: boolean
  /** leave taken seats as they are */
  readonly freeOnly?: boolean
  /** also if the performance has a newer plan than the file says */
  readonly force?: boolean
}

/** Whether a command line names another plan. */
export const namesPlan = (
  file: string | undefined,
  { hallVersion, newest }: PlanOptions,
): boolean => file !== undefined || hallVersion !== undefined || newest === true

/** The plan that a performance has. */
export async function showPlan(
  context: Context,
  given: string | undefined,
  { price, freeOnly }: PlanOptions,
): Promise<PerformancePlan> {
  if (price !== undefined) throw usage(({ plans }) => plans.priceOfWhat)
  if (freeOnly) throw usage(({ plans }) => plans.freeOnlyOfWhat)
  const typed = await whichPerformance(context, given)
  const client = await connect(context, 'nobody')
  const id = await performanceId(client, typed, chooser(context))
  const { hall, performance } = await planNow(client, id)
  const { version: newest } = await client.hall(hall.id)
  const { title, startsAt } = performance
  return { ...{ performanceId: id, title, startsAt }, own: hall.only === id, newest, ...hall }
}

/** A performance with another plan, and the file that says the new version now. */
export type ChangedPlan = { readonly replanned: ReplannedPerformance; readonly renewed?: string }

/** Gives a performance the plan of a file, for it alone, or a version of its hall. */
export async function changePlan(
  context: Context,
  given: string | undefined,
  file: string | undefined,
  options: PlanOptions,
): Promise<ChangedPlan> {
  const { hallVersion, newest, plan: asFile } = options
  if ([file, hallVersion, newest].filter((each) => each !== undefined).length > 1)
    throw usage(({ plans }) => plans.onePlan)
  if (asFile) throw usage(({ plans }) => plans.shownAlone)
  const own = file === undefined ? undefined : readPlanFile(file)
  const typed = await whichPerformance(context, given)
  const client = await connect(context, 'admin')
  const id = await performanceId(client, typed, chooser(context))
  const now = await planNow(client, id)
  if (!own || file === undefined) {
    const wanted = await versionOf(client, now, hallVersion)
    return { replanned: await replanFree(context, client, now, wanted, options) }
  }
  const was = options.force ? undefined : versionFor(id, own.base)
  const replanned = await replanFree(context, client, now, own, { ...options, was })
  const version = replanned.performance.hall?.version
  const isRenewed = version !== undefined && renewVersion(file, { version, of: id })
  return isRenewed ? { replanned, renewed: file } : { replanned }
}

/** The plan that was named; with its version if the hall has it. */
type Named = MappedPlan & { readonly version?: number }

/** Gives the performance the plan. With `--free-only` it is one of its own, in which taken seats are as they were. */
function replanFree(
  context: Context,
  client: Client,
  now: PlanNow,
  { map, plan, version }: Named,
  options: PlanOptions & { readonly was?: number | undefined },
): Promise<ReplannedPerformance> {
  const terms = { ...options, offersFreeOnly: true }
  const wanted: PlanWanted = version === undefined ? { map, plan } : { map, version }
  if (!options.freeOnly) return replan(context, client, now, wanted, terms)
  const lines = { grades: plan.grades, flags: plan.flags ?? [] }
  const { plan: painted, kept } = keepTaken(now, { map, plan: lines })
  const own = kept.length === 0 ? wanted : planWith(plan, painted)
  return replan(context, client, now, own, { ...terms, kept })
}

/** A version of the hall of a performance; the newest one if none is named. */
async function versionOf(
  client: Pick<Client, 'hall' | 'hallVersion'>,
  { hall: { id } }: PlanNow,
  version: number | undefined,
): Promise<Named> {
  const hall = await (version === undefined ? client.hall(id) : hallVersionOf(client, id, version))
  return { ...readSentPlan(hall), version: hall.version }
}
