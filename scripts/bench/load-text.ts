import type { BookingRound } from './booking-round.ts'
import { numberText } from './figure.ts'
import type { LoadResult } from './load-job.ts'

/** The errors of a load: answers with another status, and requests without an answer. */
export function faultsOf(
  { answers, errors, timeouts }: LoadResult,
  expected: '200' | '201' | '304' = '201',
): string[] {
  const others = Object.entries(answers).filter(([status]) => status !== expected)
  return [
    ...others.map(([status, count]) => `${count} answers with status ${status}`),
    ...(errors > timeouts ? [`${errors - timeouts} broken connections`] : []),
    ...(timeouts > 0 ? [`${timeouts} time-outs`] : []),
  ]
}

/** One load as a line of text. */
export function loadLine(name: string, load: LoadResult): string {
  const { perSecond, p50, p99, answers, errors, cores } = load
  const counts = Object.entries(answers).map(([status, count]) => `${count} × ${status}`)
  const failed = errors > 0 ? `, ${errors} without an answer` : ''
  return `${name}: ${numberText(perSecond)}/s, p50 ${p50} ms, p99 ${p99} ms (${counts.join(', ')}${failed}); cores: load ${cores.toFixed(2)}`
}

/** One round of bookings as a line of text, with the lag of MyPage and the CPU time. */
export function roundLine(name: string, { load, lag, cpu, sandboxCpu }: BookingRound): string {
  const parts = [
    ['main thread', cpu && cpu.main / cpu.over],
    ['other threads', cpu && cpu.others / cpu.over],
    ['sandbox', sandboxCpu && sandboxCpu.main / sandboxCpu.over],
  ] as const
  const cores = parts.map(([who, taken]) =>
    taken === undefined ? '' : `, ${who} ${taken.toFixed(2)}`,
  )
  const behind = `MyPage at most ${numberText(lag.most)} events behind, caught up in ${lag.secondsToZero.toFixed(1)} s`
  return `${loadLine(name, load)}${cores.join('')}; ${behind}`
}
