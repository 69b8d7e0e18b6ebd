import type { makeProgram } from '../../packages/cli/src/program/program.ts'
import { words } from '../../packages/cli/src/words/words.ts'
import type { Language } from './language.ts'
import { code, codeBlock, sentence, table } from './markdown.ts'

export type Program = Awaited<ReturnType<typeof makeProgram>>
type Option = Program['options'][number]
type Say = Language['say']

/** A command that does something, with its whole name: `reservation list`. */
export type Runnable = { readonly name: string; readonly command: Program }

/** Every command that does something, in the order of the help. */
export function runnables(program: Program): Runnable[] {
  const below = (command: Program, words: readonly string[]): Runnable[] => {
    const own = examplesOf(command).length > 0 ? [{ name: words.join(' '), command }] : []
    return [...own, ...command.commands.flatMap((child) => below(child, [...words, child.name()]))]
  }
  return program.commands.flatMap((command) => below(command, [command.name()]))
}

/** The options that the program accepts before or after any command. */
export function globalOptions(program: Program, { say }: Language): string {
  return optionLines([...program.options, ...helpOption(program)], say)
}

const helpOption = (program: Program): Option[] =>
  program
    .createHelp()
    .visibleOptions(program)
    .filter(({ long }) => long === '--help')

/** All commands on one page, each with a link to its section. */
export function commandTable(program: Program, { say }: Language): string {
  const rows = runnables(program).map(({ name, command }) => [
    `[${code(name)}](#${name.replaceAll(' ', '-')})`,
    command.description(),
  ])
  return table([say('command'), say('what it does')], rows)
}

/**
 * A section for each command: its description, usage, options and examples.
 *
 * @param answerOf what the command prints with `--json`, as Markdown
 */
export function commandSections(
  program: Program,
  language: Language,
  answerOf: (name: string) => string,
): string {
  return runnables(program)
    .map((runnable) => section(runnable, language, answerOf(runnable.name)))
    .join('\n\n')
}

function section({ name, command }: Runnable, { say }: Language, answer: string): string {
  const takes = command.registeredArguments.map((argument) => ` [${argument.name()}]`).join('')
  const options = command.options.filter(({ hidden }) => !hidden)
  const usage = `outerpark ${name}${takes}${options.length > 0 ? ' [options]' : ''}`
  const described = command.registeredArguments.filter(({ description }) => description !== '')
  const lines = [
    ...described.map((argument) => `- ${code(argument.name())}: ${argument.description}`),
    ...options.map((option) => optionLine(option, say)),
  ]
  return [
    `### ${name}`,
    sentence(command.description()),
    code(usage),
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    codeBlock(examplesOf(command).join('\n')),
    `JSON: ${answer}`,
  ].join('\n\n')
}

const optionLines = (options: readonly Option[], say: Say) =>
  options.map((option) => optionLine(option, say)).join('\n')

function optionLine(option: Option, say: Say): string {
  const { flags, description, argChoices, defaultValue, defaultValueDescription, negate } = option
  const more = [
    ...(argChoices ? [`${say('one of')} ${argChoices.map(code).join(', ')}`] : []),
    // The default of a --no-… option is always "on", so it is not shown.
    ...(defaultValue !== undefined && !negate
      ? [`${say('default')}: ${code(defaultValueDescription ?? String(defaultValue))}`]
      : []),
  ]
  return `- ${code(flags)}: ${description}${more.length > 0 ? ` (${more.join('; ')})` : ''}`
}

/** The examples of a command, as its help prints them. */
export function examplesOf(command: Program): string[] {
  let help = ''
  const { writeOut } = command.configureOutput()
  command.configureOutput({ writeOut: (text) => (help += text) })
  command.outputHelp()
  command.configureOutput({ ...(writeOut && { writeOut }) })
  const [, examples = ''] = help.split(`\n${words().help.program.examples}\n`)
  return [...examples.matchAll(/^ {2}\$ (outerpark .+)$/gm)].map(([, line = '']) => line)
}
