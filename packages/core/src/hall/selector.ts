import { LABEL } from './labels.ts'

/** A range of rows or numbers, and where it stands in the selector. `from` and `to` are the same in a range of one. */
export type Range<T> = {
  readonly from: T
  readonly to: T
  readonly text: string
  /** from 1 */
  readonly column: number
}

export type NumberRange = Range<number> & { readonly step: number }

/** Which seats a line of grades or flags means. `*` is all of them. */
export type Selector = {
  readonly level: string
  readonly rows: readonly Range<string>[] | '*'
  readonly numbers: readonly NumberRange[] | '*'
}

/**
 * Reads `*`, `LEVEL`, `LEVEL/ROWS` or `LEVEL/ROWS/NUMBERS`, such as `1F/2..10/7-16` or `1F/16/1-2,21-22`. Rows are in the order of the
 * plan, so `A..K` has those that stand from A to K, whatever they are called. Numbers may have a step: `1-15/2`.
 *
 * @returns undefined if the text is none of these
 */
export function readSelector(text: string): Selector | undefined {
  const [level = '', rows = '*', ...others] = text.split('/')
  // The step of a range stands behind a slash, too.
  const numbers = others.length === 0 ? '*' : others.join('/')
  const column = level.length + 2
  const read = {
    rows: rows === '*' ? '*' : ranges(rows, column, rowRange),
    numbers: numbers === '*' ? '*' : ranges(numbers, column + rows.length + 1, numberRange),
  } as const
  const named = level === '*' || isLevelName(level)
  if (!named || read.rows === undefined || read.numbers === undefined) return undefined
  return { level, rows: read.rows, numbers: read.numbers }
}

/** A selector with more would take long to apply, and nobody types one. */
export const MOST_RANGES = 100

/** Whether a level can be called so: letters and digits, and `-` and `_` within. */
export const isLevelName = (name: string): boolean =>
  /^[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,18}[\p{L}\p{N}])?$/u.test(name)

function ranges<T>(
  text: string,
  column: number,
  read: (text: string, column: number) => T | undefined,
): readonly T[] | undefined {
  const found: T[] = []
  let at = column
  const parts = text.split(',')
  if (parts.length > MOST_RANGES) return undefined
  for (const part of parts) {
    const plain = part.trim()
    const range = read(plain, at + part.indexOf(plain))
    if (range === undefined) return undefined
    found.push(range)
    at += part.length + 1
  }
  return found
}

function rowRange(text: string, column: number): Range<string> | undefined {
  const [from = '', to = from, ...others] = text.split('..')
  if (others.length > 0 || !LABEL.test(from) || !LABEL.test(to)) return undefined
  return { from, to, text, column }
}

function numberRange(text: string, column: number): NumberRange | undefined {
  const [, from, to = from, step = '1'] =
    /^(\d{1,4})(?:-(\d{1,4})(?:\/([1-9]\d?))?)?$/.exec(text) ?? []
  if (from === undefined) return undefined
  return { from: Number(from), to: Number(to), step: Number(step), text, column }
}
