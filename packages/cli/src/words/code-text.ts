import { words } from './words.ts'

/**
 * A status, a state, a kind, a role or a channel in the language of the reader. A code that this version does not know stays as
 * it is.
 */
export function codeText(code: string): string {
  const { statuses } = words()
  return isKnown(statuses, code) ? statuses[code] : code
}

const isKnown = <Texts extends object>(
  texts: Texts,
  code: PropertyKey,
): code is Extract<keyof Texts, string> => Object.hasOwn(texts, code)
