import { type Answer, codeOf } from '../../lab/client.ts'
import { type Finding, finding } from '../../lab/findings.ts'
import type { Answers } from '../crowd.ts'

/** The answers within a part of the time. */
export type Stretch = {
  readonly answers: Answers
  /**
   * the 99th percentile of the time from when a booking was due until its answer, in milliseconds; NaN without answers
   */
  readonly p99: number
}

export type AnswerRecord = {
  readonly add: (name: string, ms: number) => void
  /** The answers since the last call of this function. */
  readonly lately: () => Stretch
  readonly inAll: () => Stretch
}

/** Records how bookings were answered, and how long the answers took. */
export function answerRecord(): AnswerRecord {
  const whole = stretch()
  let last = stretch()
  return {
    add(name, ms) {
      for (const { answers, times } of [whole, last]) {
        answers.set(name, (answers.get(name) ?? 0) + 1)
        times.push(ms)
      }
    },
    lately() {
      const ended = last
      last = stretch()
      return told(ended)
    },
    inAll: () => told(whole),
  }
}

const stretch = () => ({ answers: new Map<string, number>(), times: [] as number[] })

function told({ answers, times }: ReturnType<typeof stretch>): Stretch {
  const sorted = times.toSorted((a, b) => a - b)
  return { answers, p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN }
}

/** An answer in words: its status, and its code if it is a problem. A 503 must say when to try again. */
export function nameOf(answer: Answer): string {
  if (answer.status < 400) return String(answer.status)
  const name = `${answer.status} ${codeOf(answer)}`
  const comesAgain = /^[1-9]\d*$/.test(answer.headers['retry-after'] ?? '')
  return answer.status === 503 && !comesAgain ? `${name} without Retry-After` : name
}

export const countOf = (answers: Answers) =>
  [...answers.values()].reduce((sum, count) => sum + count, 0)

export const answersText = (answers: Answers) =>
  [...answers].map(([name, count]) => `${count} × ${name}`).join(', ') || 'no answer'

/** Shows that each booking was accepted: there was no other answer, and no answer was missing. */
export function available({ answers }: Stretch): Finding {
  const share = ((answers.get('201') ?? 0) / countOf(answers)) * 100
  // Rounded down: one failure in a million is not 100.00 %.
  const percent = (Math.floor(share * 100) / 100).toFixed(2)
  return finding('availability of booking', share === 100, `${percent} %: ${answersText(answers)}`)
}
