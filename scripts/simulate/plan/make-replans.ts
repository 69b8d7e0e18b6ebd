import type { Dice } from '../world/chance.ts'
import { GRADES } from './grades.ts'
import type { OwnPlan } from './hall-actions.ts'
import { type HallRows, type Releases, seatsOfRows } from './hall-rows.ts'
import { placed, rowsOf, SIGN_OF } from './make-halls.ts'
import { PLAN_MOMENTS } from './moments.ts'
import type { ActionOf, Step } from './plan.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Performances that begin later have no start in their story. */
const FAR_MS = 1_000 * HOUR

/** The number of a performance that is added later, and of the first booking of it. */
const [LATER, FIRST] = [5, 401]

type Register = ActionOf<'register'> & Step
type InHall = Register & { readonly hall: NonNullable<Register['hall']> }
const isInHall = (step: Step): step is InHall => step.kind === 'register' && step.hall !== undefined

/**
 * The same steps, but plans of performances change: some get other plans from the admin, and some halls release seats before the
 * start.
 */
export function withReplans(dice: Dice, steps: readonly Step[]): Step[] {
  const span = Math.max(0, ...steps.map(({ at }) => at))
  const made = steps.map((step) =>
    isInHall(step) && dice.happens(0.35) ? withReleases(dice, step, span) : step,
  )
  const replans = made.filter(isInHall).flatMap((step) => {
    if (!dice.happens(0.5)) return []
    const busy = made.filter(
      ({ kind, ...rest }) =>
        (kind === 'book' || kind === 'hold') &&
        'performance' in rest &&
        rest.performance === step.performance,
    )
    return replansOf(dice, step, busy, span)
  })
  const crash = (): Step => {
    const downMs = dice.anyScale(10, 5 * MINUTE)
    return { at: dice.between(0, span), kind: 'crash', on: dice.pick(PLAN_MOMENTS), downMs }
  }
  const isDue = replans.length > 0 && dice.happens(0.25)
  const [changed] = made.filter((step) => isInHall(step) && isReplanned(step, replans))
  const later =
    changed && isInHall(changed) && dice.happens(0.5) ? laterIn(dice, changed, span) : []
  return [...made, ...replans, ...(isDue ? [crash()] : []), ...later]
}

const isReplanned = ({ performance }: InHall, replans: readonly Step[]) =>
  replans.some((step) => step.kind === 'replan' && step.performance === performance)

/** Another performance is put on sale in the hall, whatever plans the first one has got. */
function laterIn(dice: Dice, { beginsIn: _, ...step }: InHall, span: number): Step[] {
  const [performance, at] = [LATER, dice.between(1, span)]
  const booking = (n: number): Step => {
    const who = { customer: dice.between(1, 4), performance, seats: 1 }
    const wish = placed(dice, who, step.hall.rows)
    const when = at + dice.anyScale(1, MINUTE)
    return { at: when, kind: 'book', booking: FIRST + n, card: 'card-ok', ...wish }
  }
  const bookings = Array.from({ length: dice.between(0, 2) }, (_, n) => booking(n))
  return [{ ...step, at, performance, beginsIn: 2 * FAR_MS }, ...bookings]
}

/** The hall keeps some more seats, and releases them about a day before the start, which is in the story. */
function withReleases(dice: Dice, step: InHall, span: number): InHall {
  const hours = dice.between(24, 72)
  const others = [hours, hours - 1, hours + 1]
  const releases: Releases = dice.pick([
    [{ flag: 'house', hours }],
    [{ flag: 'wheelchair', hours }],
    [
      { flag: 'house', hours },
      { flag: 'wheelchair', hours: dice.pick(others) },
    ],
  ] as const)
  const rows = repainted(dice, step.hall.rows, ['h', 'hh', 'w', 'ww', 'wc', 'wwc'])
  const isFar = step.beginsIn >= FAR_MS
  const beginsIn = isFar ? hours * HOUR + dice.between(SECOND, span + 10 * SECOND) : step.beginsIn
  return { ...step, beginsIn, hall: { ...step.hall, rows, releases } }
}

/** Some seats, or some neighbours, are something else. One that can be sold is left. */
function repainted(dice: Dice, rows: HallRows, signs: readonly string[]): HallRows {
  let made = rows
  for (let n = dice.between(1, 3); n > 0; n--) {
    const r = dice.between(0, made.length - 1)
    const row = made[r] ?? ''
    const column = dice.between(0, row.length - 1)
    const sign = dice.pick(signs)
    const before = row.slice(column, column + sign.length)
    if (before.includes('|') || before.length < sign.length) continue
    const other = row.slice(0, column) + sign + row.slice(column + sign.length)
    const changed = made.with(r, other)
    if (
      seatsOfRows(changed)
        .flat()
        .some(({ flag }) => flag === undefined)
    )
      made = changed
  }
  return made
}

const SIGNS = [...Object.values(SIGN_OF), 'V', 'R', '-', '-', 'h', 'w', 'c']

/** The admin repaints the performance, or gives it a version, mostly while somebody books or holds seats. */
function replansOf(dice: Dice, step: InHall, busy: readonly Step[], span: number): Step[] {
  const { performance, hall, others = [] } = step
  const grades = [GRADES[0], ...others.map(({ grade }) => grade)]
  let { rows } = hall
  const releases = (): Pick<OwnPlan, 'releases'> =>
    hall.releases && dice.happens(0.6) ? { releases: hall.releases } : {}
  const own = (to: HallRows) => {
    rows = to
    return { rows, ...releases() }
  }
  const plans = [
    () => own(repainted(dice, rows, SIGNS)),
    () => own(repainted(dice, rows, SIGNS)),
    () => own(repainted(dice, hall.rows, SIGNS)),
    () => own(dice.happens(0.5) ? rows : rowsOf(dice, grades)),
    () => ({ version: dice.between(1, 4) }),
    () => ({ version: 1 }),
  ]
  return Array.from({ length: dice.between(1, 4) }, (): Step => {
    const near = busy.length > 0 && dice.happens(0.6) ? dice.pick(busy).at : dice.between(1, span)
    const at = Math.max(1, near + dice.pick([dice.between(-5, 5), dice.anyScale(1, MINUTE)]))
    return {
      ...{ at, kind: 'replan', performance, to: dice.pick(plans)() },
      ...(dice.happens(0.15) && { unpriced: true as const }),
      ...(dice.happens(0.25) && { thinksMs: dice.anyScale(1, 5 * SECOND) }),
    }
  })
}
