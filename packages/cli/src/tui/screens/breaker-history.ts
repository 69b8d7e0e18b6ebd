import type { FailedRun } from '../../text/failing.ts'
import { clockTime } from '../../text/time.ts'
import { wrap } from '../../text/width.ts'
import type { BreakerChange, Office } from '../model/office.ts'
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

type Room = { readonly rows: number; readonly columns: number }

/** When the card company was away and why, the newest first, in so many lines. */
export function historyLines(
  { breakerChanges, status }: Pick<Office, 'breakerChanges' | 'status'>,
  view: View,
  { rows, columns }: Room,
): string[] {
  const { paint, words } = view
  const { history, noHistory } = words.pipeline
  const pauses = pausesOf(breakerChanges)
  const run = status?.payment.failedRun
  const entries = [
    ...pauses.map((pause) => ({ from: pause.from, lines: pauseLines(pause, view, columns) })),
    ...(run && isUnpaused(run, pauses)
      ? [{ from: Date.parse(run.since), lines: runLines(run, view, columns) }]
      : []),
  ]
  const lines = entries.toSorted((a, b) => b.from - a.from).flatMap((entry) => entry.lines)
  const none = wrap(noHistory, columns).map((text) => line(paint, columns, ['quiet', text]))
  return [line(paint, columns, ['strong', history]), ...(lines.length > 0 ? lines : none)].slice(
    0,
    rows,
  )
}

/** Whether these failed calls have made no pause: they were too few. A single one is not worth telling. */
const isUnpaused = (run: FailedRun, pauses: readonly Pause[]): boolean =>
  run.calls > 1 &&
  !pauses.some(
    ({ from, to = Number.POSITIVE_INFINITY }) =>
      from <= Date.parse(run.lastAt) && Date.parse(run.since) <= to,
  )

function runLines(run: FailedRun, view: View, columns: number): string[] {
  const { paint, words } = view
  const { back, unanswered } = words.pipeline
  const { since, answeredAt } = run
  const one = (at: string, ...pieces: Parameters<typeof line>[2][]) =>
    line(paint, columns, `${timeText(Date.parse(at), view)} `, ...pieces)
  const span = spanText(Date.parse(answeredAt ?? since) - Date.parse(since), words)
  return [
    ...(answeredAt === null ? [] : [one(answeredAt, ['good', `${SIGN.closed} ${back(span)}`])]),
    one(since, ['warn', `${SIGN['half-open']} ${unanswered(run.calls)}`]),
  ]
}

/** The time of today, or with its day if it was longer ago. */
const timeText = (at: number, { now }: Pick<View, 'now'>): string =>
  clockTime(at).slice(now - at < 12 * 3_600_000 ? 11 : 5)

function pauseLines(pause: Pause, view: View, columns: number): string[] {
  const { paint, words } = view
  const { from, to, calls, failures, probes } = pause
  const time = (at: number) => timeText(at, view)
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
