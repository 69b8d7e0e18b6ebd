import type { OutageView } from '../demo/outage/view.ts'
import { SAMPLE_MS } from '../live/live.ts'
import type { Sample } from '../live/snapshot.ts'
import { bars, lastGroups } from '../text/chart.ts'
import { fit } from './fit.ts'
import {
  bookingsLine,
  breakerCell,
  breakerLine,
  LABEL,
  type Line,
  label,
  lastChanges,
  paymentsLine,
  title,
  unpaidLine,
  workersLine,
} from './outage-lines.ts'
import type { Paint } from './paint.ts'
import type { Cell } from './table.ts'

/** The room that a picture has, in characters. */
export type Size = {
  readonly columns: number
  readonly rows: number
  /** the time line from its beginning, however many rows that takes */
  readonly wholeTimeLine?: boolean
}

/** How much of the story a chart shows at least, if it is as wide as that. */
const STORY_MS = 48_000

/**
 * The outage at one moment, drawn: at most `rows` lines, none wider than `columns`.
 * Where there is little room the charts get lower first; then the time line goes, then what stands last.
 */
export function outagePicture(view: OutageView, size: Size, paint: Paint): string[] {
  const { columns, rows, wholeTimeLine } = size
  const { high, low, timeLine } = shares(rows)
  const room = columns - LABEL
  const groups = lastGroups(smooth(view.samples), room, perColumn(room))
  const mean = (of: 'booked' | 'paid' | 'unpaid') =>
    groups.map((group) => group.reduce((sum, each) => sum + each[of], 0) / group.length)
  const top = Math.max(...mean('booked'), ...mean('paid'), 1)
  const lines: Line[] = [
    ...title(view, columns, paint),
    breakerLine(view, paint),
    ...(low > 0 ? [[label(''), ...groups.map((group) => breakerCell(group, paint))]] : []),
    bookingsLine(view, paint),
    ...chart(mean('booked'), low, top, paint.good),
    paymentsLine(view, paint),
    ...chart(mean('paid'), low, top, paint.good),
    unpaidLine(view, paint),
    ...chart(mean('unpaid'), high, Math.max(...mean('unpaid'), 1), paint.waiting),
    workersLine(view, paint),
    ...lastChanges(view, wholeTimeLine ? ALL : timeLine, paint),
  ]
  return lines.slice(0, wholeTimeLine ? ALL : rows).map((line) => fit(line, columns))
}

const ALL = Number.POSITIVE_INFINITY

/** Lines without charts and time line. */
const FIXED = 9

/** How many lines each chart gets, and the time line with the empty line before it. */
function shares(rows: number): { high: number; low: number; timeLine: number } {
  const free = rows - FIXED
  if (free < 7) return { high: 0, low: 0, timeLine: Math.max(0, free) }
  const low = rows >= 40 ? 3 : 1
  const high = rows >= 40 ? 8 : rows >= 20 ? 3 : 1
  return { high, low, timeLine: Math.max(0, free - 1 - 2 * low - high) }
}

/** Samples in a column, so that the whole story is seen also where there are few. */
const perColumn = (columns: number) =>
  Math.max(1, Math.ceil(STORY_MS / SAMPLE_MS / Math.max(1, columns)))

/** Whether four or five were booked in a quarter of a second says nothing: rates are means of the last second. */
function smooth(samples: readonly Sample[]): Sample[] {
  const mean = (until: number, of: 'booked' | 'paid') => {
    const second = samples.slice(Math.max(0, until + 1 - 1000 / SAMPLE_MS), until + 1)
    return second.reduce((sum, each) => sum + each[of], 0) / second.length
  }
  return samples.map((sample, n) => ({
    ...sample,
    booked: mean(n, 'booked'),
    paid: mean(n, 'paid'),
  }))
}

function chart(values: number[], height: number, top: number, paint: Cell['paint']): Line[] {
  return bars(values, height, top).map((text) => [label(''), { text, ...(paint && { paint }) }])
}
