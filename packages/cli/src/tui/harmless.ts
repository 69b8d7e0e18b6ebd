import { printable } from '@outerpark/core/kernel'
import { isLook } from './style.ts'

/** Splits a line at its sequences. With a group, `split` puts them at the odd places. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern has to match them
const SEQUENCE = /(\u001b\[[\d;]+m)/

/**
 * The line without any control character, except the looks of the themes. Ink passes sequences through to the terminal, so
 * every line that is shown goes through here (S12): a box office may be hostile.
 */
export function harmlessLine(line: string): string {
  return line
    .split(SEQUENCE)
    .map((part, n) => (n % 2 === 1 && isLook(part) ? part : printable(part)))
    .join('')
}
