import { homedir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { Client } from '../../client/client.ts'
import { readList } from '../../client/list.ts'
import { Failure } from '../../failure.ts'
import type { PlannedPerformance, SeasonPlan } from '../../season/plan.ts'
import type { Field } from '../parts/field.ts'
import { NO_SELECTION, type Selection } from '../parts/list.ts'

export type LoadState = {
  readonly path: Field
  readonly selection: Selection
  readonly stage:
    | { readonly is: 'path' }
    | { readonly is: 'reading' }
    /** the file cannot be read, or has mistakes */
    | { readonly is: 'flawed'; readonly why: Failure }
    | { readonly is: 'compared'; readonly plan: SeasonPlan; readonly refusal?: Failure | undefined }
    | { readonly is: 'sending'; readonly plan: SeasonPlan; readonly done: number }
    | { readonly is: 'done'; readonly shows: number; readonly musicals: number }
}

export const fileOf = ({ path }: LoadState): string => {
  const typed = path.text.trim()
  return resolve(typed.startsWith('~/') ? join(homedir(), typed.slice(2)) : typed)
}

export const countOf = ({ performances }: SeasonPlan, is: PlannedPerformance['is']): number =>
  performances.filter((each) => each.is === is).length

/** How many requests put the plan on sale. */
export const stepsOf = ({ musicals, additions }: SeasonPlan): number =>
  (musicals.length > 0 ? 1 : 0) + additions.length

/** Reads the file, and compares it with what is registered. */
export async function compared(file: string, client: Client): Promise<LoadState['stage']> {
  const { readText, readSeason, planSeason } = await import('../../season/lazy.ts')
  try {
    const season = readSeason(readText(file), basename(file), Date.now())
    const all = { limit: Number.POSITIVE_INFINITY }
    const [musicals, performances] = await Promise.all([
      readList(client.musicals, all),
      readList(client.performances, all),
    ])
    const known = { musicals: musicals.items, performances: performances.items }
    return { is: 'compared', plan: planSeason(season, known) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { is: 'flawed', why: error }
  }
}

export const again = (state: LoadState, stage: LoadState['stage']): LoadState => ({
  ...state,
  stage,
  selection: NO_SELECTION,
})
