import fastStringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'

const CUT = '…'
/** Sentences in fewer columns are hard to read. */
export const LEAST = 36

/**
 * The number of terminal columns that the text takes: two for each Korean syllable.
 * Composes the text first, since macOS gives file names with decomposed syllables.
 */
export const widthOf = (text: string): number =>
  PLAIN.test(text) ? text.length : fastStringWidth(text.normalize('NFC'))

/** Text whose width is seen at once: most of what is measured. */
const PLAIN = /^[ -~]*$/

/** The text if it fits, otherwise its beginning and an ellipsis. */
export function cut(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  return columns < widthOf(CUT) ? '' : beginning(text, columns - widthOf(CUT)) + CUT
}

/** The text in lines of that width: broken between words, or within a word that is wider than a line. */
export function wrap(text: string, columns: number): string[] {
  if (widthOf(text) <= columns) return [text]
  const lines = wrapAnsi(text, columns, { hard: true }).split('\n')
  // A character that is wider than the line comes with an empty line before it.
  const full = lines.filter((line) => line !== '')
  return full.length > 0 ? full : ['']
}

/**
 * A line in lines of that width, all with its indentation. It is broken between words only: a word that is wider stays whole, so that
 * it can be copied.
 */
export function wrapLine(line: string, columns: number): string[] {
  if (widthOf(line) <= columns) return [line]
  const [indent = ''] = /^ */.exec(line) ?? []
  return wrapAnsi(line.slice(indent.length), Math.max(1, columns - indent.length), { hard: false })
    .split('\n')
    .map((each) => indent + each)
}

/** The same for each line of a text. */
export const wrapText = (text: string, columns: number): string =>
  text
    .split('\n')
    .flatMap((line) => wrapLine(line, columns))
    .join('\n')

/** The first characters of the text, as many as fit. */
function beginning(text: string, columns: number): string {
  let shown = ''
  for (const character of text.normalize('NFC')) {
    if (widthOf(shown + character) > columns) break
    shown += character
  }
  return shown
}
