/**
 * A command in lines that fit the terminal, which a shell reads as one. Without a terminal it stays whole.
 *
 * @param widthOf the columns of a text. Its length is right for ASCII, such as the examples of the help, which are shown
 *   often and load no tables of widths.
 */
export function inLines(
  example: string,
  columns = process.stdout.columns,
  widthOf = (text: string) => text.length,
): string {
  if (!columns || widthOf(example) <= columns) return example
  const [first = '', ...options] = example.split(/ (?=--)/)
  const lines = [first]
  for (const option of options) {
    const last = lines.at(-1) ?? ''
    // The line needs room for a blank and a backslash.
    if (widthOf(last) + widthOf(option) + 3 <= columns)
      lines[lines.length - 1] = `${last} ${option}`
    else lines.push(`      ${option}`)
  }
  return lines.join(' \\\n')
}

/** A word as a shell reads it as one, and as nothing else. */
export const shellWord = (word: string): string =>
  /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
