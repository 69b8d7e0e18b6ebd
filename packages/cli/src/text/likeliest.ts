/**
 * The name that somebody most likely meant: one that begins so, otherwise one that differs in few letters. Undefined if none is
 * near: a wrong guess is worse than none.
 */
export function likeliest(typed: string, names: readonly string[]): string | undefined {
  const word = typed.toLowerCase()
  if (word.length < 2) return undefined
  const begun = names.filter((name) => name.startsWith(word) || word.startsWith(name))
  if (begun.length > 0) return begun.length === 1 ? begun[0] : undefined
  const near = names
    .map((name) => ({ name, distance: distanceOf(word, name) }))
    .filter(({ distance }) => distance <= Math.min(2, Math.floor(word.length / 3)))
    .sort((a, b) => a.distance - b.distance)
  return near[0]?.name
}

/** How many letters have to be added, removed, changed or swapped (Damerau and Levenshtein, without repeated swaps). */
function distanceOf(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    rows.push([i])
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const costs = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same]
      rows[i]?.push(Math.min(...costs, ...(swapped ? [at(i - 2, j - 2) + 1] : [])))
    }
  }
  return at(a.length, b.length)
}
