import type { Command } from 'commander'
import { usage } from '../failure.ts'
import { likeliest } from '../text/likeliest.ts'
import { topics } from '../words/topics/en.ts'
import { help } from '../words/words.ts'
import { leaf } from './describe.ts'
import { keepHelp } from './help-text.ts'
import { SYNONYMS } from './meant.ts'

/**
 * The command that shows the help of a command, tells about a topic, or finds the commands about something.
 *
 * @param whole makes the program with all of its commands
 */
export function addHelp(program: Command, whole: () => Promise<Command>): void {
  leaf(
    program,
    'help [command...]',
    help().about.help.about,
    'help',
    'help book',
    'help price',
    'help topics',
    'help exit-codes',
  ).action(async (words: string[]) => {
    const all = await whole()
    const [first] = words
    const isCommand = first === undefined || all.commands.some((each) => each.name() === first)
    const page = isCommand ? undefined : await pageAbout(words.join(' '), whole)
    if (page === undefined) words.reduce<Command>(inner, all).outputHelp()
    else keepHelp(`${page}\n`)
  })
}

/** What `help` says about a topic, or about what the words are about. Undefined if nothing is. */
async function pageAbout(text: string, whole: () => Promise<Command>): Promise<string | undefined> {
  const { foundText, isTopic, topicsText, topicText } = await import('../output/topics.ts')
  if (text === 'topics') return topicsText()
  if (isTopic(text)) return topicText(text)
  const { search } = await import('./search.ts')
  const found = await search(text, whole)
  return found.length > 0 ? foundText(text, found) : undefined
}

/** The command of this name in a group. */
function inner(within: Command, word: string): Command {
  const found = within.commands.find((each) => each.name() === word)
  if (found) return found
  const commands = within.commands.map((each) => each.name())
  const names = within.parent
    ? commands
    : [...new Set([...commands, ...Object.keys(topics), ...Object.keys(SYNONYMS)])]
  const meant = likeliest(word, names)
  const path = within.parent ? `${within.name()} ` : ''
  throw usage(
    (texts) =>
      [
        texts.usage.unknownCommand(`${path}${word}`),
        ...(meant === undefined ? [] : [texts.usage.meant(meant)]),
      ].join(' '),
    (texts) => texts.usage.allCommands,
  )
}
