import type { Command } from 'commander'
import { shellWord } from '../text/command-line.ts'

/** What other programs call a list that is narrowed: `customer find min`. */
const FINDS: ReadonlySet<string> = new Set(['find', 'search', 'filter', 'lookup', 'grep'])

/** Which option takes a word, by what the word looks like. */
const BY_LOOKS: readonly (readonly [looks: RegExp, option: string])[] = [
  [/^MU-/i, '--musical'],
  [/^PF-/i, '--performance'],
  [/^RV-/i, '--reservation'],
  [/^CU-/i, '--customer'],
  [/@/, '--email'],
]
/** The options that take any text, the best first. */
const BY_TEXT = ['--search', '--title', '--customer']

/**
 * A list with the option that does what somebody wanted who typed words behind it: `customer list --search min`. Undefined
 * if the command has no such option.
 *
 * @param path the words of the command, without the name of the program
 * @param typed the words that it does not take
 */
export function narrowed(
  command: Command,
  path: string,
  typed: readonly string[],
): string | undefined {
  const words = FINDS.has(typed[0] ?? '') ? typed.slice(1) : typed
  const flags = command.options.flatMap(({ long, required }) => (long && required ? [long] : []))
  const looks = BY_LOOKS.find(([pattern]) => pattern.test(words[0] ?? ''))?.[1]
  const text = BY_TEXT.find((flag) => flags.includes(flag))
  const flag = looks !== undefined && flags.includes(looks) ? looks : text
  if (flag === undefined) return undefined
  const value = words.length === 0 ? 'TEXT' : shellWord(words.join(' '))
  return `${path} ${flag} ${value}`
}
