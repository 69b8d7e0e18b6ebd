import type { OutageView } from '../demo/outage/view.ts'
import type { Breaker, Sample } from '../live/snapshot.ts'
import { gauge } from '../text/chart.ts'
import { widthOf } from '../text/width.ts'
import { codeText } from '../words/code-text.ts'
import { words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import { changeCells, storyTime } from './outage.ts'
import type { Paint } from './paint.ts'

// The lines of the picture of an outage, each as a list of cells.

export type Line = readonly Cell[]

/** The width of the label at the beginning of a line. */
export const LABEL = 11
/** Rates are the mean of this many samples. */
const LATELY = 8
/** If the unpaid bookings are paid within this time (s), they are no backlog: their payments are under way. */
const BACKLOG_S = 3

const padded = (text: string, columns: number) =>
  text + ' '.repeat(Math.max(0, columns - widthOf(text)))

/** The beginning of a line: its name, or as much room if it has none. */
export const label = (name = ''): Cell => ({ text: padded(name, LABEL) })

/** The title, the time, and what happened last, with its commands. */
export function title({ elapsedMs, changes }: OutageView, columns: number, paint: Paint): Line[] {
  const name = words().story.title
  const time = storyTime(elapsedMs)
  const gap = ' '.repeat(Math.max(2, columns - widthOf(name) - time.length))
  const { text = '', commands = [] } = changes.findLast(({ kind }) => kind !== 'breaker') ?? {}
  const typed = commands.map((command) => `$ outerpark ${command}`).join('   ')
  return [
    [{ text: name, paint: paint.strong }, { text: gap }, { text: time, paint: paint.quiet }],
    [{ text }],
    [{ text: typed, paint: paint.quiet }],
    [],
  ]
}

const STATES: Readonly<Record<Breaker['state'], { look: keyof Paint; cell: string }>> = {
  closed: { look: 'good', cell: '─' },
  'half-open': { look: 'waiting', cell: '▒' },
  open: { look: 'bad', cell: '█' },
}

/** The breaker in words and in colour. */
export function breakerLine({ status, now }: OutageView, paint: Paint): Line {
  const { state, retryAt, calls, failures } = status.payment.breaker
  const wait = retryAt === null ? 0 : Math.max(0, Date.parse(retryAt) - now) / 1000
  const means = {
    closed: words().story.callsGoOut(failures, calls),
    open: words().story.noCalls(wait.toFixed(1)),
    'half-open': words().story.oneAtATime,
  }[state]
  const name = state === 'open' ? codeText(state).toUpperCase() : codeText(state)
  return [
    label(words().labels.breaker),
    { text: padded(name, 13), paint: paint[STATES[state].look] },
    { text: means },
  ]
}

/** The breaker during a group of samples. A state that lasted only briefly is shown too. */
export function breakerCell(group: readonly Sample[], paint: Paint): Cell {
  const states = new Set(group.map(({ breaker }) => breaker))
  const shown = (['half-open', 'open', 'closed'] as const).find((state) => states.has(state))
  const { cell, look } = STATES[shown ?? 'closed']
  return { text: cell, paint: paint[look] }
}

export function bookingsLine({ samples, bookings }: OutageView, paint: Paint): Line {
  const { taken, refused, slowestMs } = bookings
  return [
    label(words().labels.bookings),
    { text: padded(words().story.bookedRate(lately(samples, 'booked')), 16), paint: paint.strong },
    { text: words().story.takenCount(taken) },
    { text: words().story.refusedCount(refused), ...(refused > 0 && { paint: paint.bad }) },
    { text: words().story.slowest(slowestMs) },
  ]
}

export function paymentsLine({ samples, status }: OutageView, paint: Paint): Line {
  const { breaker, unpaid } = status.payment
  const rate = lately(samples, 'paid')
  return [
    label(words().labels.payments),
    { text: padded(words().story.paidRate(rate), 16), paint: paint.strong },
    { text: untilPaid(unpaid, breaker.state === 'open' ? 0 : rate) },
  ]
}

/** The time until all are paid. It is the quotient of the two shown numbers, so a reader can check it. */
function untilPaid(unpaid: number, rate: number): string {
  if (unpaid === 0) return ''
  if (rate === 0) return words().story.noPayments
  const seconds = Math.ceil(unpaid / rate)
  return seconds < BACKLOG_S ? '' : words().story.allPaidIn(seconds)
}

export function unpaidLine({ status, samples }: OutageView, paint: Paint): Line {
  const peak = Math.max(0, ...samples.map(({ unpaid }) => unpaid))
  return [
    label(words().labels.unpaid),
    { text: String(status.payment.unpaid).padEnd(16), paint: paint.strong },
    { text: words().story.peak(peak) },
  ]
}

export function workersLine({ status }: OutageView, paint: Paint): Line {
  const crew = (name: string, kind: string): Cell[] => {
    const { limit, max } = status.workers[kind] ?? { limit: 0, max: 0 }
    const width = Math.min(max, 10)
    return [
      { text: `${name} ` },
      { text: gauge(limit, max, width), paint: paint.good },
      { text: padded(` ${words().story.ofWorkers(limit, max)}`, 11) },
    ]
  }
  return [
    label(words().labels.workers),
    ...crew(words().labels.payments, 'approve-payment'),
    ...crew(words().labels.notices, 'send-notice'),
  ]
}

/** An empty line and the end of the time line, together in that many lines. */
export function lastChanges({ changes }: OutageView, lines: number, paint: Paint): Line[] {
  if (lines < 2) return []
  return [
    [],
    ...changes
      .slice(Math.max(0, changes.length - lines + 1))
      .map((change) => changeCells(change, paint)),
  ]
}

/** The mean of the last two seconds, rounded. */
function lately(samples: readonly Sample[], of: 'booked' | 'paid'): number {
  const last = samples.slice(-LATELY)
  return Math.round(last.reduce((sum, each) => sum + each[of], 0) / Math.max(1, last.length))
}
