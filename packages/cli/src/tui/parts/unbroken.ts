import { wrap } from '../../text/width.ts'

const NO_BREAK = '\u00a0'

/** A part of a text that {@link wrapUnbroken} leaves in one line: `2 × VIP`. */
export const unbroken = (part: string): string => part.replaceAll(' ', NO_BREAK)

/** The text in lines of that width, broken between words, but within none of its {@link unbroken} parts that fit into a line. */
export const wrapUnbroken = (text: string, columns: number): string[] =>
  wrap(text, columns).map((each) => each.replaceAll(NO_BREAK, ' '))

/** Unbroken parts with a plus between them; a line ends after the plus. */
export const unbrokenSum = (parts: readonly string[]): string =>
  parts.map((part, n) => unbroken(n < parts.length - 1 ? `${part} +` : part)).join(' ')
