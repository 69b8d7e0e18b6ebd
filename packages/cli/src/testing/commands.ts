import type { Command } from 'commander'
import { makeProgram } from '../program/program.ts'

export type NamedCommand = { readonly name: string; readonly command: Command }

/** Every command that does something, with all of its words: `customer edit`. Groups that only hold others are left out. */
export async function everyCommand(): Promise<readonly NamedCommand[]> {
  const within = (command: Command, words: readonly string[]): NamedCommand[] =>
    command.commands.flatMap((each) => {
      const named = [...words, each.name()]
      return [
        ...(acts(each) ? [{ name: named.join(' '), command: each }] : []),
        ...within(each, named),
      ]
    })
  return within(await makeProgram([]), [])
}

/** Every command that acts has examples in its help. */
function acts(command: Command): boolean {
  let help = ''
  command.configureOutput({ writeOut: (text) => (help += text) })
  command.outputHelp()
  return help.includes('Examples:')
}
