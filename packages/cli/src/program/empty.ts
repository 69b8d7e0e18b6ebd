import type { Context } from '../context.ts'
import { words } from '../words/words.ts'

/** Options of lists that leave nothing out of them. */
const HARMLESS: ReadonlySet<string> = new Set(['limit', 'cursor', 'csv', 'past'])

/**
 * What a person reads instead of the titles of an empty table: that there is nothing, and what to do next. Undefined if the data
 * is no empty list, or if it goes to a program or a file: that gets the titles.
 *
 * @param options those of the command
 */
export function emptyText(
  { json, shape, command = '' }: Pick<Context, 'json' | 'shape' | 'command'>,
  data: unknown,
  options: unknown,
): string | undefined {
  if (json || shape?.columns !== undefined || !process.stdout.isTTY || !isEmptyList(data))
    return undefined
  const { empties } = words()
  const isNarrowed = Object.keys(Object(options)).some((name) => !HARMLESS.has(name))
  if (isNarrowed) return empties.narrowed(command)
  const name = command.split(' ').slice(1).join(' ')
  return Object.hasOwn(empties, name) && name !== 'narrowed'
    ? String(empties[name as Exclude<keyof typeof empties, 'narrowed'>]) // one of its keys
    : empties.other
}

const isEmptyList = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'items' in data &&
  Array.isArray(data.items) &&
  data.items.length === 0
