/**
 * From a kill to the end of the longest silence that follows it within so much time: what was under way is still answered after the
 * kill. If that silence lasts as long as the time does, nobody saw its end: Infinity.
 *
 * @param at when the kill was, in milliseconds, as all these times are
 * @param answeredAt when each answer came, earliest first
 * @param withinMs until the next kill
 */
export function gapAfter(at: number, answeredAt: readonly number[], withinMs: number): number {
  const until = at + withinMs
  const inTime = answeredAt.filter((each) => each > at && each < until)
  const times = [at, ...inTime, until]
  const silences = times.slice(1).map((end, n) => ({ end, ms: end - (times[n] ?? end) }))
  const { end } = silences.reduce((most, each) => (each.ms > most.ms ? each : most))
  return end === until ? Number.POSITIVE_INFINITY : end - at
}
