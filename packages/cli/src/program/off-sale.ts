import type { Command } from 'commander'
import type { CancelPerformanceOptions, OffSaleOptions } from '../commands/off-sale.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { leaf, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { cancelPerformance, changeSale } = lazily(() => import('../commands/off-sale.ts'))
const { performanceText } = lazily(() => import('../output/musical.ts'))

/** The commands that take a performance off sale, and put it on sale again. */
export function addOffSale(performance: Command): void {
  const { close, open, cancel, reason } = help().selling.performance
  const withReason = (command: Command) => withKey(command).option('--reason <text>', reason)
  const changes = (to: 'close' | 'open') =>
    prints(async (context, id: string | undefined, options: OffSaleOptions) => ({
      data: await changeSale(context, id, to, options),
      text: performanceText,
    }))
  const closing = ['close [performance]', close.about, 'performance close PF-7KQ'] as const
  withReason(leaf(performance, ...closing)).action(changes('close'))
  const opening = ['open [performance]', open.about, 'performance open PF-7KQ'] as const
  withKey(leaf(performance, ...opening)).action(changes('open'))
  const example = 'performance cancel PF-7KQ --reason "the lead is ill" --yes'
  withReason(leaf(performance, 'cancel [performance]', cancel.about, example))
    .option('--yes', help().shared.yes)
    .action(
      prints(async (context, id: string | undefined, options: CancelPerformanceOptions) => ({
        data: await cancelPerformance(context, id, options),
        text: performanceText,
      })),
    )
}
