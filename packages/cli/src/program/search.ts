import { LANGUAGES } from '@outerpark/core/names'
import type { Command } from 'commander'
import type { Found } from '../output/topics.ts'
import { language, speak } from '../words/words.ts'
import { SYNONYMS } from './meant.ts'

/** A page of the help in one language. */
type Page = Omit<Found, 'option'> & {
  readonly options: readonly { readonly name: string; readonly about: string }[]
}

/** How good a match is, in the order of what is found. */
const RANKS = { synonym: 0, name: 1, about: 2, option: 3 } as const

/**
 * The commands and topics about something, the most likely first. The words may be of any language; all of them have to be there.
 *
 * @param whole makes the program with all of its commands, in the language that is spoken then
 */
export async function search(
  text: string,
  whole: () => Promise<Command>,
): Promise<readonly Found[]> {
  const typed = text.toLowerCase().split(/\s+/)
  const [mine, ...others] = await inEachLanguage(async () => [
    ...pagesOf(await whole()),
    ...(await topicPages()),
  ])
  return (mine ?? [])
    .flatMap((page, n) => {
      const same = [page, ...others.flatMap((pages) => pages[n] ?? [])]
      const matches = same.flatMap((each) => matchOf(each, typed) ?? [])
      const best = matches.toSorted((a, b) => a.rank - b.rank)[0]
      const { name, about } = page
      return best ? [{ ...best, found: { name, about, option: best.option } }] : []
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ found }) => found)
}

type Match = { readonly rank: number; readonly option?: string }

/** Whether a page is about all of the words. */
function matchOf(page: Page, typed: readonly string[]): Match | undefined {
  const isIn = (text: string) => typed.every((word) => hasWord(text, word))
  const [only = ''] = typed
  const synonym = typed.length === 1 && Object.hasOwn(SYNONYMS, only) ? SYNONYMS[only] : undefined
  if (synonym === page.name) return { rank: RANKS.synonym }
  if (isIn(page.name)) return { rank: RANKS.name }
  if (isIn(`${page.name} ${page.about}`)) return { rank: RANKS.about }
  const option = page.options.find(({ name, about }) => isIn(`${page.name} ${name} ${about}`))
  return option && { rank: RANKS.option, option: option.name }
}

/** Whether a word of the text begins so. A Hangul word may stand within another one: words are joined there. */
const hasWord = (text: string, word: string): boolean =>
  /[가-힣]/.test(word)
    ? text.includes(word)
    : text
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .some((each) => each.startsWith(word))

/** Makes something in the language of the reader first, and then in each of the others. */
async function inEachLanguage<T>(make: () => Promise<T>): Promise<readonly T[]> {
  const mine = language()
  const made = [await make()]
  try {
    for (const other of LANGUAGES.filter((each) => each !== mine)) {
      await speak(other)
      made.push(await make())
    }
  } finally {
    await speak(mine)
  }
  return made
}

/** The pages of all commands that do something, in the order of the program. */
const pagesOf = (command: Command, path: readonly string[] = []): readonly Page[] =>
  command.commands.flatMap((each): readonly Page[] => {
    const names = [...path, each.name()]
    if (each.commands.length > 0) return pagesOf(each, names)
    const options = each.options.map(({ long, description }) => ({
      ...{ name: long ?? '', about: description },
    }))
    return [{ name: names.join(' '), about: each.description(), options }]
  })

async function topicPages(): Promise<readonly Page[]> {
  const { allTopics } = await import('../output/topics.ts')
  return (await allTopics()).map(([name, { about, lines }]) => ({
    ...{ name, about },
    options: lines.map((line) => ({ name: '', about: [line].flat().join(' ') })),
  }))
}
