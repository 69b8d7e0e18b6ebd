import type { OutageView } from '../demo/outage/view.ts'
import type { Breaker, Sample } from '../live/snapshot.ts'
import { gauge } from '../text/chart.ts'
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

export const label = (text: string): Cell => ({ text: text.padEnd(LABEL) })

/** The title, the time, and what happened last, with its commands. */
export function title({ elapsedMs, changes }: OutageView, columns: number, paint: Paint): Line[] {
  const name = 'OuterPark: the card company has an outage'
  const time = storyTime(elapsedMs)
  const gap = ' '.repeat(Math.max(2, columns - name.length - time.length))
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
    closed: `calls go out; ${failures} of the last ${calls} failed`,
    open: `no call goes out; the next try in ${wait.toFixed(1)} s`,
    'half-open': 'one call at a time finds out',
  }[state]
  const name = state === 'open' ? 'OPEN' : state
  return [
    label('breaker'),
    { text: name.padEnd(11), paint: paint[STATES[state].look] },
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
    label('bookings'),
    { text: `${lately(samples, 'booked')} a second`.padEnd(16), paint: paint.strong },
    { text: `${taken} taken, ` },
    { text: `${refused} refused`, ...(refused > 0 && { paint: paint.bad }) },
    { text: `, slowest ${slowestMs} ms` },
  ]
}

export function paymentsLine({ samples, status }: OutageView, paint: Paint): Line {
  const { breaker, unpaid } = status.payment
  const rate = lately(samples, 'paid')
  return [
    label('payments'),
    { text: `${rate} a second`.padEnd(16), paint: paint.strong },
    { text: untilPaid(unpaid, breaker.state === 'open' ? 0 : rate) },
  ]
}

/** The time until all are paid. It is the quotient of the two shown numbers, so a reader can check it. */
function untilPaid(unpaid: number, rate: number): string {
  if (unpaid === 0) return ''
  if (rate === 0) return 'no payments at the moment'
  const seconds = Math.ceil(unpaid / rate)
  return seconds < BACKLOG_S ? '' : `at this rate all are paid in ${seconds} s`
}

export function unpaidLine({ status, samples }: OutageView, paint: Paint): Line {
  const peak = Math.max(0, ...samples.map(({ unpaid }) => unpaid))
  return [
    label('unpaid'),
    { text: String(status.payment.unpaid).padEnd(16), paint: paint.strong },
    { text: `at most ${peak}` },
  ]
}

export function workersLine({ status }: OutageView, paint: Paint): Line {
  const crew = (name: string, kind: string): Cell[] => {
    const { limit, max } = status.workers[kind] ?? { limit: 0, max: 0 }
    const width = Math.min(max, 10)
    return [
      { text: `${name} ` },
      { text: gauge(limit, max, width), paint: paint.good },
      { text: ` ${limit} of ${max}`.padEnd(11) },
    ]
  }
  return [
    label('workers'),
    ...crew('payments', 'approve-payment'),
    ...crew('notices', 'send-notice'),
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
