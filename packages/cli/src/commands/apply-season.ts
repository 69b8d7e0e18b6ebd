import { basename } from 'node:path'
import type { SeasonPlanResponse } from '@outerpark/core/contract'
import type { problemWords } from '@outerpark/core/words'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { type Failure, failure } from '../failure.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { readText } from '../season/file.ts'
import { namesHall } from '../season/names-hall.ts'
import type { SeasonOutcome } from '../season/outcome.ts'
import { shellWord } from '../text/command-line.ts'
import { language, words } from '../words/words.ts'
import { whichFile } from './hall.ts'

export type ApplyOptions = {
  readonly dryRun?: boolean
  readonly prune?: boolean
  readonly cancelWithBookings?: boolean
  readonly yes?: boolean
}

/** Makes the differences a text, for somebody who is asked. */
type ToText = (plan: SeasonOutcome) => Promise<string>

/**
 * Makes what is on sale as a season file says, all of it or nothing. Whoever is asked has read the differences, and what is applied is
 * what was read: if something was changed meanwhile, it is refused.
 */
export async function applySeason(
  context: Context,
  given: string | undefined,
  options: ApplyOptions,
  toText: ToText,
): Promise<SeasonOutcome> {
  const { dryRun, prune = false, cancelWithBookings = false, yes } = options
  const file = await whichFile(context, given, ({ applying }) => applying.whichFile)
  const text = readText(file)
  const { readTarget } = await import('../season/read.ts')
  const client = await connect(context, 'admin')
  const halls = namesHall(text) ? (await client.halls()).items : []
  const { season, placeOf } = readTarget(text, basename(file), halls)
  const how = cancelWithBookings ? 'cancel' : prune ? 'close' : 'keep'
  const target = { ...season, prune: how } as const
  const { conflicts, ...plan } = await client.planSeason(target)
  if (conflicts.length > 0)
    throw conflicting(conflicts, placeOf, (await import('@outerpark/core/words')).problemWords)
  if (plan.steps.length === 0 || dryRun) return { ...plan, applied: false }
  if (!yes) await confirm(context, { ...plan, applied: false }, { file, toText })
  await client.applySeason({ ...target, mark: plan.mark })
  return { ...plan, applied: true }
}

async function confirm(
  context: Context,
  plan: SeasonOutcome,
  { file, toText }: { readonly file: string; readonly toText: ToText },
): Promise<void> {
  if (!context.interactive)
    throw failure(
      'confirmation-needed',
      ({ applying }) => applying.yesMissing(plan.steps.length),
      ({ applying }) => applying.runApply(shellWord(file)),
    )
  context.say(await toText(plan))
  if (await askToConfirm(words().applying.ask(plan.steps.length))) return
  throw failure('not-confirmed', ({ applying }) => applying.nothingApplied)
}

/** All that cannot be as the file wants it, each with its place in the file. */
function conflicting(
  conflicts: SeasonPlanResponse['conflicts'],
  placeOf: (path: string) => string,
  wordsOf: typeof problemWords,
): Failure {
  const said = (code: string, params: unknown) =>
    wordsOf(language(), { code, params, title: code, detail: code }).detail
  return failure(
    'season-conflicts',
    ({ applying }) => applying.conflicts(conflicts.length),
    ({ applying }) => applying.afterConflicts,
    {
      flaws: () =>
        conflicts.map(({ path, code, params }) => ({
          path: placeOf(path),
          message: said(code, params),
        })),
    },
  )
}
