import fastStringWidth from 'fast-string-width'

const CUT = '…'
/** Fewer columns than that are too narrow to read sentences in. */
export const LEAST = 36

/**
 * How many columns of a terminal the text takes: two for each Korean syllable.
 * Composed first, since a Mac hands over syllables taken apart.
 */
export const widthOf = (text: string) => fastStringWidth(text.normalize('NFC'))

/** The text, or its beginning with an ellipsis behind it. */
export function cut(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  return columns < widthOf(CUT) ? '' : beginning(text, columns - widthOf(CUT)) + CUT
}

/** The text over as many lines as it takes, parted between words; only a word that is wider than that is parted itself. */
export function wrap(text: string, columns: number): string[] {
  if (widthOf(text) <= columns) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(`${line} ${word}`) <= columns) {
      line = `${line} ${word}`
      continue
    }
    if (line !== '') lines.push(line)
    line = word.normalize('NFC')
    while (widthOf(line) > columns) {
      // One character at least, however narrow it is.
      const piece = beginning(line, columns) || String.fromCodePoint(line.codePointAt(0) ?? 0)
      lines.push(piece)
      line = line.slice(piece.length)
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** As many of its characters as fit. */
function beginning(text: string, columns: number): string {
  let shown = ''
  for (const character of text.normalize('NFC')) {
    if (widthOf(shown + character) > columns) break
    shown += character
  }
  return shown
}
