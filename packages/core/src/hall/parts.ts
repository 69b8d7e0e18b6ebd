import { hasInvisible, isPrintable, isVisible } from '../kernel/index.ts'
import { placeOf, type Report } from './mistakes.ts'

/** The text of a part, trimmed and in NFC. Reports one that is missing, empty or no text. */
export function textIn(
  value: unknown,
  part: string,
  path: string,
  report: Report,
): string | undefined {
  if (typeof value === 'string') {
    const text = value.normalize('NFC').trim()
    if (text !== '') return text
  }
  if (isMissing(value) || typeof value === 'string') report('part-missing', { part }, placeOf(path))
  else report('part-kind', { part, expected: 'text' }, placeOf(path))
  return undefined
}

/** The items of a list. Reports one that is missing, empty or no list. */
export function listIn(
  value: unknown,
  part: string,
  path: string,
  report: Report,
): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value
  if (isMissing(value) || Array.isArray(value)) report('part-missing', { part }, placeOf(path))
  else report('part-kind', { part, expected: 'list' }, placeOf(path))
  return []
}

/** A part of something that should be an object with parts. Undefined if it is not. */
export const partOf = (value: unknown, part: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined

const isMissing = (value: unknown) => value === undefined || value === null

/** Whether a text can be a name that people read: on one line, with nothing that nobody sees. */
export const isName = (text: string, most: number): boolean =>
  text.length <= most && isPrintable(text) && !hasInvisible(text) && isVisible(text)
