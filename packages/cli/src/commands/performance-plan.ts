import { parseHall } from '@outerpark/core/hall'
import type { Client } from '../client/client.ts'
import { performanceId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { Failure, usage } from '../failure.ts'
import type { PerformancePlan, ReplannedPerformance } from '../hall/performance-plan.ts'
import { type PlanNow, planNow } from '../hall/plan-now.ts'
import { readSentPlan } from '../hall/sent.ts'
import { oddAnswer } from '../http/odd-answer.ts'
import { refusal } from '../http/refusal.ts'
import { chooser } from '../prompts/ask.ts'
import { whichPerformance } from '../prompts/which.ts'
import { readPlanFile } from './kept-halls.ts'
import { type PlanWanted, type ReplanOptions, replan } from './replan.ts'

export type PlanOptions = ReplanOptions & {
  /** a version of the plan of its hall */
  readonly hallVersion?: number
  readonly newest?: boolean
  /** show the plan as a file */
  readonly plan?: boolean
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
  { price }: PlanOptions,
): Promise<PerformancePlan> {
  if (price !== undefined) throw usage(({ plans }) => plans.priceOfWhat)
  const typed = await whichPerformance(context, given)
  const client = await connect(context, 'nobody')
  const id = await performanceId(client, typed, chooser(context))
  const { hall, performance } = await planNow(client, id)
  const { version: newest } = await client.hall(hall.id)
  const { title, startsAt } = performance
  return { ...{ performanceId: id, title, startsAt }, own: hall.only === id, newest, ...hall }
}

/** Gives a performance the plan of a file, for it alone, or a version of its hall. */
export async function changePlan(
  context: Context,
  given: string | undefined,
  file: string | undefined,
  options: PlanOptions,
): Promise<ReplannedPerformance> {
  const { hallVersion, newest, plan: asFile } = options
  if ([file, hallVersion, newest].filter((each) => each !== undefined).length > 1)
    throw usage(({ plans }) => plans.onePlan)
  if (asFile) throw usage(({ plans }) => plans.shownAlone)
  const own = file === undefined ? undefined : readPlanFile(file)
  const typed = await whichPerformance(context, given)
  const client = await connect(context, 'admin')
  const id = await performanceId(client, typed, chooser(context))
  const now = await planNow(client, id)
  const wanted = own ? ownPlan(own) : await versionOf(client, now, hallVersion)
  return replan(context, client, now, wanted, options)
}

function ownPlan(plan: PlanNow['plan']): PlanWanted {
  const read = parseHall(plan)
  if (read.kind === 'mistakes') throw oddAnswer()
  return { map: read.map, plan }
}

/** A version of the hall of a performance; the newest one if none is named. */
async function versionOf(
  client: Pick<Client, 'hall' | 'hallVersion'>,
  { hall: { id } }: PlanNow,
  version: number | undefined,
): Promise<PlanWanted> {
  const hall = await (version === undefined
    ? client.hall(id)
    : client.hallVersion(id, version).catch((error: unknown) => {
        const isMissing = error instanceof Failure && error.code === 'hall-not-found'
        throw isMissing ? refusal('plan-not-found', { hall: id, version }) : error
      }))
  return { map: readSentPlan(hall).map, version: hall.version }
}
