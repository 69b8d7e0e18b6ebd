import { printable } from '@outerpark/core/kernel'
import { destination, type Logger, pino } from 'pino'

export type { Logger }

/**
 * The log of the daemon: JSON lines in a file of the home, readable for its owner alone.
 * Written at once, since the last lines before a crash are the ones that are wanted.
 */
export function openLog(file: string, { level, mode }: { level: string; mode: string }): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid, mode },
      formatters: { log: (fields) => printableFields(fields) },
    },
    destination({ dest: file, sync: true, mode: 0o600 }),
  )
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
