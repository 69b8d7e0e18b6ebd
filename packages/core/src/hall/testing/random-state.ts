import fc from 'fast-check'
import { prepare } from '../best/seating.ts'
import { BIT } from '../flags.ts'
import { type State, stateOf } from './state.ts'

/** A row: seats, which are free or taken, with aisles between some of them. */
const aRow = fc
  .array(fc.constantFrom('.', '.', '.', 'X', '|'), { minLength: 1, maxLength: 14 })
  .map((signs) => `.${signs.join('')}`)

/** Most seats have no flag. */
const someFlags = fc.constantFrom(0, 0, 0, 0, ...Object.values(BIT))

/** Halls of a few rows with two grades and all flags, in any state. */
export const anyState: fc.Arbitrary<State> = fc
  .array(aRow, { minLength: 1, maxLength: 5 })
  .chain((rows) => {
    const { seating, free } = stateOf(rows, [1, 1])
    const { map } = seating
    const each = { minLength: map.count, maxLength: map.count }
    return fc
      .record({
        focus: fc.nat({ max: map.count - 1 }),
        grades: fc.array(fc.nat({ max: 1 }), each),
        flags: fc.oneof(fc.constant(Array<number>(map.count).fill(0)), fc.array(someFlags, each)),
      })
      .map(({ focus, grades, flags }): State => {
        const columns = { gradeOf: Uint8Array.from(grades), flags: Uint8Array.from(flags) }
        return { seating: prepare({ ...map, focus, grades: ['R', 'S'], ...columns }), free }
      })
  })
