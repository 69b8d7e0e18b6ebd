import { shellWord } from './command-line.ts'

/** How a command was called: the profile, the context and the address that were named, if any. */
export type Way = {
  readonly profile?: string | undefined
  readonly context?: string | undefined
  readonly url?: string | undefined
  /** whether a token may go over plain HTTP to that address */
  readonly insecure?: boolean | undefined
}

/** A word between quotation marks, as a shell reads it: what is in it ends no command. */
const QUOTED = /[ =](?:'(?:[^'\n]|'\\'')*'|"[^"\n]*")(?=[\s.,;:)"']|$)/g

/** A command within a sentence: up to its end, a quotation mark, or where its input comes from. A comma within a word is of it. */
const COMMAND = new RegExp(
  String.raw`\bouterpark [a-z]{4,}(?:${QUOTED.source}|[^\n"<>;,()]|,(?=\S))*?(?=["<>;()]|,(?!\S)|'(?=[\s.,;:)]|$)| [<>]|\.(?: |$)| and | or |$)`,
  'gm',
)

/** These need no profile: they are about the machine, or make a profile. Most take another --url to mean something else. */
const NOBODYS = /^outerpark (?:daemon|demo|help|version|completion|signup|status|profile)\b/

/** These are about no box office, or about their names. */
const OF_NO_OFFICE = /^outerpark (?:context|demo|help|version|completion)\b/

/**
 * A text with commands to copy, each of them for the same profile and box office as the command that says it. Otherwise they would
 * do their work as somebody else.
 *
 * @example sameWay('See: outerpark token list', { profile: 'minji' }) // 'See: outerpark token list --profile minji'
 */
export function sameWay(text: string, { profile, context, url }: Way): string {
  if (profile === undefined && context === undefined && url === undefined) return text
  return text.replace(COMMAND, (command) => {
    if (OF_NO_OFFICE.test(command)) return command
    const flags = command.replaceAll(QUOTED, '')
    const named = (flag: string, value: string | undefined) =>
      value === undefined || flags.includes(flag) ? '' : ` ${flag} ${shellWord(value)}`
    const at = named('--context', context)
    if (NOBODYS.test(command)) return `${command}${at}`
    return `${command}${named('--profile', profile)}${at}${named('--url', url)}`
  })
}

/** The words of a command, for the same profile and box office. A flag that is there already stays. */
export function wordsSameWay(words: readonly string[], way: Way): readonly string[] {
  const command = `outerpark ${words.join(' ')}`
  if (OF_NO_OFFICE.test(command)) return words
  const named = (flag: string, value: string | undefined) =>
    value === undefined || words.includes(flag) ? [] : [flag, value]
  // Nobody names both a context and an address.
  const isElsewhere = words.includes('--context') || words.includes('--url')
  return [
    ...words,
    ...(NOBODYS.test(command) ? [] : named('--profile', way.profile)),
    ...(isElsewhere ? [] : [...named('--context', way.context), ...named('--url', way.url)]),
    ...(way.insecure && !words.includes('--insecure') ? ['--insecure'] : []),
  ]
}

/** The way in which the program was called with these words, whatever else is wrong with them. */
export function wayOf(args: readonly string[]): Way {
  const end = args.indexOf('--')
  const words = end === -1 ? args : args.slice(0, end)
  const value = (flag: string) => {
    const joined = words.find((word) => word.startsWith(`${flag}=`))
    const at = words.indexOf(flag)
    return joined?.slice(flag.length + 1) ?? (at === -1 ? undefined : words[at + 1])
  }
  return {
    profile: value('--profile'),
    context: value('--context'),
    url: value('--url'),
  }
}
