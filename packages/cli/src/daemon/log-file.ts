import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
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

/** Yields all lines after `from`, and new ones, until the signal aborts. Begins again if the file has shrunk. */
export async function* linesFrom(
  file: string,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let position = from
  while (!signal.aborted) {
    const { text, size } = readBehind(file, position)
    if (size < position) position = 0
    const end = text.lastIndexOf(NEWLINE) + 1
    position += end
    if (end > 0) yield* text.toString('utf8', 0, end - 1).split('\n')
    else await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
}

function readBehind(file: string, position: number): { text: Buffer; size: number } {
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    return { text: readRange(descriptor, position, Math.max(position, size)), size }
  } finally {
    closeSync(descriptor)
  }
}

function readRange(descriptor: number, from: number, to: number): Buffer {
  const buffer = Buffer.alloc(to - from)
  const length = buffer.length > 0 ? readSync(descriptor, buffer, 0, buffer.length, from) : 0
  return buffer.subarray(0, length)
}
