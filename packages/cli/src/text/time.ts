/**
 * A moment in the time zone of this machine: `2026-11-22 15:52:07`.
 *
 * @param at ISO 8601, or ms since the epoch
 */
export function clockTime(at: string | number): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return String(at)
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()]
  return `${day.map(twoDigits).join('-')} ${time.map(twoDigits).join(':')}`
}

const twoDigits = (number: number) => String(number).padStart(2, '0')
