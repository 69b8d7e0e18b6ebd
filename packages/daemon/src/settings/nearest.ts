/** More slips than these are no slips. */
const MOST_SLIPS = 3

/**
 * The name that somebody meant who typed one that does not exist; undefined if none is near.
 * Near is what three slips at most have made of it, and one in four of its letters.
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const most = Math.min(MOST_SLIPS, Math.ceil(typed.length / 4))
  const measured = names.map((name) => ({ name, slips: slipsBetween(typed, name) }))
  const [best] = measured.sort((a, b) => a.slips - b.slips)
  return best && best.slips <= most ? best.name : undefined
}

/** How many letters have to be put in, left out or replaced to make one text of the other (Levenshtein). */
function slipsBetween(a: string, b: string): number {
  /** from the letters of `a` so far to the first 0, 1, 2 … letters of `b` */
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = cell(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, cell(row, j) + 1, cell(next, j - 1) + 1))
    }
    row = next
  }
  return cell(row, b.length)
}

const cell = (row: readonly number[], at: number): number => row[at] ?? Number.POSITIVE_INFINITY
