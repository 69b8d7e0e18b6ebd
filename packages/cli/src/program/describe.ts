import { type Command, Option } from 'commander'
import { currencyCode, namedGrade } from '../input/grades.ts'
import { idempotencyKey } from '../input/keys.ts'
import { count, duration, price, seatCount } from '../input/numbers.ts'
import { performanceTime } from '../input/when.ts'
import { inLines } from '../text/command-line.ts'

/** How many items a list has without `--limit`. */
const LIST_LIMIT = 1000
const WAIT_MS = 60_000

/**
 * Adds a command: its name and arguments, what it does, and examples.
 *
 * @example leaf(musical, 'show [musical]', 'one musical', 'musical show MU-7KQ')
 */
export function leaf(
  parent: Command,
  nameAndArguments: string,
  about: string,
  ...examples: readonly [string, ...string[]]
): Command {
  return added(parent.command(nameAndArguments), about, examples)
}

/**
 * As {@link leaf}, for the command that its group runs when it is called alone: `performance` is `performance list`. Each group
 * that can show something has one.
 */
export function firstLeaf(
  group: Command,
  nameAndArguments: string,
  about: string,
  ...examples: readonly [string, ...string[]]
): Command {
  return added(group.command(nameAndArguments, { isDefault: true }), about, examples)
}

function added(command: Command, about: string, examples: readonly string[]): Command {
  const shown = () => examples.map((line) => inLines(`  $ outerpark ${line}`)).join('\n')
  return command.description(about).addHelpText('after', () => `\nExamples:\n${shown()}`)
}

/** The option of every command that writes. */
export function withKey(command: Command): Command {
  return command.option(
    '--idempotency-key <key>',
    'a name of this request: with the same one, it is done once',
    idempotencyKey,
  )
}

/** The options of every list. */
export function withListOptions(command: Command): Command {
  return command
    .option('--limit <n>', 'the largest number of items', (text) => count(text), LIST_LIMIT)
    .option('--cursor <c>', 'continue at the "next" of another list')
}

/** The options for the time and the seats of a performance. */
export function withPerformanceOptions(command: Command): Command {
  return command
    .option(
      '--at <time>',
      'when, on the clocks of the hall: "2027-01-05 19:30", or with an offset: 2027-01-05T19:30+09:00 (repeatable)',
      (text, before: readonly string[] = []) => [...before, performanceTime(text)],
    )
    .option('--seats <n>', 'for a hall with one grade: the number of seats', (text) =>
      seatCount(text),
    )
    .option('--price <p>', "their price, in the currency's smallest unit", (text) => price(text))
    .option('--grade <name:seats:price>', 'a grade of seats (repeatable)', namedGrade)
    .option('--currency <code>', 'ISO 4217', currencyCode, 'KRW')
}

/** The options of commands that can wait for a payment. */
export function withWaitOptions(command: Command): Command {
  return command
    .option('--wait', 'wait until the payment is settled')
    .addOption(
      new Option('--timeout <time>', 'how long to wait')
        .argParser((text) => duration(text))
        .default(WAIT_MS, '60s'),
    )
}

/**
 * A note for people at the end of a list: that it is empty, or that there are more.
 *
 * @param flag the option with which the list goes on
 */
export function moreNote(
  { items, next }: { items: readonly unknown[]; next: string | null },
  flag = '--cursor',
) {
  if (items.length === 0) return 'There is nothing.'
  // There is no full stop, so that the last word can be copied.
  return next === null
    ? undefined
    : `There are more: a higher --limit shows them, or go on with ${flag} ${next}`
}
