import type { Command } from 'commander'
import type { HoldOptions } from '../commands/hold.ts'
import { seatsToBook } from '../input/numbers.ts'
import { oneMore, seatsOrPlaces } from '../input/wanted-seats.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { leaf, withKey } from './describe.ts'
import { lazily } from './lazily.ts'
import { wheelchairOption } from './wheelchair.ts'

const { hold } = lazily(() => import('../commands/hold.ts'))
const { holdNotes, holdText } = lazily(() => import('../output/hold.ts'))

/** The command with which customers keep seats until they book them. */
export function addHolding(program: Command): void {
  const command = leaf(
    program,
    'hold [performance]',
    help().buying.hold.about,
    'hold PF-7KQ --seats 1F/8/11,1F/8/12',
    'hold PF-7KQ --best 2 --grade VIP',
    'hold PF-7KQ --extend',
    'book PF-7KQ --held',
  )
  withKey(command)
    .option('--seats <n|places>', help().buying.hold.seats, seatsOrPlaces)
    .option('--best <n>', help().buying.hold.best, (text) => seatsToBook(text, '--best'))
    .option('--grade <grade>', help().buying.book.grade, oneMore)
    .option('--split', help().buying.book.split)
    .addOption(wheelchairOption())
    .option('--accept-restricted', help().buying.book.restricted)
    .option('--presale-code <code>', help().buying.book.presaleCode)
    .option('--extend', help().buying.hold.extend)
    .option('--give-back', help().buying.hold.giveBack)
    .action(
      prints(async (context, performance: string | undefined, options: HoldOptions) => {
        const data = await hold(context, performance, options)
        return { data, text: holdText, note: await holdNotes(data, options) }
      }),
    )
}
