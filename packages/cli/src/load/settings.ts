/** The setting behind each refusal that is a limit of the box office (docs/configuration.md). */
const SETTINGS: Readonly<Record<string, string>> = {
  'too-many-seats': 'maxSeatsPerBooking',
  'seat-limit-reached': 'maxSeatsPerPerformance',
  'unpaid-seat-limit-reached': 'maxUnpaidSeats',
  'too-many-declines': 'maxDeclinesPerHour',
  'too-many-cancels': 'maxCancelsPerHour',
  'too-many-holds': 'maxHoldsPerHour',
  'too-many-requests': 'customerRate',
  'payment-overloaded': 'maxUnpaid',
}

/** The setting to raise so that this refusal comes later, as a variable; null if it is no limit. */
export function settingBehind(code: string): string | null {
  const setting = Object.hasOwn(SETTINGS, code) ? SETTINGS[code] : undefined
  if (setting === undefined) return null
  return `OUTERPARK_${setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
}
