import type { Command } from 'commander'
import { wordsOf } from './action.ts'
import { commandIn, walk } from './walk.ts'

const OPTIONS = ['--json', '--csv']

/** Whether `--json` was given. Commander cannot be asked, since it may have failed on the options. */
export function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end === -1 ? args : args.slice(0, end)).some(
    (arg) => arg === '--json' || arg.startsWith('--json='),
  )
}

/**
 * Joins `--json` and `--csv` with the fields behind them, since they may be left out: `--json id,status` becomes
 * `--json=id,status`, and `--json` without fields `--json=`. commander would take the performance in `book --json PF-7KQ` for
 * fields.
 *
 * @param program with the commands of the words
 */
export async function withFields(
  program: Command,
  words: readonly string[],
): Promise<readonly string[]> {
  const joined: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const { option, ended } = walk(program, words.slice(0, at))
    if (!OPTIONS.includes(word) || ended || option?.required) {
      joined.push(word)
      continue
    }
    const fields = await areFields(program, words, at + 1)
    joined.push(`${word}=${fields ? words[at + 1] : ''}`)
    if (fields) at += 1
  }
  return joined
}

const NAME = /^[A-Za-z][\w.]*$/

/**
 * Whether the word at `at` names fields. Several names do, and a field of the command. Any other word does too, unless it
 * names a command or stands where an argument of the command is missing: then it is a mistyped field.
 */
async function areFields(program: Command, words: readonly string[], at: number): Promise<boolean> {
  const word = words[at]
  if (word === undefined || word.startsWith('-')) return false
  if (word.includes(',')) return word.split(',').every((name) => NAME.test(name.trim()))
  if (commandIn(walk(program, words.slice(0, at - 1)).named, word)) return false
  const others = [...words.slice(0, at - 1), ...words.slice(at + 1)]
  const { command, given } = walk(program, others)
  if (command === program) return false
  const { fieldsOf, topLevel } = await import('../output/shape.ts')
  const known = await fieldsOf(nameOf(command))
  if (known.includes(word) || topLevel(known).includes(word)) return true
  return given.length >= command.registeredArguments.length
}

/** The words of a command without the program's: `reservation list`. */
export const nameOf = (command: Command): string => wordsOf(command).split(' ').slice(1).join(' ')
