import type { Geometry, Row, Seat } from './seat-map.ts'

/**
 * Seats as selectors that mean just these: `1F/3..5/1-2,21-22`. Rows that follow each other and have the same numbers stand
 * together.
 *
 * @param seats in any order
 */
export function seatsText(map: Geometry, seats: Iterable<Seat>): readonly string[] {
  const byRow = new Map<number, Seat[]>()
  for (const seat of [...new Set(seats)].sort((a, b) => a - b)) {
    const row = map.rowOf[seat] ?? 0
    const others = byRow.get(row)
    if (others) others.push(seat)
    else byRow.set(row, [seat])
  }
  const groups: { readonly numbers: string; readonly rows: Row[]; last: number }[] = []
  for (const [place, inRow] of byRow) {
    const row = map.rows[place]
    if (!row) continue
    const numbers = numbersText(map, inRow)
    const before = groups.at(-1)
    const follows = before?.last === place - 1 && before.rows[0]?.level === row.level
    if (follows && before.numbers === numbers) {
      before.rows.push(row)
      before.last = place
    } else groups.push({ numbers, rows: [row], last: place })
  }
  return groups.map(({ numbers, rows }) => {
    const [first, last] = [rows[0], rows.at(-1)]
    const labels = rows.length === 1 ? first?.label : `${first?.label}..${last?.label}`
    return `${map.levels[first?.level ?? 0]?.name}/${labels}/${numbers}`
  })
}

/** The numbers of seats of one row, from left to right: `1-4,9`, or `1-7/2` where neighbours go up by two. */
function numbersText({ numbers }: Geometry, seats: readonly Seat[]): string {
  const runs: { first: number; last: number; seat: Seat; step: number }[] = []
  for (const seat of seats) {
    const number = numbers[seat] ?? 0
    const run = runs.at(-1)
    const step = run && seat === run.seat + 1 ? number - run.last : 0
    if (run && Math.abs(step) <= 2 && (run.step === 0 ? step !== 0 : step === run.step))
      Object.assign(run, { last: number, seat, step })
    else runs.push({ first: number, last: number, seat, step: 0 })
  }
  return runs.map(runText).join()
}

function runText({ first, last, step }: { first: number; last: number; step: number }): string {
  if (step === 0) return String(first)
  if (Math.abs(step) === 1) return `${first}-${last}`
  // Two seats are shorter one by one.
  return Math.abs(last - first) === 2 ? `${first},${last}` : `${first}-${last}/2`
}
