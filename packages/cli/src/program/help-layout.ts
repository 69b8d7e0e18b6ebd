import { Command, Help, type HelpConfiguration, type Option } from 'commander'
import { help, language } from '../words/words.ts'
import { inOrder, staffsIn } from './audiences.ts'

const standard = new Help()

/** How commander lays out a help, and what it says of its own, in the language of the reader. */
export function helpLayout(): HelpConfiguration {
  const { titles } = help().program
  return {
    formatHelp(command, helper) {
      // Among the commands of the program, one of a group needs the name of that too.
      const own = Object.assign(helper, command.parent === null && { subcommandTerm: wholeTermOf })
      return `${Help.prototype.formatHelp.call(own, command, own)}${ofEveryCommand(command, own)}`
    },
    visibleCommands: (command) => [
      ...standard.visibleCommands(command),
      ...(command.parent === null ? staffsIn(command) : []),
    ],
    subcommandTerm: termOf,
    // A group has no option but --help, and its commands are to fit on the screen.
    // A group has some if it does something when it is called alone.
    visibleOptions: (command) =>
      isGroup(command) && command.options.length === 0 ? [] : standard.visibleOptions(command),
    groupItems: (all, visible, groupOf) =>
      inOrder(standard.groupItems(all, visible, (item) => ofStaff(item, all) ?? groupOf(item))),
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: inWords,
    optionDescription: (option) => withValues(option.description, option, hasDefault(option)),
    argumentDescription: (argument) => withValues(argument.description, argument, false),
    // The help has nothing wider than letters, and Hangul: no table of widths is loaded for it.
    ...(language() === 'ko' && { displayWidth }),
  }
}

/** What a command is for needs half of a narrow terminal. */
const LONGEST_TERM = 36

/** The arguments of a command are left out if they take too much room. */
function termOf(command: Command): string {
  const term = standard.subcommandTerm(command)
  return inWords(term.length > LONGEST_TERM ? `${command.name()} [options] …` : term)
}

/** The options of a command within a group are left out: they would take the room of what all commands do. */
const wholeTermOf = (command: Command): string =>
  command.parent?.parent ? `${command.parent.name()} ${command.name()}` : termOf(command)

/** The heading of a command that is listed besides those of the program. */
const ofStaff = (item: unknown, all: readonly unknown[]): string | undefined =>
  item instanceof Command && !all.includes(item) ? help().program.audiences.staff : undefined

/** commander's own words in a line, in the language of the reader. */
function inWords(line: string): string {
  const { options, command } = help().program.usage
  return line.replace('[options]', options).replace('[command]', command)
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
