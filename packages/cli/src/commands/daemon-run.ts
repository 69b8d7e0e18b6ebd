import { statSync } from 'node:fs'
import type { Context } from '../context.ts'
import { linesFrom } from '../daemon/log-file.ts'
import { spawnInForeground, startMessage } from '../daemon/spawn.ts'
import { logFile } from '../daemon/state.ts'
import { type DaemonStatus, statusOf } from '../daemon/status.ts'
import { refuseElsewhere, type StartOptions, settingsOf } from './daemon.ts'

/** Shells report a program that a signal ended with 128 and the number of the signal. */
const SIGNAL_BASE = 128
const SIGNAL_NUMBERS: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

export type Running = {
  readonly status: DaemonStatus
  /** the lines of its log, from its start to its end */
  readonly log: AsyncIterable<string>
  /** resolves when the daemon has ended, to its exit code */
  readonly ended: Promise<number>
}

/** Runs the daemon in this terminal. Resolves when it takes requests. */
export async function run(context: Context, options: StartOptions): Promise<Running> {
  refuseElsewhere(context, 'runs')
  const { places } = context
  const from = logEnd(places.home)
  const child = spawnInForeground(settingsOf(context, options))
  const gone = new AbortController()
  const ended = new Promise<number>((resolve) =>
    child.once('exit', (code, signal) => {
      gone.abort()
      resolve(code ?? SIGNAL_BASE + (SIGNAL_NUMBERS[signal ?? ''] ?? 0))
    }),
  )
  // On Ctrl-C the terminal signals the daemon too. A second signal would tell it to stop at once.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  // Nobody reads what is printed here any more. The daemon finishes what it has accepted all the same.
  process.on('SIGPIPE', () => undefined)
  const state = await startMessage(child)
  if (child.connected) child.disconnect()
  const log = linesFrom(logFile(places.home), from, gone.signal)
  return { status: statusOf(state, places.home), log, ended }
}

/** Where the log ends before the start. */
function logEnd(home: string): number {
  return statSync(logFile(home), { throwIfNoEntry: false })?.size ?? 0
}
