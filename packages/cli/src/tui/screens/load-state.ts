import { homedir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { Client } from '../../client/client.ts'
import { readList } from '../../client/list.ts'
import { Failure } from '../../failure.ts'
import type { PlannedChange, PlannedPerformance, SeasonPlan } from '../../season/plan.ts'
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
    | {
        readonly is: 'done'
        readonly shows: number
        readonly musicals: number
        /** grades that got another price or other seats */
        readonly changed: number
      }
}

export const fileOf = ({ path }: LoadState): string => {
  const typed = path.text.trim()
  return resolve(typed.startsWith('~/') ? join(homedir(), typed.slice(2)) : typed)
}

export const countOf = ({ performances }: SeasonPlan, is: PlannedPerformance['is']): number =>
  performances.filter((each) => each.is === is).length

/** One request of those that make all as in the file. */
export type LoadStep =
  | { readonly is: 'import'; readonly musicals: SeasonPlan['musicals'] }
  | ({ readonly is: 'add' } & SeasonPlan['additions'][number])
  | ({ readonly is: 'change' } & PlannedChange)

/** What makes all as in the file. New musicals go together, all or none; then each musical with new performances; then each grade. */
export const stepsOf = ({ musicals, additions, changes }: SeasonPlan): readonly LoadStep[] => [
  ...(musicals.length > 0 ? [{ is: 'import', musicals } as const] : []),
  ...additions.map((each) => ({ is: 'add', ...each }) as const),
  ...changes.map((each) => ({ is: 'change', ...each }) as const),
]

/** How many grades that differ stay as they are on sale. */
export const staysOf = ({ performances, changes }: SeasonPlan): number =>
  performances.reduce(
    (sum, each) => sum + (each.is === 'differs' ? each.differences.length : 0),
    0,
  ) - changes.length

/** Reads the file, and compares it with what is registered. */
export async function compared(file: string, client: Client): Promise<LoadState['stage']> {
  const { namesHall, readText, readSeason, planSeason } = await import('../../season/lazy.ts')
  try {
    const text = readText(file)
    const halls = namesHall(text) ? (await client.halls()).items : []
    const season = readSeason(text, basename(file), Date.now(), halls)
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
