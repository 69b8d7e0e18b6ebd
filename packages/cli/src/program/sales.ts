import { type Command, Option } from 'commander'
import type { SalesOptions } from '../commands/sales.ts'
import { calendarDay } from '../input/when.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { leaf, withCsv } from './describe.ts'
import { lazily } from './lazily.ts'

const { showSales } = lazily(() => import('../commands/sales.ts'))
const { salesText } = lazily(() => import('../output/sales.ts'))

/** The command for the figures of sales. */
export function addSales(program: Command): void {
  const { about, by, musical, performance, from, to } = help().sales
  const sales = leaf(
    program,
    'sales',
    about,
    'sales',
    'sales --by day --from 2027-01-01 --to 2027-01-31',
    'sales --by grade --performance PF-7KQ --csv',
  )
  withCsv(sales)
    .addOption(
      new Option('--by <part>', by).choices(['performance', 'grade', 'day']).default('performance'),
    )
    .option('--musical <musical>', musical)
    .option('--performance <performance>', performance)
    .option('--from <day>', from, calendarDay('--from'))
    .option('--to <day>', to, calendarDay('--to'))
    .action(
      prints(async (context, options: SalesOptions) => ({
        data: await showSales(context, options),
        text: salesText,
      })),
    )
}
