import { checkFile } from '@outerpark/daemon/private-files'
import type { Context } from '../context.ts'
import { lastLinesOfAll, linesFrom } from '../daemon/log-file.ts'
import { logFile } from '../daemon/state.ts'
import { failure } from '../failure.ts'
import { untilInterrupted } from '../interrupt.ts'
import { refuseElsewhere } from './daemon.ts'

export type LogOptions = { readonly lines: number; readonly follow?: boolean }

/** The last lines of the daemon's log; with `follow`, each new line too. */
export async function* readLog(
  context: Context,
  { lines: count, follow }: LogOptions,
): AsyncGenerator<string> {
  refuseElsewhere(context, 'shows')
  const { places } = context
  const file = logFile(places.home)
  if (!checkFile(file))
    throw failure(
      'file-unreadable',
      ({ office }) => office.noLog(places.home),
      ({ office }) => office.startOne,
    )
  const { lines, end } = lastLinesOfAll(file, count)
  yield* lines
  if (follow) yield* linesFrom(file, end, untilInterrupted())
}
