import { fstatSync } from 'node:fs'
import { csvRow, csvText } from '@outerpark/core/names'
import { isObject } from '../json-object.ts'
import { forPeople } from './outlet.ts'
import { columnsOf, isPage, MORE, type Shape } from './shape.ts'

/**
 * A list as CSV (RFC 4180): a header, and a row for each item, in lines that end with CRLF.
 *
 * @param command the words of the command: `reservation list`
 */
export async function csvOf(
  data: unknown,
  columns: Exclude<Shape['columns'], undefined>,
  command: string,
): Promise<string> {
  // A line break in a cell is allowed, and breaks every tool that reads lines. No name or notice needs one.
  const items = forPeople(itemsOf(data))
  const names = columns === 'all' ? allColumns(await columnsOf(command), data, items) : columns
  const rows = items
    .flatMap((item) => rowsOf(item, names))
    .map((row) => names.map((name) => cellOf(valueAt(row, name))))
  return [names.map((name) => csvText(name)), ...rows].map(csvRow).join('')
}

/** An item, once for each thing in it that has columns: a performance with four grades has four rows. */
function rowsOf(item: unknown, names: readonly string[]): readonly unknown[] {
  if (!isObject(item)) return [item]
  const within = Object.keys(item).find(
    (field) => Array.isArray(item[field]) && names.some((name) => name.startsWith(`${field}.`)),
  )
  const things = within === undefined ? undefined : item[within]
  if (within === undefined || !Array.isArray(things) || things.length === 0) return [item]
  return things.map((thing) => ({ ...item, [within]: thing }))
}

/** The items of a list, or the rows of a report. */
function itemsOf(data: unknown): readonly unknown[] {
  if (isPage(data)) return data.items
  return isReport(data) ? data.rows : []
}

const isReport = (data: unknown): data is { readonly rows: readonly unknown[] } =>
  isObject(data) && Array.isArray(data.rows)

/**
 * The columns of a list. What differs from item to item gets a column at its end. A report has only the columns that it is by: one by
 * day has no performances.
 */
function allColumns(
  fields: readonly string[],
  data: unknown,
  items: readonly unknown[],
): readonly string[] {
  if (isReport(data) && items.length > 0)
    return fields.filter((name) => items.some((item) => valueAt(item, name) !== undefined))
  if (!fields.includes(MORE)) return fields
  const own = items.flatMap((item) => leaves(item, ''))
  return [...new Set([...fields.filter((name) => name !== MORE), ...own])]
}

function leaves(value: unknown, path: string): readonly string[] {
  return Object.entries(value ?? {}).flatMap(([name, each]) =>
    isObject(each) ? leaves(each, `${path}${name}.`) : [`${path}${name}`],
  )
}

/** What is at `amount.amount`. Undefined if the item has no such field. */
const valueAt = (item: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      item,
    )

/** Numbers and truth values as they are; a list of words with `; ` between them; anything else as JSON. */
function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return csvText(value)
  if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
    return csvText(value.join('; '))
  return typeof value === 'object' ? csvText(JSON.stringify(value)) : String(value)
}

/**
 * The byte order mark if the output begins a file: who writes a file opens it in a spreadsheet, and without the mark Excel takes
 * Hangul for CP949. A pipe leads to a program, which would take the mark for a part of the first header, and so it has none.
 */
export const byteOrderMark = (): string => (isNewFile() ? '\ufeff' : '')

function isNewFile(): boolean {
  try {
    const stat = fstatSync(process.stdout.fd)
    return stat.isFile() && stat.size === 0
  } catch {
    return false
  }
}
