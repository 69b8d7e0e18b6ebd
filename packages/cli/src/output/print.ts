import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { forPeople, writeCsv, writeJson, writeLine, writeText } from './outlet.ts'
import { show } from './pager.ts'
import { choosePaint, type Paint } from './paint.ts'
import { roomOf } from './room.ts'

/**
 * Makes text for people from a command's data, in lines of at most `room` columns if possible. It is not called with
 * `--json`, so its module may be loaded by the call.
 */
export type ToText<T> = (data: T, paint: Paint, room: number) => string | Promise<string>

/**
 * Data on stdout, as text or as JSON. Text has no line that is wider than the terminal, except words that are.
 *
 * @param how.whole the text is for keeping, so its lines stay as they are
 */
export async function print<T>(
  context: Context,
  data: T,
  toText: ToText<T>,
  { whole = false } = {},
): Promise<void> {
  if (context.json) return writeData(context, data)
  if (context.shape?.columns !== undefined) return writeTable(context, data)
  const paint = await choosePaint(context.colour)
  const shown = await toText(forPeople(data), paint, roomOf(process.stdout))
  if (shown !== '') await show(whole ? shown : await inRoom(shown), context)
}

/** Data as JSON on stdout: all of it, the fields that were asked for, or what jq makes of it. On a terminal over many lines. */
export async function writeData(
  { shape = {} }: Pick<Context, 'shape'>,
  data: unknown,
  { page = process.stdout.isTTY } = {},
): Promise<void> {
  const { fields, jq } = shape
  const shown = fields ? (await import('./shape.ts')).picked(data, fields) : data
  if (jq === undefined) return writeJson(shown, { page })
  const { filtered } = await import('./jq.ts')
  for (const each of await filtered(shown, jq))
    typeof each === 'string' ? writeLine(each) : writeJson(each, { page })
}

async function writeTable({ shape, command = '' }: Context, data: unknown): Promise<void> {
  const { byteOrderMark, csvOf } = await import('./csv.ts')
  const name = command.split(' ').slice(1).join(' ')
  writeCsv(byteOrderMark(), await csvOf(data, shape?.columns ?? 'all', name))
}

/** Prints each item as soon as it comes: JSON Lines, or text. */
export async function printEach<T>(
  context: Context,
  items: AsyncIterable<T>,
  toText: ToText<T>,
): Promise<void> {
  if (context.shape?.columns !== undefined) throw usage(({ data }) => data.noCsvOfStream)
  const paint = await choosePaint(context.colour && !context.json)
  for await (const item of items) {
    if (context.json) {
      await writeData(context, item, { page: false })
      continue
    }
    const shown = await toText(forPeople(item), paint, roomOf(process.stdout))
    if (shown !== '') writeText(shown, context.colour)
  }
}

/** Only on a terminal it loads what it needs. */
async function inRoom(text: string): Promise<string> {
  const room = roomOf(process.stdout)
  if (!Number.isFinite(room)) return text
  const { wrapText } = await import('../text/width.ts')
  return wrapText(text, room)
}
