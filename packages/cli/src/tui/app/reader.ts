import type { Size } from '../view.ts'

/** What is told has no columns. So many rows keep a long list from being told whole. */
export const LINEAR_SIZE: Size = { columns: 78, rows: 40 }

/**
 * Tells a screen reader in plain lines what a screen shows, and later only what has changed on it. There are no boxes and
 * no charts. A number that counts by itself is not told each second; after a key it is.
 */
export type Reader = {
  /**
   * @param title of the screen that is shown
   * @param lines of the screen and of the foot, without looks
   * @param isAnswer whether the user has pressed a key a moment ago
   * @returns what to tell now, line by line
   */
  readonly tell: (title: string, lines: readonly string[], isAnswer: boolean) => readonly string[]
}

/** @param selected what is said before the selected row */
export function makeReader(selectedNow: () => string): Reader {
  let before: readonly string[] = []
  let place = ''
  return {
    tell(title, lines, isAnswer) {
      const selected = selectedNow()
      const all = lines.map((line) => spoken(line, selected)).filter((line) => line !== '')
      const isNew = title !== place
      const known = new Set(before)
      const shapes = new Set(before.map((line) => shapeOf(line, selected)))
      const told = all.filter((line) => {
        if (isNew) return true
        if (known.has(line)) return false
        if (!shapes.has(shapeOf(line, selected))) return true
        // The row that was left has lost its mark, and nothing else.
        return isAnswer && !known.has(`${selected}${line}`)
      })
      before = all
      place = title
      return isNew ? [title, ...told] : told
    },
  }
}

/** What would be the same if only a number or the selection had changed. */
const shapeOf = (line: string, selected: string): string =>
  (line.startsWith(selected) ? line.slice(selected.length) : line).replace(/[\d.,]+/g, '#')

/** A line as it is told: without what is drawn, and with a comma where there is a gap. */
function spoken(line: string, selected: string): string {
  const isSelected = /^ ?▸/.test(line)
  const text = line
    .replace(/[─│■□█░▁▂▃▄▅▆▇●◐‖▸▹]/g, ' ')
    .trim()
    .replace(/ {2,}/g, ', ')
  // What is left of a chart is its scale.
  if (text === '' || /^[\d.]+$/.test(text)) return ''
  return isSelected ? selected + text : text
}
