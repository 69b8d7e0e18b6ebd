import { isEnding } from '@outerpark/core/names'
import { lastLinesOfAll } from '../daemon/log-file.ts'
import { logFile } from '../daemon/state.ts'
import { words } from '../words/words.ts'
import { type HarmlessLine, harmlessLine } from './harmless-line.ts'

/** The faults that the log tells of: lines of the levels error and fatal. */
export type Faults = {
  /** those of the last day */
  readonly count: number
  readonly last: { readonly at: number; readonly message: string } | undefined
  /** the last crash, if the daemon has not been opened since */
  readonly crash: { readonly at: number; readonly message: string } | undefined
  /** when the last line was written, ms since the epoch */
  readonly lastLineAt: number | undefined
}

const DAY_MS = 24 * 60 * 60 * 1000
/** A log may be large. Older lines than these are left to `outerpark daemon logs`. */
export const LINES = 2_000
const ERROR = 50
/** What other findings tell of, and is no fault of the program. */
const TOLD_ELSEWHERE: readonly string[] = [
  ...['task is a dead letter', 'webhook switched off'],
  // A setting that is wrong: whoever asked was told, and the daemon was left as it was.
  'restart refused',
]
const FATAL = 60

/** Reads the last lines of the log. Undefined if there is none that can be read. */
export function readFaults(home: string, now: number): Faults | undefined {
  try {
    return faultsIn(lastLinesOfAll(logFile(home), LINES).lines, now)
  } catch {
    // No log, or none of ours: `home` says what is wrong with the files.
    return undefined
  }
}

/** @param lines as they are in the log, oldest first */
export function faultsIn(lines: readonly string[], now: number): Faults {
  const read = lines.flatMap((line) => harmlessLine(line) ?? [])
  const grave = read.filter(
    ({ level, time, msg }) =>
      level >= ERROR && time > now - DAY_MS && !TOLD_ELSEWHERE.includes(msg),
  )
  const opened = read.findLastIndex(({ msg }) => msg === 'open')
  const crash = read.slice(opened + 1).findLast(({ level }) => level >= FATAL)
  const told = (line: (typeof read)[number] | undefined) =>
    line && {
      at: line.time,
      message: messageOf(line),
    }
  return {
    count: grave.length,
    last: told(grave.at(-1)),
    crash: told(crash),
    lastLineAt: read.at(-1)?.time,
  }
}

function messageOf({ msg, err, how, what }: HarmlessLine): string {
  if (isEnding(how) && typeof what === 'string') return words().office.workerEnded({ how, what })
  return [msg, err?.type, err?.code].filter(Boolean).join(' ')
}
