import { grouped } from '@outerpark/core/kernel'
import type { Context } from '../context.ts'
import type { LoadReport, Measured } from '../load/report.ts'
import type { Audience, Progress } from '../load/run-load.ts'
import { words } from '../words/words.ts'
import { checkedText, measuredText, milliseconds } from './load.ts'
import { writeText } from './outlet.ts'
import { choosePaint } from './paint.ts'
import { writeData } from './print.ts'
import { roomOf } from './room.ts'

/**
 * Shows a load: on a terminal in one line what happens now, then the figures, then what was checked. With `--json` everything at the end.
 *
 * @param stop ends the load early
 */
export async function showLoad(
  context: Context,
  stop: AbortSignal,
  run: (audience: Audience) => Promise<LoadReport>,
): Promise<LoadReport> {
  const paint = await choosePaint(context.colour && !context.json)
  const room = roomOf(process.stdout)
  const write = (text: string) => writeText(text, context.colour)
  let line = words().load.begins
  let hide = context.waiting(() => line)
  // The second Ctrl-C ends the program wherever it is.
  const onExit = () => hide()
  process.once('exit', onExit)
  const onProgress = (progress: Progress) => {
    line = progressText(progress)
  }
  const onMeasured = (so: Measured) => {
    hide()
    if (!context.json) write(`${measuredText(so, paint, room)}\n`)
    hide = context.waiting(() => line)
  }
  try {
    const report = await run({ onProgress, onMeasured, stop })
    hide()
    if (context.json) await writeData(context, report)
    else write(checkedText(report, paint, room))
    return report
  } finally {
    process.off('exit', onExit)
    hide()
  }
}

/** What happens now, in one line. */
export function progressText(progress: Progress): string {
  const { load: text } = words()
  switch (progress.step) {
    case 'sign-up':
      return text.signingUp(progress.count, progress.all)
    case 'load': {
      const { atMs, perSecond, p50, p99, refused, errors } = progress.second
      const ms = (value: number | null) => (value === null ? '–' : milliseconds(value))
      return text.now({
        ...{ at: Math.round(atMs / 1000), of: Math.round(progress.forMs / 1000) },
        ...{ perSecond: grouped(Math.round(perSecond)), p50: ms(p50), p99: ms(p99) },
        ...{ refused: grouped(refused), errors: grouped(errors) },
      })
    }
    case 'drain':
      return text.draining
    case 'settle':
      return text.settling(grouped(progress.unpaid))
    case 'clean':
      return text.cleaning(grouped(progress.count))
    case 'verify':
      return text.verifying
  }
}

/** How a process ends that is interrupted again. */
const INTERRUPTED = 130

/** A signal that aborts on the first Ctrl-C or SIGTERM; the second one ends the program at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController()
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED)
    controller.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  return controller.signal
}
