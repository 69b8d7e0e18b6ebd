import { makeProgram } from '../../../packages/cli/src/program/program.ts'
import { readVersion } from '../../../packages/cli/src/version.ts'
import { topics as EN, type Topics } from '../../../packages/cli/src/words/topics/en.ts'
import { topics as KO } from '../../../packages/cli/src/words/topics/ko.ts'
import { speak, words } from '../../../packages/cli/src/words/words.ts'
import { examplesOf, type Program, runnables } from '../commands.ts'
import * as roff from './roff.ts'

/** Where the manual pages are, by the language in which they are. */
export const MAN_FOLDERS = { en: 'packages/cli/man', ko: 'packages/cli/man/ko' } as const

type Page = { readonly name: string; readonly text: string }

/**
 * The manual pages: one of the program, and one of each first word of a command, by their paths from the root. They are
 * made from the command tree, as the help is.
 */
export async function makeManPages(): Promise<Readonly<Record<string, string>>> {
  const english = await pagesIn('en')
  const korean = await pagesIn('ko')
  return { ...english, ...korean }
}

async function pagesIn(language: keyof typeof MAN_FOLDERS): Promise<Record<string, string>> {
  await speak(language)
  try {
    const program = await makeProgram([])
    const topics = language === 'ko' ? KO : EN
    const pages = [
      overview(program, topics),
      ...program.commands.map((each) => pageOf(each, program)),
    ]
    return Object.fromEntries(
      pages.map(({ name, text }) => [`${MAN_FOLDERS[language]}/${name}.1`, `${text}\n`]),
    )
  } finally {
    await speak('en')
  }
}

/** A topic of `outerpark help`: its terms with what they mean, and its paragraphs. */
const topicParts = ({ lines }: Topics['environment']): string[] =>
  lines.map((line) => (typeof line === 'string' ? roff.paragraph(line) : roff.item(...line)))

const version = () => `outerpark ${readVersion()}`

/** The page of the program: all commands in one line each, and what holds for every one. */
function overview(program: Program, topics: Topics): Page {
  const { man, help } = words()
  const parts = [
    roff.head('outerpark', version()),
    roff.section(man.name),
    `outerpark \\- ${roff.text(help.program.about)}`,
    roff.section(man.synopsis),
    '.B outerpark',
    roff.text(`${help.program.usage.options} ${help.program.usage.command}`),
    roff.section(man.commands),
    ...runnables(program).map(({ name, command }) => roff.item(name, command.description())),
    roff.section(man.globalOptions),
    ...optionItems(program),
    roff.section(man.environment),
    ...topicParts(topics.environment),
    roff.section(man.exitStatus),
    ...topicParts(topics['exit-codes']),
    roff.section(man.seeAlso),
    roff.text(program.commands.map((each) => `outerpark-${each.name()}(1)`).join(', ')),
  ]
  return { name: 'outerpark', text: parts.join('\n') }
}

/** The page of a first word: of the command itself, or of the commands below it. */
function pageOf(command: Program, program: Program): Page {
  const { man } = words()
  const name = `outerpark-${command.name()}`
  const own = runnables(program).filter((each) => each.name.split(' ')[0] === command.name())
  const parts = [
    roff.head(name, version()),
    roff.section(man.name),
    `${roff.text(name)} \\- ${roff.text(command.description())}`,
    roff.section(man.synopsis),
    roff.lines(own.map(usage)),
    roff.section(man.commands),
    ...own.flatMap((each) => commandParts(each)),
    roff.section(man.globalOptions),
    ...optionItems(program),
    roff.section(man.seeAlso),
    roff.text('outerpark(1)'),
  ]
  return { name, text: parts.join('\n') }
}

type Runnable = ReturnType<typeof runnables>[number]

function usage({ name, command }: Runnable): string {
  const takes = command.registeredArguments.map((argument) => ` [${argument.name()}]`).join('')
  const options = command.options.some(({ hidden }) => !hidden)
  return `outerpark ${name}${takes}${options ? ` ${words().help.program.usage.options}` : ''}`
}

function commandParts(runnable: Runnable): string[] {
  const { name, command } = runnable
  const described = command.registeredArguments.filter(({ description }) => description !== '')
  return [
    roff.subsection(`outerpark ${name}`),
    roff.text(command.description()),
    ...described.map((argument) => roff.item(argument.name(), argument.description)),
    ...optionItems(command),
    roff.paragraph(words().help.program.examples),
    roff.lines(examplesOf(command)),
  ]
}

const optionItems = (command: Program): string[] =>
  command.options
    .filter(({ hidden }) => !hidden)
    .map((option) => roff.item(option.flags, command.createHelp().optionDescription(option)))
