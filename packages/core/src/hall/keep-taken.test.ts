import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepTaken } from './keep-taken.ts'
import { movedTo } from './moved.ts'
import type { PaintedPlan } from './repaint.ts'
import { type SeatMap, seatOf } from './seat-map.ts'
import { freshStates, TAKEN } from './taken.ts'
import { mapOf, STUDIO } from './testing/halls.ts'

const now: PaintedPlan = {
  grades: [
    { name: 'R', seats: ['*'] },
    { name: 'VIP', seats: ['1F/2..10/7-16'] },
  ],
  flags: [{ name: 'house', seats: ['1F/9/11-12'] }],
}
const wanted: PaintedPlan = {
  grades: [
    { name: 'S', seats: ['*'] },
    { name: 'VIP', seats: ['1F/1..3'] },
  ],
  flags: [
    { name: 'kill', seats: ['1F/4', '2F/1/1-2'] },
    { name: 'restricted', seats: ['2F/1/1-2'] },
  ],
}
const painted = (plan: PaintedPlan): SeatMap => mapOf({ ...STUDIO, ...plan })

function kept(...taken: readonly string[]) {
  const map = painted(now)
  const states = freshStates(map)
  for (const id of taken) states[seatOf(map, id) ?? -1] = TAKEN
  const answer = keepTaken({ map, states }, { map: painted(wanted), plan: wanted })
  return { ...answer, map, states }
}

test('a plan for a performance of which nothing is taken stays as it was typed', () => {
  expect(kept()).toMatchObject({ plan: wanted, kept: [] })
})

test('taken seats keep their grade and stay on sale, and only those that differ are named', () => {
  const { plan, kept: ids } = kept('1F/2/7', '1F/4/8', '1F/5/1', '2F/1/1')
  // 1F/2/7 is VIP in both plans.
  expect(ids).toEqual(['1F/4/8', '1F/5/1', '2F/1/1'])
  expect(plan.grades).toEqual([
    { name: 'S', seats: ['*'] },
    { name: 'VIP', seats: ['1F/1..3', '1F/4/8'] },
    { name: 'R', seats: ['1F/5/1', '2F/1/1'] },
  ])
  expect(plan.flags).toEqual([
    { name: 'kill', seats: ['1F/4/1-7,9-22', '2F/1/2'] },
    { name: 'restricted', seats: ['2F/1/1-2'] },
  ])
})

test('whatever is taken, nobody loses a seat, and the free ones are as the other plan says', () => {
  const all = painted(wanted)
  fc.assert(
    fc.property(fc.array(fc.nat({ max: all.count - 1 }), { maxLength: 60 }), (taken) => {
      const map = painted(now)
      const states = freshStates(map)
      for (const seat of taken) states[seat] = TAKEN
      const { plan } = keepTaken({ map, states }, { map: all, plan: wanted })
      const after = painted(plan)
      expect(movedTo(map, states, after).kind).toBe('moved')
      for (let seat = 0; seat < all.count; seat++) {
        if (states[seat] === TAKEN) continue
        expect(after.grades[after.gradeOf[seat] ?? 0]).toBe(all.grades[all.gradeOf[seat] ?? 0])
        expect(after.flags[seat]).toBe(all.flags[seat])
      }
    }),
    { numRuns: 30 },
  )
})
