import type { Context } from '../context.ts'
import { forPeople, writeJson, writeText } from './outlet.ts'
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
  if (context.json) return writeJson(data, { page: process.stdout.isTTY })
  const paint = await choosePaint(context.colour)
  const shown = await toText(forPeople(data), paint, roomOf(process.stdout))
  if (shown !== '') writeText(whole ? shown : await inRoom(shown), context.colour)
}

/** Prints each item as soon as it comes: JSON Lines, or text. */
export async function printEach<T>(
  context: Context,
  items: AsyncIterable<T>,
  toText: ToText<T>,
): Promise<void> {
  const paint = await choosePaint(context.colour && !context.json)
  for await (const item of items) {
    if (context.json) {
      writeJson(item)
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
