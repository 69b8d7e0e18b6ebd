import { widthOf, wrap, wrapText } from '../text/width.ts'
import { topics as english, type TopicName } from '../words/topics/en.ts'
import { help, language, words } from '../words/words.ts'
import { hang } from './fit.ts'
import { roomOf } from './room.ts'

/** The names of the topics, which are the same in every language. */
export const TOPICS = Object.keys(english) as readonly TopicName[] // its keys are these

export const isTopic = (name: string): name is TopicName => TOPICS.some((topic) => topic === name)

const load = () =>
  language() === 'ko' ? import('../words/topics/ko.ts') : import('../words/topics/en.ts')

/** A page about a topic. */
export async function topicText(name: TopicName): Promise<string> {
  const { about, lines } = (await load()).topics[name]
  return page(about, lines)
}

/** The list of all topics. */
export async function topicsText(): Promise<string> {
  const { title, topics } = await load()
  return page(
    title,
    TOPICS.map((name) => [name, topics[name].about] as const),
  )
}

/** All topics by their names, in the order of the help. */
export async function allTopics() {
  const { topics } = await load()
  return TOPICS.map((name) => [name, topics[name]] as const)
}

/** A page of the help: what to type after `help`, and what it is about. */
export type Found = {
  readonly name: string
  readonly about: string
  /** the option that is about what was looked for, if the command as a whole is not */
  readonly option?: string | undefined
}

/** How many pages of the help are shown that are about what was looked for. */
const MOST_FOUND = 12

/** A list of the commands and topics that are about something. */
export function foundText(text: string, found: readonly Found[]): string {
  const { search } = help().program
  const more = found.length - MOST_FOUND
  return page(search.title(text), [
    ...found
      .slice(0, MOST_FOUND)
      .map(({ name, about, option }) => [name, option ? `${about} (${option})` : about] as const),
    ...(more > 0 ? [`  ${words().usage.moreFlaws(more)}`] : []),
    search.how(found[0]?.name ?? ''),
  ])
}

/** A title, and lines below it; paragraphs have an empty line around them. */
function page(title: string, lines: readonly (string | readonly [string, string])[]): string {
  const room = Math.min(roomOf(process.stdout), 100)
  const terms = lines.flatMap((line) => (typeof line === 'string' ? [] : [widthOf(line[0])]))
  const column = Math.max(0, ...terms) + 2
  const blocks: string[][] = []
  for (const [n, line] of lines.entries()) {
    const before = lines[n - 1]
    const isRow = typeof line !== 'string' || line.startsWith('  ')
    const wasRow = before !== undefined && (typeof before !== 'string' || before.startsWith('  '))
    if (!isRow || !wasRow) blocks.push([])
    blocks.at(-1)?.push(shown(line, column, room))
  }
  return [wrapText(title, room), ...blocks.map((block) => block.join('\n'))].join('\n\n')
}

function shown(line: string | readonly [string, string], column: number, room: number): string {
  if (typeof line === 'string') return line.startsWith('  ') ? line : wrap(line, room).join('\n')
  const [term, meaning] = line
  return hang([{ text: `  ${term}${' '.repeat(column - widthOf(term))}` }], meaning, room)
}
