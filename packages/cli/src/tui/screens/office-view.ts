import type { Sample } from '../../live/snapshot.ts'
import type { Office } from '../model/office.ts'
import { fill, line, type Piece } from '../parts/line.ts'
import type { Meaning } from '../style.ts'
import { spanText } from '../text.ts'
import type { View } from '../view.ts'

export type Status = NonNullable<Office['status']>
export type BreakerState = Sample['breaker']

export const MEANING: Readonly<Record<BreakerState, Meaning>> = {
  closed: 'good',
  open: 'bad',
  'half-open': 'warn',
}
/** A sign for each state, so that no colour is needed. */
export const SIGN: Readonly<Record<BreakerState, string>> = {
  closed: '●',
  open: '■',
  'half-open': '◐',
}

/** The time until the breaker lets a call through, in words; undefined if it does not wait for that. */
export function nextTry({ payment }: Status, { words, now }: View): string | undefined {
  const { retryAt } = payment.breaker
  const wait = retryAt === null ? 0 : Date.parse(retryAt) - now
  return wait > 0 ? words.time.seconds(Math.ceil(wait / 1000)) : undefined
}

/** Whether the card company answers, and what waits for it. */
export function breakerLines(status: Status, view: View): string[] {
  const { paint, size, words, now } = view
  const { breaker, unpaid, emptyInSeconds } = status.payment
  const since = spanText(now - Date.parse(breaker.awaySince ?? breaker.since), words)
  const next = nextTry(status, view)
  const state: Piece[] = [
    `${fill(words.pipeline.breaker, 14)}`,
    [MEANING[breaker.state], `${SIGN[breaker.state]} ${words.pipeline.state[breaker.state]}`],
    `  ${words.pipeline.since(since)}`,
    ...(next === undefined ? [] : [['warn', `  ${words.pipeline.next(next)}`] as const]),
    ...(breaker.calls > 0
      ? [['quiet', `  ${words.pipeline.failures(breaker.failures, breaker.calls)}`] as const]
      : []),
  ]
  const forecast =
    unpaid === 0
      ? ''
      : emptyInSeconds === null
        ? words.pipeline.notEmptying
        : words.pipeline.empties(spanText(emptyInSeconds * 1000, words))
  return [
    line(paint, size.columns, ...state),
    line(
      paint,
      size.columns,
      fill(words.pipeline.unpaid, 14),
      ['strong', String(unpaid)],
      ['warn', `  ${forecast}`],
    ),
  ]
}
