import type { CommanderError } from 'commander'
import { type Failure, usage } from '../failure.ts'
import { likeliest } from '../text/likeliest.ts'
import type { CliWords } from '../words/words.ts'

/** What commander took a word for, and what was likely meant by it. */
export type Misunderstood = {
  /** the word that is no command */
  readonly unknown?: string
  /** the name of a command or an option that is like it */
  readonly meant?: string | undefined
  /** the group whose commands were meant, if it is not the command of the error */
  readonly of?: string
}

/** An error of commander, with the words of the command that it was about. */
type UsageError = CommanderError & Misunderstood & { readonly command?: string }

/** The failure for an error of commander. Undefined if commander only wants to end, because it has shown help. */
export function usageFailure(error: UsageError, asJson: boolean): Failure | undefined {
  if (error.exitCode === 0) return undefined
  // The help of a group of commands was shown, as other programs do. A program that asked for JSON made a mistake.
  if (error.code === 'commander.help')
    return asJson ? usage(({ usage: texts }) => texts.noCommand) : undefined
  return usage(
    ({ usage: texts }) => {
      const { meant } = error
      return [sentence(error, texts), ...(meant === undefined ? [] : [texts.meant(meant)])].join(
        ' ',
      )
    },
    ({ usage: texts }) => texts.see(error.of ?? error.command ?? 'outerpark'),
  )
}

/** What is wrong. commander's errors have a code, and what they are about in quotes within their English message. */
function sentence(error: UsageError, texts: CliWords['usage']): string {
  const { code, message, unknown, command = '' } = error
  const [first = '', second = ''] = [...message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted)
  if (unknown !== undefined) return texts.unknownCommand(unknown)
  switch (code) {
    case 'commander.unknownOption':
      return texts.unknownOption(first)
    case 'commander.missingArgument':
      return texts.missingArgument(first)
    case 'commander.optionMissingArgument':
      return texts.optionWithoutValue(first)
    case 'commander.excessArguments':
      return tooMany(message, command.replace(/^\S+ /, ''), texts)
    case 'commander.invalidArgument': {
      const [, choices] = /Allowed choices are (.*)\.$/.exec(message) ?? []
      const isOption = message.startsWith('error: option')
      const what = isOption ? texts.badOption(first, second) : texts.badArgument(second, first)
      if (choices === undefined) return what
      const meant = likeliest(isOption ? second : first, choices.split(', '))
      return [what, texts.allowed(choices), meant && texts.meant(meant)].filter(Boolean).join(' ')
    }
    default:
      return message.replace(/^error: /, '')
  }
}

function tooMany(message: string, command: string, texts: CliWords['usage']): string {
  const [, most = '0', words = ''] =
    /Expected (\d+) arguments? but got \d+: (.*)\.$/s.exec(message) ?? []
  return texts.tooMany(command, Number(most), words.split(', '))
}
