import type { Command } from 'commander'
import type { ApplyOptions } from '../commands/apply-season.ts'
import { noPaint } from '../output/paint.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { applySeason } = lazily(() => import('../commands/apply-season.ts'))
const { exportSeason } = lazily(() => import('../commands/export-season.ts'))
const { seasonPlanText } = lazily(() => import('../output/season-plan.ts'))
const { seasonFileText } = lazily(() => import('../output/season-file.ts'))

/** Commands for seasons that are kept as files. */
export function addSeasons(program: Command): void {
  const texts = help().seasons
  const season = program.command('season').description(texts.about)
  withKey(
    leaf(
      season,
      'apply [season.yaml]',
      texts.apply.about,
      'season apply season.yaml --dry-run',
      'season apply season.yaml --prune',
    ),
  )
    .option('--dry-run', texts.apply.dryRun)
    .option('--prune', texts.apply.prune)
    .option('--cancel-with-bookings', texts.apply.cancel)
    .option('--yes', texts.apply.yes)
    .action(
      prints(async (context, file: string | undefined, options: ApplyOptions) => ({
        data: await applySeason(context, file, options, async (plan) =>
          seasonPlanText(plan, noPaint),
        ),
        text: seasonPlanText,
      })),
    )
  firstLeaf(
    season,
    'export',
    texts.export.about,
    'season export > season.yaml',
    'season export --musical MU-7KQ',
  )
    .option('--musical <musical>', texts.export.musical)
    .action(
      prints(async (context, options: { musical?: string }) => ({
        data: await exportSeason(context, options),
        text: seasonFileText,
        whole: true,
      })),
    )
}
