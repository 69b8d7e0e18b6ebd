/** Each step is an eighth of a line. */
const STEPS = ' ▁▂▃▄▅▆▇█'
/** The same for a terminal that has only ASCII. */
const PLAIN_STEPS = ' .:-=+*%#'

/**
 * A bar chart, one column for each value.
 *
 * @param height in lines
 * @param top the value of a full column
 * @returns the lines, the uppermost first
 */
export function bars(values: readonly number[], height: number, top: number): string[] {
  const eighths = values.map((value) => eighthsOf(value, height, top))
  return Array.from({ length: height }, (_, line) => {
    const below = (height - 1 - line) * 8
    return eighths.map((all) => STEPS[Math.min(8, Math.max(0, all - below))]).join('')
  })
}

/**
 * A chart of one line, for text.
 *
 * @param values undefined is a gap
 * @param unicode whether the terminal has block characters
 */
export function sparkline(values: readonly (number | undefined)[], unicode: boolean): string {
  const top = Math.max(0, ...values.flatMap((value) => value ?? []))
  const steps = unicode ? STEPS : PLAIN_STEPS
  const column = (value: number | undefined) =>
    value === undefined ? ' ' : steps[Math.max(value > 0 ? 1 : 0, eighthsOf(value, 1, top))]
  return values.map((value) => (value === 0 ? (unicode ? '▁' : '_') : column(value))).join('')
}

/** The height of a column. It is at least one eighth, so that a small value is visible. */
function eighthsOf(value: number, height: number, top: number): number {
  if (value <= 0 || top <= 0) return 0
  return Math.max(1, Math.round((Math.min(value, top) / top) * height * 8))
}

/**
 * Cuts the items into groups and returns the last ones. The very last group may not be full yet.
 *
 * @param room the number of groups that fit
 * @param size the number of items in a group
 */
export function lastGroups<T>(items: readonly T[], room: number, size: number): T[][] {
  const groups: T[][] = []
  for (let at = 0; at < items.length; at += size) groups.push(items.slice(at, at + size))
  return room <= 0 ? [] : groups.slice(-room)
}

/** `■■■□□`: the share of `value` in `most`. */
export function gauge(value: number, most: number, width: number): string {
  const full = most <= 0 ? 0 : Math.min(width, Math.ceil((value / most) * width))
  return '■'.repeat(full) + '□'.repeat(width - full)
}
