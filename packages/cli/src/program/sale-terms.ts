import type { Command } from 'commander'
import type { SaleTermsOptions } from '../commands/sale-terms.ts'
import { seatCount } from '../input/numbers.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { leaf, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { changeSaleTerms } = lazily(() => import('../commands/sale-terms.ts'))
const { performanceText } = lazily(() => import('../output/musical.ts'))

/** The command that says when, to whom and how much of a performance is sold. */
export function addSaleTerms(performance: Command): void {
  const { sale, reason } = help().selling.performance
  const command = leaf(
    performance,
    'sale [performance]',
    sale.about,
    'performance sale PF-7KQ --opens 2027-01-05T10:00:00+09:00 --closes start-2h',
    'performance sale PF-7KQ --presale-opens 2027-01-04T10:00:00+09:00 --presale-code FANCLUB --presale-seats 100',
    'performance sale PF-7KQ --per-customer 4 --reason "many ask"',
  )
  withKey(command)
    .option('--opens <time>', sale.opens)
    .option('--closes <time>', sale.closes)
    .option('--presale-opens <time>', sale.presaleOpens)
    .option('--presale-code <code>', sale.presaleCode)
    .option('--presale-seats <n>', sale.presaleSeats, (text) => seatCount(text, '--presale-seats'))
    .option('--no-presale', sale.noPresale)
    .option('--per-customer <n>', sale.perCustomer, (text) =>
      text === 'none' ? text : seatCount(text, '--per-customer'),
    )
    .option('--reason <text>', reason)
    .action(
      prints(async (context, id: string | undefined, options: SaleTermsOptions) => ({
        data: await changeSaleTerms(context, id, options),
        text: performanceText,
      })),
    )
}
