import { type Command, Option } from 'commander'
import { currencyCode, namedGrade } from '../input/grades.ts'
import { pricesWith } from '../input/hall-prices.ts'
import { idempotencyKey } from '../input/keys.ts'
import { count, duration, seatCount } from '../input/numbers.ts'
import { performanceTime } from '../input/when.ts'
import { inLines } from '../text/command-line.ts'
import { help, words } from '../words/words.ts'

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
  return command
    .description(about)
    .addHelpText('after', () => `\n${help().program.examples}\n${shown()}`)
}

/** The option of every command that writes. */
export function withKey(command: Command): Command {
  return command.option('--idempotency-key <key>', help().shared.key, idempotencyKey)
}

/** The options of every list. */
export function withListOptions(command: Command): Command {
  return command
    .option('--limit <n>', help().shared.limit, (text) => count(text), LIST_LIMIT)
    .option('--cursor <c>', help().shared.cursor)
    .option('--csv [columns]', help().shared.csv)
}

/** The option of a list that comes as a whole. */
export const withCsv = (command: Command): Command =>
  command.option('--csv [columns]', help().shared.csv)

/** The options for the time and the seats of a performance. */
export function withPerformanceOptions(command: Command): Command {
  return command
    .option('--at <time>', help().selling.seats.at, (text, before: readonly string[] = []) => [
      ...before,
      performanceTime(text),
    ])
    .option('--seats <n>', help().selling.seats.seats, (text) => seatCount(text))
    .option('--price <p>', help().selling.seats.price, pricesWith)
    .option('--grade <name:seats:price>', help().selling.seats.grade, namedGrade)
    .option('--hall <hall>', help().selling.seats.hall)
    .option('--currency <code>', help().selling.seats.currency, currencyCode)
    .option('--yes', help().selling.seats.yes)
}

/** The options of commands that can wait for a payment. */
export function withWaitOptions(command: Command): Command {
  return command
    .option('--wait', help().shared.wait)
    .addOption(
      new Option('--timeout <time>', help().shared.timeout)
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
  if (items.length === 0) return words().shown.nothing
  // There is no full stop, so that the last word can be copied.
  return next === null ? undefined : words().shown.more(flag, next)
}
