/**
 * A table without padding. With padding a long cell would widen every row of the source.
 *
 * @example table(['code', 'status'], [['`draining`', '503']])
 */
export function table(
  head: readonly [string, ...string[]],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `|${cells.map(cell).join('|')}|`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The text of a cell with a blank on each side. A bar would end the cell, and a line break the row. */
const cell = (text: string) =>
  text === '' ? ' ' : ` ${text.replaceAll(/(?<!\\)\|/g, '\\|').replaceAll('\n', '<br>')} `

export const code = (text: string) => `\`${text}\``

export const codeBlock = (text: string, language = '') => `\`\`\`${language}\n${text}\n\`\`\``

/** A fragment such as `book seats` as a sentence: `Book seats.` */
export function sentence(fragment: string): string {
  const end = /[.!?]$/.test(fragment) ? '' : '.'
  return `${fragment.charAt(0).toUpperCase()}${fragment.slice(1)}${end}`
}

/** The address of a heading in its page, as GitHub makes it. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-')
}
