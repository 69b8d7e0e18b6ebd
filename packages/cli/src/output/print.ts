import type { Context } from '../context.ts'
import { jsonLine, jsonPage } from './json.ts'
import { choosePaint, type Paint } from './paint.ts'
import { roomOf } from './room.ts'

/**
 * Makes text for people from a command's data, in lines of at most `room` columns if possible. It is not called with
 * `--json`, so its module may be loaded by the call.
 */
export type ToText<T> = (data: T, paint: Paint, room: number) => string | Promise<string>

/** Data on stdout, as text or as JSON. */
export async function print<T>(context: Context, data: T, toText: ToText<T>): Promise<void> {
  if (context.json) return write(process.stdout.isTTY ? jsonPage(data) : jsonLine(data))
  const shown = await toText(data, await choosePaint(context.colour), roomOf(process.stdout))
  if (shown !== '') write(shown)
}

/** Prints each item as soon as it comes: JSON Lines, or text. */
export async function printEach<T>(
  context: Context,
  items: AsyncIterable<T>,
  toText: ToText<T>,
): Promise<void> {
  const paint = await choosePaint(context.colour && !context.json)
  const text = context.json ? jsonLine : toText
  for await (const item of items) {
    const shown = await text(item, paint, roomOf(process.stdout))
    if (shown !== '') write(shown)
  }
}

const write = (text: string) => void process.stdout.write(`${text}\n`)
