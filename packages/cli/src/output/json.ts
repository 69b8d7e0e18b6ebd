import { isPrintable } from '@outerpark/core/kernel'

/** One line of JSON. */
export const jsonLine = (data: unknown) => safe(JSON.stringify(data))

/** JSON over many lines, for people. */
export const jsonPage = (data: unknown) =>
  JSON.stringify(data, null, 2).split('\n').map(safe).join('\n')

/**
 * JSON.stringify leaves C1 controls and bidi marks as they are, and a terminal would obey them. Written as `\u009b`
 * they mean the same to a parser and nothing to a terminal.
 */
function safe(json: string): string {
  if (isPrintable(json)) return json
  return Array.from(json, (character) =>
    isPrintable(character) ? character : escaped(character),
  ).join('')
}

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
