import type { Sample } from '../../live/snapshot.ts'
import { bars } from '../../text/chart.ts'
import type { Office } from '../model/office.ts'
import { fill, line } from '../parts/line.ts'
import type { Meaning } from '../style.ts'
import type { View } from '../view.ts'
import { MEANING, SIGN } from './office-view.ts'

/** The columns of a scale, and the blank after it. */
const SCALE = 6
/** Samples are taken four times a second. Rates are means over so many of them, since a single booking makes a spike. */
const SMOOTH = 12

/** The part of the terminal that a chart has: all its lines, and its columns. */
export type Room = { readonly rows: number; readonly columns: number }

/** How many bookings were unpaid, second by second, over what the card company did. */
export function unpaidChart({ samples }: Office, view: View, { rows, columns }: Room): string[] {
  const { paint, words } = view
  const groups = seconds(samples, columns - SCALE)
  const values = groups.map((group) => Math.max(...group.map(({ unpaid }) => unpaid)))
  const states = groups.map((group) => group.at(-1)?.breaker ?? 'closed')
  const band = states
    .map((state) => paint(MEANING[state], state === 'closed' ? '─' : SIGN[state]))
    .join('')
  return [
    line(paint, columns, ['strong', words.pipeline.unpaidChart]),
    ...chartLines(values, 'warn', view, { rows: rows - 2, columns }),
    ' '.repeat(SCALE) + band,
  ]
}

/** How many bookings were paid a second. */
export function rateChart({ samples }: Office, view: View, { rows, columns }: Room): string[] {
  const { paint, words } = view
  const values = seconds(samples, columns - SCALE).map((group) => meanOf(group, 'paid'))
  const last = samples.slice(-SMOOTH)
  const rate = (of: 'booked' | 'paid') => {
    const mean = meanOf(last, of)
    return mean.toFixed(mean < 10 ? 1 : 0)
  }
  const title = words.pipeline.ratesChart(rate('booked'), rate('paid'))
  return [
    line(paint, columns, ['strong', title]),
    ...chartLines(values, 'good', view, { rows: rows - 2, columns }),
    axisLine(values, view),
  ]
}

/** How long bookings waited for their payment: the mean of each second, in seconds. */
export function waitChart({ samples, waits }: Office, view: View, room: Room): string[] {
  const { paint, words } = view
  const { rows, columns } = room
  const known = new Map(waits.map(({ second, meanMs }) => [second, meanMs / 1000]))
  const values = seconds(samples, columns - SCALE).map(
    (group) => known.get(secondOf(group[0])) ?? 0,
  )
  const last = waits.at(-1)
  const title = last
    ? words.pipeline.waitChart(shortSpan(last.meanMs, view))
    : words.pipeline.noWait
  return [
    line(paint, columns, ['strong', title]),
    ...chartLines(values, 'accent', view, { rows: rows - 2, columns }),
    axisLine(values, view),
  ]
}

/** Waits of less than ten seconds with a tenth: `0.3 s`. */
const shortSpan = (ms: number, { words }: View) =>
  ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : words.time.seconds(Math.round(ms / 1000))

function chartLines(
  values: readonly number[],
  meaning: Meaning,
  { paint }: View,
  { rows, columns }: Room,
): string[] {
  const top = topOf(values)
  return bars(values, rows, top).map((text, i) => {
    const scale = i === 0 ? String(top) : i === rows - 1 ? '0' : ''
    const shown = fill(text, columns - SCALE).trimEnd()
    return `${paint('quiet', fill(scale, SCALE - 1, 'right'))} ${paint(meaning, shown)}`
  })
}

const axisLine = (values: readonly number[], { paint }: View): string =>
  ' '.repeat(SCALE) + paint('quiet', '─'.repeat(values.length))

/** The end of the scale: 1, 2 or 5 times a power of ten, so it seldom changes. */
function topOf(values: readonly number[]): number {
  const most = Math.max(1, ...values)
  const power = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= most) ?? most
}

const secondOf = (sample: Sample | undefined): number => Math.floor((sample?.at ?? 0) / 1000)

const meanOf = (samples: readonly Sample[], of: 'booked' | 'paid'): number =>
  samples.length === 0 ? 0 : samples.reduce((sum, each) => sum + each[of], 0) / samples.length

/** The samples of the last seconds, each second in a group of its own, oldest first. */
function seconds(samples: readonly Sample[], most: number): readonly (readonly Sample[])[] {
  const groups: Sample[][] = []
  for (let i = samples.length - 1; i >= 0; i--) {
    const sample = samples[i]
    if (!sample) break
    const group = groups.at(-1)
    if (group && secondOf(group[0]) === secondOf(sample)) group.unshift(sample)
    else if (groups.length < most) groups.push([sample])
    else break
  }
  return groups.reverse()
}
