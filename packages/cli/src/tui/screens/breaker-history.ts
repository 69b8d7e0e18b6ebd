import { clockTime } from '../../text/time.ts'
import type { BreakerChange } from '../model/office.ts'
import { line } from '../parts/line.ts'
import { spanText } from '../text.ts'
import type { View } from '../view.ts'
import { SIGN } from './office-view.ts'

/** A time in which payments were paused. Times are ms since the epoch. */
export type Pause = {
  readonly from: number
  /** the calls that opened the breaker; undefined if that was before the known history */
  readonly calls: number | undefined
  readonly failures: number
  /** trial calls that failed meanwhile */
  readonly probes: number
  /** undefined while it goes on */
  readonly to: number | undefined
}

/** The pauses, oldest first. The breaker is tried again and again during a pause; that makes no new pause. */
export function pausesOf(changes: readonly BreakerChange[]): Pause[] {
  const pauses: Pause[] = []
  for (const { at, to, reason, calls, failures } of changes) {
    const last = pauses.at(-1)
    const open = last && last.to === undefined ? last : undefined
    if (to === 'closed') {
      if (open) pauses[pauses.length - 1] = { ...open, to: Date.parse(at) }
    } else if (!open) {
      const known = reason === 'too-many-failures'
      pauses.push({
        ...{ from: Date.parse(at), probes: 0, to: undefined },
        ...(known ? { calls, failures } : { calls: undefined, failures: 0 }),
      })
    } else if (reason === 'probe-failed')
      pauses[pauses.length - 1] = { ...open, probes: open.probes + 1 }
  }
  return pauses
}

/** When the card company was away and why, the newest first, in so many lines. */
export function historyLines(
  changes: readonly BreakerChange[],
  view: View,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): string[] {
  const { paint, words } = view
  const { history, noHistory } = words.pipeline
  const lines = pausesOf(changes)
    .reverse()
    .slice(0, rows)
    .flatMap((pause) => pauseLines(pause, view, columns))
  return [
    line(paint, columns, ['strong', history]),
    ...(lines.length > 0 ? lines : [line(paint, columns, ['quiet', noHistory])]),
  ].slice(0, rows)
}

function pauseLines(pause: Pause, { paint, words, now }: View, columns: number): string[] {
  const { from, to, calls, failures, probes } = pause
  const time = (at: number) => clockTime(at).slice(now - at < 12 * 3_600_000 ? 11 : 5)
  const one = (...pieces: Parameters<typeof line>[2][]) => line(paint, columns, ...pieces)
  const why = calls === undefined ? words.pipeline.paused : words.pipeline.tripped(failures, calls)
  return [
    ...(to === undefined
      ? []
      : [
          one(`${time(to)} `, [
            'good',
            `${SIGN.closed} ${words.pipeline.back(spanText(to - from, words))}`,
          ]),
        ]),
    ...(probes === 0
      ? []
      : [
          one([
            'quiet',
            `${' '.repeat(time(from).length)} ${SIGN['half-open']} ${words.pipeline.probes(probes)}`,
          ]),
        ]),
    one(`${time(from)} `, ['bad', `${SIGN.open} ${why}`]),
  ]
}
