import type { Sample } from '../../live/snapshot.ts'
import { failingRun } from '../../text/failing.ts'
import { widthOf } from '../../text/width.ts'
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

/** The columns of what a line is about, and the blanks before each fact. */
const LABEL = 14
const GAP = 2

/** Whether the card company answers, and what waits for it. */
export function breakerLines(status: Status, view: View): string[] {
  const { paint, size, words } = view
  const { unpaid } = status.payment
  return [
    ...stateLines(status, view),
    line(
      paint,
      size.columns,
      fill(words.pipeline.unpaid, LABEL),
      ['strong', words.pipeline.toDo(unpaid)],
      ['warn', unpaid === 0 ? '' : `  ${forecast(status, view)}`],
    ),
  ]
}

/** The state of the breaker, the most important first. What does not fit goes on in a line below. */
function stateLines(status: Status, { paint, size, words, ...view }: View): string[] {
  const lines: Piece[][] = [[fill(words.pipeline.breaker, LABEL)]]
  let room = size.columns - LABEL
  for (const piece of statePieces(status, { ...view, paint, size, words })) {
    const needed = widthOf(typeof piece === 'string' ? piece : piece[1])
    if (needed > room) {
      lines.push([' '.repeat(LABEL - GAP)])
      room = size.columns - LABEL + GAP
    }
    lines.at(-1)?.push(piece)
    room -= needed
  }
  return lines.map((pieces) => line(paint, size.columns, ...pieces))
}

function statePieces(status: Status, view: View): Piece[] {
  const { words, now } = view
  const { pipeline } = words
  const { breaker } = status.payment
  const since = (time: string) => `  ${pipeline.since(spanText(now - Date.parse(time), words))}`
  const { failedRun } = status.payment
  const run = failingRun(status.payment)
  if (run)
    return [
      ['bad', `${SIGN['half-open']} ${pipeline.failing}`],
      since(run.since),
      ['warn', `  ${pipeline.failedRun(run.calls)}`],
    ]
  const next = nextTry(status, view)
  return [
    [MEANING[breaker.state], `${SIGN[breaker.state]} ${pipeline.state[breaker.state]}`],
    since(breaker.awaySince ?? laterOf(breaker.since, failedRun?.answeredAt)),
    ...(next === undefined ? [] : [['warn', `  ${pipeline.next(next)}`] as const]),
    ...(breaker.calls > 0
      ? [['quiet', `  ${pipeline.failures(breaker.failures, breaker.calls)}`] as const]
      : []),
  ]
}

/** It answers since the breaker closed, or since the first answer after calls that did not open it. */
const laterOf = (one: string, other: string | null | undefined): string =>
  other && Date.parse(other) > Date.parse(one) ? other : one

/** When nothing will be unpaid any more, or why that is not known. */
function forecast({ payment }: Status, { words, now }: View): string {
  const { pipeline } = words
  const run = failingRun(payment)
  if (run) return pipeline.triedAgain(spanText(now - Date.parse(run.lastAt), words))
  const { emptyInSeconds, breaker } = payment
  if (emptyInSeconds !== null) return pipeline.empties(spanText(emptyInSeconds * 1000, words))
  return breaker.state === 'closed' ? pipeline.nonePaid : pipeline.notEmptying
}
