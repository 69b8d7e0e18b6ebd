import type { Command, Option } from 'commander'

/** Where some words of a command line lead. */
export type Spot = {
  /** the command that they name; for a group alone the one that it runs */
  readonly command: Command
  /** the last command that was named, which may be a group */
  readonly named: Command
  /** what they say to it that is neither an option nor the value of one */
  readonly given: readonly string[]
  /** the option whose value comes next */
  readonly option?: Option | undefined
  /** whether `--` was there: no more options follow */
  readonly ended: boolean
}

/** Follows words through the command tree, as commander reads them. Unknown options are taken for options without a value. */
export function walk(program: Command, words: readonly string[]): Spot {
  let named = program
  let given: readonly string[] = []
  let option: Option | undefined
  let ended = false
  for (const word of words) {
    const before = option
    option = undefined
    if (before?.required || (before?.optional && !word.startsWith('-'))) continue
    if (!ended && word === '--') ended = true
    else if (!ended && word.startsWith('-') && word !== '-') option = optionBefore(named, word)
    else {
      const inner = given.length === 0 ? commandIn(named, word) : undefined
      if (inner) named = inner
      else given = [...given, word]
    }
  }
  return { command: firstOf(named), named, given, option, ended }
}

/** The option, if its value is the next word. */
function optionBefore(command: Command, word: string): Option | undefined {
  const option = word.includes('=') ? undefined : optionIn(command, word)
  return option?.required || option?.optional ? option : undefined
}

/** An option of a command, of the command that a group runs, or of every command. */
export const optionIn = (command: Command, flag: string): Option | undefined =>
  optionsOf(command).find(({ long, short }) => long === flag || short === flag)

export const optionsOf = (command: Command): readonly Option[] => {
  const first = firstOf(command)
  return [
    ...(first === command ? [] : first.options),
    ...command.options,
    ...(command.parent ? optionsOf(command.parent) : []),
  ]
}

export const commandIn = (command: Command, word: string): Command | undefined =>
  command.commands.find((each) => each.name() === word)

/** The command that a group runs when it is called alone; any other command itself. commander has no way to ask for it. */
export function firstOf(command: Command): Command {
  const name = '_defaultCommandName' in command ? command._defaultCommandName : undefined
  return (typeof name === 'string' ? commandIn(command, name) : undefined) ?? command
}
