import { LANGUAGES, type Language } from '@outerpark/core/names'

/** The language of the program, and where that comes from. */
export type SpokenLanguage = {
  readonly language: Language
  /** the one that was chosen with this command; null if the terminal decides */
  readonly chosen: Language | null
}

/**
 * The language of the reader: that of `--lang`; otherwise the one that was chosen with `outerpark language`; otherwise that of the
 * terminal, as POSIX has it: LC_ALL, LC_MESSAGES, LANG; otherwise English.
 *
 * @param args the words of the command line; a value that is no language counts as absent here
 * @param chosen reads the choice; it is called only if it matters
 */
export function languageOf(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  chosen: () => Language | undefined,
): Language {
  return namedIn(args) ?? chosen() ?? languageOfTerminal(env)
}

/** The value of the last `--lang`, before a `--`. */
function namedIn(args: readonly string[]): Language | undefined {
  const end = args.indexOf('--')
  const before = end === -1 ? args : args.slice(0, end)
  const values = before.flatMap((word, n) => {
    if (word === '--lang') return [before[n + 1]]
    return word.startsWith('--lang=') ? [word.slice('--lang='.length)] : []
  })
  return asLanguage(values.at(-1))
}

/** The language of this code; undefined if there is none. */
export const asLanguage = (code: unknown): Language | undefined =>
  LANGUAGES.find((language) => language === code)

function languageOfTerminal({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const [, code] = /^([a-z]+)/i.exec(LC_ALL || LC_MESSAGES || LANG || '') ?? []
  return asLanguage(code?.toLowerCase()) ?? 'en'
}
