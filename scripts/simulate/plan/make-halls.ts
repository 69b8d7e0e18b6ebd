import type { Dice } from '../world/chance.ts'
import { GRADES, type GradeName } from './grades.ts'
import { type HallRows, seatsOfRows } from './hall-rows.ts'
import type { Step } from './plan.ts'
import type { Seats, Wish } from './wish.ts'

const MINUTE = 60_000

export const SIGN_OF = { VIP: 'v', R: 'r', S: 's' } as const satisfies Record<GradeName, string>
/** Seats that are not sold to anybody, or not without a word. */
const SPECIAL = ['-', 'h', 'w', 'c', 'upper'] as const

/** Rows of a small hall, so that it sells out, and single seats are left over. */
export function rowsOf(dice: Dice, grades: readonly GradeName[]): HallRows {
  const [rows, columns] = [dice.between(1, 4), dice.between(2, 8)]
  const aisle = dice.happens(0.6) ? dice.between(1, columns - 1) : 0
  const special = dice.pick([0, 0, 0.1, 0.25])
  const made = Array.from({ length: rows }, (_, r) => {
    const usual = SIGN_OF[grades[Math.floor((r * grades.length) / rows)] ?? GRADES[0]]
    const signs = Array.from({ length: columns }, () => {
      if (!dice.happens(special)) return usual
      const sign = dice.pick(SPECIAL)
      return sign === 'upper' ? usual.toUpperCase() : sign
    })
    return aisle === 0
      ? signs.join('')
      : `${signs.slice(0, aisle).join('')}|${signs.slice(aisle).join('')}`
  })
  // A hall needs a seat that can be sold.
  const sold = seatsOfRows(made)
    .flat()
    .some(({ flag }) => flag === undefined)
  return sold ? made : [...made, made[0]?.replaceAll(/[^|]/g, 'v') ?? 'v']
}

/** Some seats of a hall: mostly neighbours, sometimes with one that is elsewhere, that is not there, or that is named twice. */
function picksIn(dice: Dice, rows: HallRows): readonly string[] {
  const row = dice.pick(seatsOfRows(rows))
  const size = Math.min(row.length, dice.between(1, 4))
  const first = dice.between(0, row.length - size)
  const picks = row.slice(first, first + size).map(({ id }) => id)
  if (dice.happens(0.15)) picks.push(dice.pick(dice.pick(seatsOfRows(rows))).id)
  if (dice.happens(0.03)) picks.push('1F/9/9')
  return dice.happens(0.2) ? picks.toReversed() : picks
}

/** The same wish, in a hall: for chosen seats, or for the best ones that are free. */
export function placed<T extends Wish>(dice: Dice, wish: T, rows: HallRows) {
  const { grade: _, others: __, ...rest } = wish
  const accept = dice.happens(0.3) ? { acceptRestricted: true as const } : {}
  if (dice.happens(0.5)) return { ...rest, ...accept, seats: 1, picks: picksIn(dice, rows) }
  const there = new Set(
    seatsOfRows(rows)
      .flat()
      .map(({ grade }) => grade),
  )
  const left = GRADES.filter((grade) => there.has(grade))
  const take = (): Seats => {
    const grade = dice.pick(left)
    left.splice(left.indexOf(grade), 1)
    return { grade, seats: dice.between(1, 5) }
  }
  const first = take()
  const others = left.length > 0 && dice.happens(0.3) ? { others: [take()] } : {}
  return { ...rest, ...accept, ...first, ...others }
}

/** The same steps, but some performances are in a hall with a plan, which sometimes changes. */
export function withHalls(dice: Dice, steps: readonly Step[]): Step[] {
  const halls = new Map<number, HallRows>()
  const changes: Step[] = []
  const made = steps.map((step): Step => {
    if (step.kind === 'register' && dice.happens(0.4)) {
      const grades = [GRADES[0], ...(step.others ?? []).map(({ grade }) => grade)]
      // Two performances are sometimes in one hall.
      const known = [...halls.values()][0]
      const shared = known !== undefined && dice.happens(0.3)
      const rows = shared ? known : rowsOf(dice, grades)
      halls.set(step.performance, rows)
      const number = shared ? ([...halls.keys()][0] ?? 1) : step.performance
      if (dice.happens(0.3))
        changes.push({
          ...{ at: dice.between(1, MINUTE), kind: 'change-hall', hall: number },
          rows: rowsOf(dice, grades),
        })
      return { ...step, hall: { number, rows } }
    }
    const rows = step.kind === 'book' ? halls.get(step.performance) : undefined
    return step.kind === 'book' && rows ? { ...placed(dice, step, rows), at: step.at } : step
  })
  return [...made, ...changes]
}
