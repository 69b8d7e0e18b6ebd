const MINUTE_MS = 60_000

/** The date at the hall at a moment. The hall's offset is that of the performance, also where the clock is changed. */
export function dayOf(at: string, startsAt: string): string {
  return new Date(Date.parse(at) + offsetMinutes(startsAt) * MINUTE_MS).toISOString().slice(0, 10)
}

/** `2027-01-05T19:30+09:00` → 540 */
function offsetMinutes(startsAt: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(startsAt) ?? []
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
