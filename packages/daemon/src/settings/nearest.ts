/** With more typing mistakes than these, another name was meant. */
const MOST_SLIPS = 3

/**
 * The name that was probably meant by a typed name that does not exist. Undefined if no name is near: a near name differs
 * by at most three typing mistakes, and by at most one in four letters.
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const most = Math.min(MOST_SLIPS, Math.ceil(typed.length / 4))
  const measured = names.map((name) => ({ name, slips: slipsBetween(typed, name) }))
  const [best] = measured.sort((a, b) => a.slips - b.slips)
  return best && best.slips <= most ? best.name : undefined
}

/** How many letters must be added, removed or replaced to turn one text into the other (Levenshtein distance). */
function slipsBetween(a: string, b: string): number {
  /** the distances from the letters of `a` so far to the first 0, 1, 2 … letters of `b` */
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
