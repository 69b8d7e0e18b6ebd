import type { Command } from 'commander'
import type { ChangeOptions } from '../commands/change-grade.ts'
import { price, seatCount } from '../input/numbers.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { leaf, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { changeGrade } = lazily(() => import('../commands/change-grade.ts'))
const { changedGradesText } = lazily(() => import('../output/changed-grade.ts'))

/** The command that changes the price or the seats of a grade. */
export function addChange(performance: Command): void {
  const change = leaf(
    performance,
    'change [performance]',
    help().selling.performance.change.about,
    'performance change PF-7KQ --grade R --price 72000',
    'performance change PF-7KQ --grade VIP --seats 320',
    'performance change --musical MU-7KQ --grade R --price 72000',
  )
  withKey(change)
    .option('--grade <name>', help().selling.performance.change.grade)
    .option('--price <p>', help().selling.performance.change.price, (text) => price(text))
    .option('--seats <n>', help().selling.performance.change.seats, (text) => seatCount(text))
    .option('--musical <musical>', help().selling.performance.change.musical)
    .option('--yes', help().shared.yes)
    .action(
      prints(async (context, id: string | undefined, options: ChangeOptions) => {
        const all = await changeGrade(context, id, options)
        const changed = all.map((each) => each.changed)
        return {
          // One performance has one grade that was changed.
          data: options.musical === undefined ? changed[0] : { changed },
          text: (_, paint, room) => changedGradesText(all, paint, room),
        }
      }),
    )
}
