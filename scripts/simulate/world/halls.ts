import { addHall, BIT, changeHall, type SeatMap } from '@outerpark/core/hall'
import type { HallId } from '@outerpark/core/kernel'
import type { NewGrade } from '@outerpark/core/musical'
import { accepted } from '../../lab/outcome.ts'
import { planOf } from '../plan/hall-rows.ts'
import type { ActionOf } from '../plan/plan.ts'
import { type Ask, keyed } from './asking.ts'
import type { World } from './world.ts'

/** The halls of a story: each is added before its first performance. */
export function hallsIn(world: World, answered: Ask) {
  const added = new Map<number, Promise<HallId>>()
  let changes = 0

  const add = async (number: number, plan: ReturnType<typeof planOf>): Promise<HallId> => {
    const outcome = await answered('admin', ({ store }) =>
      store.commit(addHall, { plan }, keyed(`hall-${number}`)),
    )
    const { id } = accepted(outcome)
    world.halls.set(number, id)
    return id
  }

  return {
    hallOf(hall: NonNullable<ActionOf<'register'>['hall']>): Promise<HallId> {
      const { number, rows, releases } = hall
      const id = added.get(number) ?? add(number, planOf(number, rows, releases))
      added.set(number, id)
      return id
    },
    /** The grades of the hall that have seats to sell, with the prices of the story. */
    gradesIn(id: HallId, priced: readonly NewGrade[]): readonly NewGrade[] {
      const map = world.known.state.office.halls.get(id)?.map
      return (map?.grades ?? []).flatMap((grade) => {
        const { price } = priced.find((each) => each.grade === grade) ?? priced[0] ?? {}
        return price && hasSeats(map, grade) ? [{ grade, price }] : []
      })
    },
    /** Gives the hall other rows, if it is there. */
    async changeHall({ hall, rows }: ActionOf<'change-hall'>): Promise<void> {
      const hallId = world.halls.get(hall)
      if (!hallId) return
      changes += 1
      const command = { hallId, plan: planOf(hall, rows) }
      const request = keyed(`change-hall-${changes}`)
      const outcome = await answered('admin', ({ store }) =>
        store.commit(changeHall, command, request),
      )
      world.trace.add(`hall ${hall} has version ${accepted(outcome).version}`)
    },
  }
}

/** Whether a seat of the grade is sold at all. */
function hasSeats(map: SeatMap | undefined, grade: string): boolean {
  const place = map?.grades.indexOf(grade)
  const isSold = (bits: number) => (bits & (BIT.house | BIT.kill)) === 0
  return map?.gradeOf.some((each, seat) => each === place && isSold(map.flags[seat] ?? 0)) ?? false
}
