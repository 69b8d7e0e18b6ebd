import { setTimeout as sleep } from 'node:timers/promises'
import type { StatusResponse } from '@outerpark/core/contract'
import { type OfficeAccess, statusOf } from '../../lab/office.ts'
import { type AnswerRecord, answersText, countOf, type Stretch } from './answers.ts'

export type TimeLine = {
  /** Adds a line that says what begins now. */
  readonly note: (what: string) => void
  readonly stop: () => Promise<void>
}

/**
 * Prints the present state, line by line: the breaker, the backlog, the workers, and the answers to bookings.
 * @param everyMs the time from one line to the next
 */
export function startTimeLine(
  office: OfficeAccess,
  record: AnswerRecord,
  say: (line: string) => void,
  everyMs = 2000,
): TimeLine {
  const begin = performance.now()
  const ended = new AbortController()
  const time = () => `${((performance.now() - begin) / 1000).toFixed(0).padStart(5)} s`

  const draw = async (): Promise<void> => {
    say(`   time  breaker    unpaid  paid/s  workers  booked/s  p99 ms  answers`)
    let last = begin
    while (!ended.signal.aborted) {
      await sleep(everyMs, undefined, { signal: ended.signal }).catch(() => undefined)
      const status = await statusOf(office)
      const [stretch, now] = [record.lately(), performance.now()]
      say(`${time()}  ${lineOf(status, stretch, (now - last) / 1000)}`)
      last = now
    }
  }
  const drawing = draw()
  // `stop` awaits this promise. Until then a rejection must not end the process.
  drawing.catch(() => undefined)
  return {
    note: (what) => say(`${time()}  ── ${what}`),
    async stop() {
      ended.abort()
      await drawing
    },
  }
}

function lineOf(
  { payment, workers }: StatusResponse,
  { answers, p99 }: Stretch,
  seconds: number,
): string {
  const { breaker, unpaid, perSecond } = payment
  const { active, limit } = workers['approve-payment'] ?? { active: 0, limit: 0 }
  const cells = [
    breaker.state.padEnd(9),
    String(unpaid).padStart(7),
    perSecond.toFixed(0).padStart(6),
    `${active}/${limit}`.padStart(7),
    (countOf(answers) / seconds).toFixed(0).padStart(8),
    (Number.isNaN(p99) ? '-' : p99.toFixed(0)).padStart(6),
    answersText(answers),
  ]
  return cells.join('  ')
}
