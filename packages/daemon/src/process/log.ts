import { printable, printableData } from '@outerpark/core/kernel'
import { type Logger, pino, stdSerializers } from 'pino'
import { openLogFile } from './log-file.ts'

export type { Logger }

type LogSettings = {
  readonly level: string
  readonly mode: string
  /** as in {@link LogFileLimits} */
  readonly logFileBytes: number
  readonly logFiles: number
}

/**
 * The log of the daemon: JSON lines in a file of the home that only its owner can read.
 * Each line is written at once, since the last lines before a crash matter most. If the disk is full, a line is lost,
 * and the next line that fits says how many were lost: a full log must not stop the daemon.
 */
export function openLog(
  file: string,
  { level, mode, logFileBytes, logFiles }: LogSettings,
): Logger & { readonly reopen: () => void } {
  const written = openLogFile(file, { maxBytes: logFileBytes, files: logFiles })
  const log = pino(
    {
      level,
      base: { pid: process.pid, mode },
      formatters: { log: printableData },
      serializers: { err: printableError },
      hooks: {
        logMethod(words, say) {
          // The tuple has the same length as before: fields, words, or both.
          const safe = words.map((word) => (typeof word === 'string' ? printable(word) : word))
          say.apply(this, safe as typeof words)
        },
      },
    },
    neverThrowing(written),
  )
  return Object.assign(log, { reopen: written.reopen })
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

/** An error may hold text from outside, too, such as what a mail server said. The stack keeps its line breaks. */
function printableError(error: Error): object {
  const { message, stack, ...rest } = stdSerializers.err(error)
  return {
    ...printableData(rest),
    message: printable(message),
    stack: stack.split('\n').map(printable).join('\n'),
  }
}
