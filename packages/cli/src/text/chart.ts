/** An eighth of a line for each step. */
const STEPS = ' ▁▂▃▄▅▆▇█'

/**
 * Values as columns, from the left.
 *
 * @param height in lines
 * @param top the value that fills them
 * @returns the lines, the uppermost first
 */
export function bars(values: readonly number[], height: number, top: number): string[] {
  const eighths = values.map((value) => eighthsOf(value, height, top))
  return Array.from({ length: height }, (_, line) => {
    const below = (height - 1 - line) * 8
    return eighths.map((all) => STEPS[Math.min(8, Math.max(0, all - below))]).join('')
  })
}

/** What is there at all is seen, however little it is. */
function eighthsOf(value: number, height: number, top: number): number {
  if (value <= 0 || top <= 0) return 0
  return Math.max(1, Math.round((Math.min(value, top) / top) * height * 8))
}

/**
 * The last of the items in as many groups as there is room for, each of the same size but for the one that is not
 * complete yet.
 *
 * @param room how many groups
 * @param size how many items a group has
 */
export function lastGroups<T>(items: readonly T[], room: number, size: number): T[][] {
  const groups: T[][] = []
  for (let at = 0; at < items.length; at += size) groups.push(items.slice(at, at + size))
  return room <= 0 ? [] : groups.slice(-room)
}

/** `■■■□□`: so many of so many, up to `width`. */
export function gauge(value: number, most: number, width: number): string {
  const full = most <= 0 ? 0 : Math.min(width, Math.ceil((value / most) * width))
  return '■'.repeat(full) + '□'.repeat(width - full)
}
