import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const CHUNK = 64 * 1024
const LOOK_EVERY_MS = 250
const NEWLINE = 10

/** The last lines of the file, and the position behind them. Reads from the end, since logs grow large. */
export function lastLines(file: string, count: number): { lines: string[]; end: number } {
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const chunks: Buffer[] = []
    let start = size
    let newlines = 0
    while (start > 0 && newlines <= count) {
      const from = Math.max(0, start - CHUNK)
      const chunk = readRange(descriptor, from, start)
      for (const byte of chunk) if (byte === NEWLINE) newlines++
      chunks.unshift(chunk)
      start = from
    }
    const lines = Buffer.concat(chunks).toString('utf8').split('\n')
    // The daemon is still writing the text after the last newline; linesFrom gives it when it is complete.
    const partial = lines.pop() ?? ''
    return { lines: lines.slice(-count), end: size - Buffer.byteLength(partial) }
  } finally {
    closeSync(descriptor)
  }
}

/**
 * The last lines of a log whose full files were put aside as `<file>.1` (the newest), `<file>.2`, and so on; and the
 * position behind the last line of the file itself.
 */
export function lastLinesOfAll(file: string, count: number): { lines: string[]; end: number } {
  let { lines, end } = lastLines(file, count)
  for (let n = 1; lines.length < count && existsSync(`${file}.${n}`); n++)
    lines = [...lastLines(`${file}.${n}`, count - lines.length).lines, ...lines]
  return { lines, end }
}

/**
 * Yields all lines after `from`, and new ones, until the signal aborts; then those that are there by that time. Begins
 * again if the file has shrunk. Goes on with the new file if the file was put aside.
 */
export async function* linesFrom(
  file: string,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let open = openSync(file, 'r')
  let position = from
  try {
    for (;;) {
      // Looked up before the last bytes are read: a file that is put aside after that is read once more.
      const isAside = movedAway(file, open)
      const ending = signal.aborted
      const { text, size } = readBehind(open, position)
      if (size < position) position = 0
      const end = text.lastIndexOf(NEWLINE) + 1
      position += end
      if (end > 0) yield* text.toString('utf8', 0, end - 1).split('\n')
      else if (isAside) {
        closeSync(open)
        open = openSync(file, 'r')
        position = 0
      } else if (ending) return
      else await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  } finally {
    closeSync(open)
  }
}

/** Whether the name leads to another file now. */
function movedAway(file: string, descriptor: number): boolean {
  const named = statSync(file, { throwIfNoEntry: false })
  return named !== undefined && named.ino !== fstatSync(descriptor).ino
}

function readBehind(descriptor: number, position: number): { text: Buffer; size: number } {
  const { size } = fstatSync(descriptor)
  return { text: readRange(descriptor, position, Math.max(position, size)), size }
}

function readRange(descriptor: number, from: number, to: number): Buffer {
  const buffer = Buffer.alloc(to - from)
  const length = buffer.length > 0 ? readSync(descriptor, buffer, 0, buffer.length, from) : 0
  return buffer.subarray(0, length)
}
