import { PROOFS } from '@outerpark/core/kernel'
import { type Command, Option } from 'commander'
import type { DiscountOptions } from '../commands/discount.ts'
import { price, seatsToBook } from '../input/numbers.ts'
import { oneMore } from '../input/wanted-seats.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { addDiscount, endDiscount, listDiscounts, showDiscount } = lazily(
  () => import('../commands/discount.ts'),
)
const { discountsText, discountText } = lazily(() => import('../output/discount.ts'))

/** Commands for the discounts of musicals. */
export function addDiscounts(program: Command): void {
  const texts = help().discounts
  const discount = program.command('discount').description(texts.about)
  addAdd(discount)
  firstLeaf(discount, 'list [musical]', texts.list, 'discount list MU-7KQ').action(
    prints(async (context, musical: string | undefined) => ({
      data: await listDiscounts(context, musical),
      text: discountsText,
    })),
  )
  leaf(discount, 'show <musical> <discount>', texts.show, 'discount show MU-7KQ SPRING-27').action(
    prints(async (context, musical: string, named: string) => ({
      data: await showDiscount(context, musical, named),
      text: discountText,
    })),
  )
  const example = 'discount end MU-7KQ SPRING-27 --reason "sold out"'
  withKey(leaf(discount, 'end <musical> <discount>', texts.end, example))
    .option('--reason <text>', texts.reason)
    .action(
      prints(async (context, musical: string, named: string, options: { reason?: string }) => ({
        data: await endDiscount(context, musical, named, options),
        text: discountText,
      })),
    )
}

function addAdd(discount: Command): void {
  const texts = help().discounts
  const count = (flag: string) => (text: string) => seatsToBook(text, flag)
  withKey(
    leaf(
      discount,
      'add [musical]',
      texts.add,
      'discount add MU-7KQ --name Spring --percent 20 --code SPRING-27 --limit 100',
      'discount add MU-7KQ --name "Groups of 20" --percent 30 --least 20',
      'discount add MU-7KQ --name Disabled --percent 50 --most 2 --proof disabled',
    ),
  )
    .requiredOption('--name <name>', texts.name)
    .option('--percent <n>', texts.percent, Number)
    .option('--amount <sum>', texts.amount, (text) => price(text, '--amount'))
    .option('--price <price>', texts.price, (text) => price(text, '--price'))
    .option('--currency <code>', texts.currency)
    .option('--code <code>', texts.code)
    .option('--from <moment>', texts.from)
    .option('--until <moment>', texts.until)
    .option('--performances <performance>', texts.performances, oneMore)
    .option('--grades <grade>', texts.grades, oneMore)
    .option('--least <n>', texts.least, count('--least'))
    .option('--most <n>', texts.most, count('--most'))
    .addOption(new Option('--visit <which>', texts.visit).choices(['first', 'repeat']))
    .option('--limit <n>', texts.limit, count('--limit'))
    .option('--per-customer <n>', texts.perCustomer, count('--per-customer'))
    .addOption(new Option('--proof <card>', texts.proof).choices(PROOFS))
    .addOption(new Option('--stack <how>', texts.stack).choices(['best', 'add']))
    .option('--reason <text>', texts.reason)
    .action(
      prints(async (context, musical: string | undefined, options: DiscountOptions) => ({
        data: await addDiscount(context, musical, options),
        text: discountText,
      })),
    )
}
