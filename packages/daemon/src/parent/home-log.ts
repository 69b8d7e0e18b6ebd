import { closeSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { printableData } from '@outerpark/core/kernel'
import { HOME_FILES } from '@outerpark/core/names'
import { openToAppend } from '../process/private-files.ts'
import type { Wanted } from './messages.ts'

/** As pino numbers them. */
const LEVELS = { info: 30, warn: 40, error: 50 }

export type HomeLog = {
  readonly write: (level: keyof typeof LEVELS, msg: string, fields: object) => void
}

/**
 * The log of the home, for the few lines of the parent: what it tells is told while no worker is there. The file is opened
 * for each line, since a worker puts it aside when it is full.
 */
export function homeLog({ home, mode }: Pick<Wanted, 'home' | 'mode'>): HomeLog {
  return {
    write(level, msg, fields) {
      const about = { level: LEVELS[level], time: Date.now(), pid: process.pid, mode }
      try {
        const file = openToAppend(join(home, HOME_FILES.log))
        writeSync(file, `${JSON.stringify({ ...about, ...printableData(fields), msg })}\n`)
        closeSync(file)
      } catch {
        // A full disk, or a log that is not to be trusted: the parent goes on without.
      }
    },
  }
}
