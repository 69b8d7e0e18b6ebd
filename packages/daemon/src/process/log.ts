import { printable } from '@outerpark/core/kernel'
import { destination, type Logger, pino, stdSerializers } from 'pino'

export type { Logger }

/**
 * The log of the daemon: JSON lines in a file of the home, readable for its owner alone.
 * Written at once, since the last lines before a crash are the ones that are wanted. A line that the disk has no room
 * for is lost, and how many were is said with the next one that fits: a log must not end what it tells of.
 */
export function openLog(file: string, { level, mode }: { level: string; mode: string }): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid, mode },
      formatters: { log: (fields) => printableFields(fields) },
      serializers: { err: printableError },
      hooks: {
        logMethod(words, say) {
          // A tuple of the same length as before: fields, words, or both.
          const safe = words.map((word) => (typeof word === 'string' ? printable(word) : word))
          say.apply(this, safe as typeof words)
        },
      },
    },
    neverThrowing(destination({ dest: file, sync: true, mode: 0o600 })),
  )
}

function neverThrowing(file: { write: (line: string) => unknown }): {
  write: (line: string) => void
} {
  let lost = 0
  return {
    write(line) {
      try {
        const note = lost > 0 ? line.replace(/}\n$/, `,"linesLostBefore":${lost}}\n`) : line
        file.write(note)
        lost = 0
      } catch {
        lost += 1
      }
    },
  }
}

/** What came from outside is made safe to print before it is written. */
function printableFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? printable(value) : value,
    ]),
  )
}

/** An error's words may hold what came from outside, too. Its stack keeps its lines. */
function printableError(error: Error): object {
  const { message, stack, ...rest } = stdSerializers.err(error)
  return {
    ...rest,
    message: printable(message),
    stack: stack.split('\n').map(printable).join('\n'),
  }
}
