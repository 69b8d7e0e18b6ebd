import { type Command, Help, type HelpConfiguration, type Option } from 'commander'
import { help, language } from '../words/words.ts'
import { inOrder } from './audiences.ts'

const standard = new Help()

/** How commander lays out a help, and what it says of its own, in the language of the reader. */
export function helpLayout(): HelpConfiguration {
  const { titles, usage } = help().program
  return {
    formatHelp: (command, helper) =>
      `${Help.prototype.formatHelp.call(helper, command, helper)}${ofEveryCommand(command, helper)}`,
    // A group has no option but --help, and its commands are to fit on the screen.
    visibleOptions: (command) => (isGroup(command) ? [] : standard.visibleOptions(command)),
    groupItems: (all, visible, groupOf) => inOrder(standard.groupItems(all, visible, groupOf)),
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: (line) =>
      line.replace('[options]', usage.options).replace('[command]', usage.command),
    optionDescription: (option) => withValues(option.description, option, hasDefault(option)),
    argumentDescription: (argument) => withValues(argument.description, argument, false),
    // The help has nothing wider than letters, and Hangul: no table of widths is loaded for it.
    ...(language() === 'ko' && { displayWidth }),
  }
}

const isGroup = ({ parent, commands }: Command) => parent !== null && commands.length > 0

const INDENT = '  '

/** Names the options of every command. The help of the program explains them: here they would push the commands off the screen. */
function ofEveryCommand(command: Command, helper: Help): string {
  if (command.parent === null) return ''
  const own = isGroup(command) ? ['--help'] : []
  const names = [
    ...own,
    ...rootOf(command).options.flatMap(({ long }) => (long && long !== '--version' ? long : [])),
  ]
  const room = (helper.helpWidth ?? 80) - INDENT.length
  const lines = helper.boxWrap(names.join(', '), room).split('\n')
  return ['', help().program.everyCommand, ...lines.map((line) => INDENT + line), ''].join('\n')
}

const rootOf = (command: Command): Command => (command.parent ? rootOf(command.parent) : command)

type Valued = Pick<Option, 'argChoices' | 'defaultValue' | 'defaultValueDescription'>

/** The description with the values that may be given, and with the one that is used without. */
function withValues(
  description: string,
  { argChoices, defaultValue, defaultValueDescription }: Valued,
  shown: boolean,
): string {
  const texts = help().program
  const values = [
    ...(argChoices ? [texts.choices(argChoices.join(', '))] : []),
    ...(shown ? [texts.default(defaultValueDescription ?? JSON.stringify(defaultValue))] : []),
  ]
  return [description, ...(values.length > 0 ? [`(${values.join('; ')})`] : [])].join(' ')
}

/** The default of a flag, or of its `--no-…`, says nothing. */
const hasDefault = ({ defaultValue, required, optional }: Option) =>
  defaultValue !== undefined && (required || optional)

/** Jamo, CJK and Hangul take two columns. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: styles take no room
const STYLE = /\u001b\[[\d;]*m/g

const displayWidth = (text: string): number => {
  const bare = text.replace(STYLE, '')
  return bare.length + (bare.match(WIDE)?.length ?? 0)
}
