import { isPrintable } from '@outerpark/core/kernel'

/** One line of JSON. */
export const jsonLine = (data: unknown) => escapedJson(JSON.stringify(data))

/** JSON over many lines, for people. */
export const jsonPage = (data: unknown) =>
  JSON.stringify(data, null, 2).split('\n').map(escapedJson).join('\n')

/**
 * Escapes C1 controls and bidi marks, which JSON.stringify leaves unchanged and a terminal would obey. As `\u009b` they
 * have the same value for a parser, and no effect on a terminal.
 */
export function escapedJson(json: string): string {
  if (isPrintable(json)) return json
  return Array.from(json, (character) =>
    isPrintable(character) ? character : escaped(character),
  ).join('')
}

/** A character beyond U+FFFF has two code units, and JSON escapes each of them. */
const escaped = (character: string) =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
