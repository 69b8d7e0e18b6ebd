import type { Snapshot as Office, Sample } from '../../live/snapshot.ts'
import { bars, lastGroups } from '../../text/chart.ts'
import { fill, line, type Piece } from '../parts/line.ts'
import type { Meaning } from '../style.ts'
import { spanText } from '../text.ts'
import type { View } from '../view.ts'

type Status = NonNullable<Office['status']>

const MEANING: Readonly<Record<Sample['breaker'], Meaning>> = {
  closed: 'good',
  open: 'bad',
  'half-open': 'warn',
}
/** A sign for each state, so that no colour is needed. */
const SIGN: Readonly<Record<Sample['breaker'], string>> = {
  closed: '●',
  open: '■',
  'half-open': '◐',
}

/** Whether the card company answers, and what waits for it. */
export function breakerLines({ payment }: Status, view: View): string[] {
  const { paint, size, words, now } = view
  const { breaker, unpaid, emptyInSeconds } = payment
  const since = spanText(now - Date.parse(breaker.awaySince ?? breaker.since), words)
  const next = breaker.retryAt === null ? undefined : Date.parse(breaker.retryAt) - now
  const state: Piece[] = [
    `${fill(words.pipeline.breaker, 16)}`,
    [MEANING[breaker.state], `${SIGN[breaker.state]} ${words.pipeline.state[breaker.state]}`],
    `  ${words.pipeline.since(since)}`,
    ...(next !== undefined && next > 0
      ? [['warn', `  ${words.pipeline.next(spanText(next, words))}`] as const]
      : []),
    ...(breaker.calls > 0
      ? [['quiet', `  ${words.pipeline.failures(breaker.failures, breaker.calls)}`] as const]
      : []),
  ]
  const empty =
    emptyInSeconds === null || unpaid === 0
      ? ''
      : `  ${words.pipeline.empties(spanText(emptyInSeconds * 1000, words))}`
  return [
    line(paint, size.columns, ...state),
    line(paint, size.columns, fill(words.pipeline.unpaid, 16), ['strong', String(unpaid)], empty),
  ]
}

/** Samples are taken four times a second; a column of a chart is a second. */
const A_COLUMN = 4

/** How many bookings were unpaid, second by second, over what the card company did. */
export function unpaidChart({ samples }: Office, view: View, height: number): string[] {
  const { paint, size, words } = view
  const groups = lastGroups(samples, size.columns - 8, A_COLUMN)
  const values = groups.map((group) => Math.max(...group.map(({ unpaid }) => unpaid)))
  const top = Math.max(8, ...values)
  const chart = bars(values, height, top).map((text, i) => {
    const scale = i === 0 ? String(top) : i === height - 1 ? '0' : ''
    return `${paint('quiet', fill(scale, 6, 'right'))} ${paint('accent', text)}`
  })
  const states = groups.map((group) => group.at(-1)?.breaker ?? 'closed')
  const band = states
    .map((state) => paint(MEANING[state], state === 'closed' ? '─' : SIGN[state]))
    .join('')
  const last = samples.at(-1)
  const rate = (n = 0) => n.toFixed(n < 10 ? 1 : 0)
  return [
    line(paint, size.columns, [
      'quiet',
      words.pipeline.rates(rate(last?.booked), rate(last?.paid)),
    ]),
    ...chart,
    `       ${band}`,
  ]
}
