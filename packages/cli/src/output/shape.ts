import { usage } from '../failure.ts'
import { likeliest } from '../text/likeliest.ts'

/** How a program wants the data of a command. */
export type Shape = {
  /** the fields that `--json` names; all if left out */
  readonly fields?: readonly string[]
  /** the jq expression that makes the output from the JSON */
  readonly jq?: string
  /** the columns that `--csv` names; `all` if it names none */
  readonly columns?: readonly string[] | 'all'
}

/** The options that ask for data in place of text. A value that was left out is the empty text. */
export type ShapeOptions = {
  readonly json?: string | undefined
  readonly jq?: string | undefined
  readonly csv?: string | undefined
}

/**
 * Checks the options before the command does anything, so that a booking never fails on how it should be printed.
 *
 * @param command the words of the command without the program's: `reservation list`
 * @throws Failure `usage`, with the fields that there are
 */
export async function readShape({ json, jq, csv }: ShapeOptions, command: string): Promise<Shape> {
  if (csv !== undefined && (json !== undefined || jq !== undefined))
    throw usage(({ data }) => data.csvOrJson)
  const fields = namesIn(json)
  const columns = namesIn(csv)
  if (fields || columns) {
    if (fields) checkNames(fields, { known: topLevel(await fieldsOf(command)), option: '--json' })
    if (columns) checkNames(columns, { known: await columnsOf(command), option: '--csv' })
  }
  if (jq !== undefined) await (await import('./jq.ts')).checkExpression(jq)
  return {
    ...(fields && { fields }),
    ...(jq !== undefined && { jq }),
    ...(csv !== undefined && { columns: columns ?? 'all' }),
  }
}

/** The names in `id,status`. Undefined if there is none. */
function namesIn(text: string | undefined): readonly string[] | undefined {
  const names = text?.split(',').map((name) => name.trim()) ?? []
  const some = [...new Set(names.filter((name) => name !== ''))]
  return some.length > 0 ? some : undefined
}

/** The fields of a command, down to their values in a list. */
export async function fieldsOf(command: string): Promise<readonly string[]> {
  const { FIELDS } = await import('./fields.ts')
  return Object.hasOwn(FIELDS, command) ? (FIELDS[command] ?? '').split(' ') : []
}

/** The columns of a command's `--csv`: those of the rows of a report, or the fields of the items of a list. */
export async function columnsOf(command: string): Promise<readonly string[]> {
  const own = await fieldsOf(`${command} --csv`)
  return own.length > 0 ? own : fieldsOf(command)
}

/** `amount` for `amount.amount`. */
export const topLevel = (fields: readonly string[]): readonly string[] => [
  ...new Set(fields.map((name) => name.split('.')[0] ?? name)),
]

/** Stands in the table for fields that differ from item to item. */
export const MORE = '…'

function checkNames(
  names: readonly string[],
  { known, option }: { readonly known: readonly string[]; readonly option: '--json' | '--csv' },
): void {
  if (known.includes(MORE)) return
  const unknown = names.find((name) => !known.includes(name))
  if (unknown === undefined) return
  if (known.length === 0) throw usage(({ data }) => data.noFields(option))
  const meant = likeliest(unknown, known)
  throw usage(
    ({ data, usage }) =>
      [data.noField(unknown), ...(meant === undefined ? [] : [usage.meant(meant)])].join(' '),
    ({ data }) => data.fields(known.join(', ')),
  )
}

/** The data with only these fields: of the object, or of each item of a list. */
export function picked(data: unknown, fields: readonly string[]): unknown {
  if (isPage(data)) return { ...data, items: data.items.map((item) => only(item, fields)) }
  return only(data, fields)
}

/** Every field that was asked for is there: `null` if the data leaves it out, so that a reader finds what it named. */
function only(item: unknown, fields: readonly string[]): unknown {
  if (typeof item !== 'object' || item === null) return item
  const given = item as Readonly<Record<string, unknown>> // an object of JSON
  return Object.fromEntries(
    fields.map((name) => [name, Object.hasOwn(given, name) ? given[name] : null]),
  )
}

export const isPage = (
  data: unknown,
): data is { readonly items: readonly unknown[]; readonly next: unknown } =>
  typeof data === 'object' && data !== null && 'items' in data && 'next' in data
