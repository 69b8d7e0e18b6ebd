import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { isSamePrice, type PlannedChange } from '../season/grade-change.ts'
import { isSlip } from '../season/slip.ts'
import { shellWord } from '../text/command-line.ts'
import { showTime } from '../text/hall.ts'
import { moneyText } from '../text/money.ts'
import { words } from '../words/words.ts'

/**
 * Asks a person at the terminal once, with what there is and what there will be. Where nobody can be asked, a price that looks
 * like a slip needs the yes of the command line.
 *
 * @param confirm asks the person
 */
export async function agreed(
  context: Pick<Context, 'interactive' | 'say'>,
  planned: readonly PlannedChange[],
  { yes, musical }: { readonly yes?: boolean; readonly musical?: string },
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<void> {
  const changes = planned.filter(changesSomething)
  const slip = changes.find(isSlipped)
  if (yes || changes.length === 0) return
  const { seasons } = words()
  if (!context.interactive) {
    if (slip) throw refusedSlip(slip, musical)
    return
  }
  for (const line of questionLines(changes)) context.say(line)
  if (slip) context.say(slipText(slip))
  if (await confirm(seasons.askChange(changes.length))) return
  throw failure('not-confirmed', (texts) => texts.seasons.nothingChanged)
}

/** Whether it would be other than what is on sale. */
const changesSomething = ({ onSale, change: { price, seats } }: PlannedChange): boolean =>
  (price !== undefined && !isSamePrice(price, onSale.price)) ||
  (seats !== undefined && seats !== onSale.capacity)

const isSlipped = ({ onSale, change: { price } }: PlannedChange): boolean =>
  price !== undefined && isSlip(onSale.price.amount, price.amount)

/** The musical, and the dates with the same change in one line. */
function questionLines(changes: readonly PlannedChange[]): string[] {
  const { seasons } = words()
  const [first] = changes
  if (!first) return []
  const dates = Map.groupBy(changes, changeText)
  const on = (of: readonly PlannedChange[]) => {
    const [begin, ...others] = of.map(({ performance }) => showTime(performance.startsAt))
    const end = others.at(-1)
    return end === undefined ? (begin ?? '') : seasons.dates(of.length, begin ?? '', end)
  }
  return [...dates].map(([text, of]) => `${first.performance.title}, ${on(of)}: ${text}`)
}

/** `R  ₩140,000 → ₩150,000 a seat, 20 → 30 seats` */
function changeText({ onSale, change: { price, seats } }: PlannedChange): string {
  const { seasons } = words()
  const parts = [
    ...(price === undefined || isSamePrice(price, onSale.price)
      ? []
      : [seasons.changed.price(moneyText(onSale.price), moneyText(price))]),
    ...(seats === undefined || seats === onSale.capacity
      ? []
      : [seasons.changedSeats(onSale.capacity, seats)]),
  ]
  return `${onSale.grade} ${parts.join(', ')}`
}

const slipText = ({ onSale, change: { price = onSale.price } }: PlannedChange): string =>
  words().seasons.slip(onSale.grade, moneyText(onSale.price), moneyText(price))

function refusedSlip(slip: PlannedChange, musical: string | undefined) {
  const { performance, onSale, change } = slip
  const command = [
    ...['outerpark', 'performance', 'change'],
    ...(musical === undefined ? [performance.id] : ['--musical', performance.musicalId]),
    ...['--grade', onSale.grade, '--price', String(change.price?.amount)],
    ...(change.seats === undefined ? [] : ['--seats', String(change.seats)]),
    '--yes',
  ].map(shellWord)
  return failure(
    'confirmation-needed',
    () => `${performance.title}, ${showTime(performance.startsAt)}: ${slipText(slip)}`,
    ({ seasons }) => seasons.runChange(command.join(' ')),
  )
}
