import type { Context } from '../context.ts'
import { jsonLine, jsonPage } from './json.ts'
import { choosePaint, type Paint } from './paint.ts'
import { roomOf } from './room.ts'

/**
 * How a command's data looks to people, in lines of at most so many columns where that can be. Loaded only when it is
 * people who read it.
 */
export type LoadText<T> = () => Promise<(data: T, paint: Paint, room: number) => string>

/** Data on stdout, as text or as JSON. */
export async function print<T>(context: Context, data: T, loadText: LoadText<T>): Promise<void> {
  if (context.json) return write(process.stdout.isTTY ? jsonPage(data) : jsonLine(data))
  const [text, paint] = await Promise.all([loadText(), choosePaint(context.colour)])
  const shown = text(data, paint, roomOf(process.stdout))
  if (shown !== '') write(shown)
}

/** Data that comes bit by bit, each as soon as it is there: JSON Lines, or text. */
export async function printEach<T>(
  context: Context,
  items: AsyncIterable<T>,
  loadText: LoadText<T>,
): Promise<void> {
  const paint = await choosePaint(context.colour && !context.json)
  const text = context.json ? jsonLine : await loadText()
  for await (const item of items) {
    const shown = text(item, paint, roomOf(process.stdout))
    if (shown !== '') write(shown)
  }
}

const write = (text: string) => void process.stdout.write(`${text}\n`)
