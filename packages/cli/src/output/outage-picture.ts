import type { OutageView } from '../demo/outage/view.ts'
import { SAMPLE_MS } from '../live/live.ts'
import type { Sample } from '../live/snapshot.ts'
import { bars, lastGroups } from '../text/chart.ts'
import type { Cell } from './cell.ts'
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

/** The size of a picture, in characters. */
export type Size = {
  readonly columns: number
  readonly rows: number
  /** show the time line from its beginning, with any number of rows */
  readonly wholeTimeLine?: boolean
}

/** A chart shows at least this much of the story. */
const STORY_MS = 48_000

/**
 * The picture of the outage at one moment: at most `rows` lines, none wider than `columns`.
 * If there is little room, the charts get lower first, then the time line goes, then the last lines.
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
    ...(low > 0 ? [[label(), ...groups.map((group) => breakerCell(group, paint))]] : []),
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

/** The number of lines without charts and time line. */
const FIXED = 9

/** The number of lines for each chart, and for the time line with the empty line before it. */
function shares(rows: number): { high: number; low: number; timeLine: number } {
  const free = rows - FIXED
  if (free < 7) return { high: 0, low: 0, timeLine: Math.max(0, free) }
  const low = rows >= 40 ? 3 : 1
  const high = rows >= 40 ? 8 : rows >= 20 ? 3 : 1
  return { high, low, timeLine: Math.max(0, free - 1 - 2 * low - high) }
}

/** The number of samples in a column: more if there are few columns, so that the whole story is seen. */
const perColumn = (columns: number) =>
  Math.max(1, Math.ceil(STORY_MS / SAMPLE_MS / Math.max(1, columns)))

/** Replaces each rate by the mean of its last second: a quarter of a second has too few bookings for a rate. */
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
  return bars(values, height, top).map((text) => [label(), { text, ...(paint && { paint }) }])
}
