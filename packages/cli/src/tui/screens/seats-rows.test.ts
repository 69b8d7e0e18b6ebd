import { seatOf } from '@outerpark/core/hall'
import { beforeAll, expect, test, vi } from 'vitest'
import { widthOf } from '../../text/width.ts'
import { paintOf } from '../style.ts'
import { exampleMap, seatsWith } from '../testing/hall.ts'
import { OWN } from './seats-looks.ts'
import { layoutOf, windowAt } from './seats-plan.ts'
import { type RowsDrawn, rowLine } from './seats-rows.ts'

beforeAll(() => void vi.stubEnv('LC_ALL', 'C.UTF-8'))

const grand = exampleMap('grand-1700')
const WIDE = { columns: 198, rows: 45 }
const seat = (id: string) => seatOf(grand, id) ?? -1

/** What is drawn with a paint that counts: a row that is made again paints its name again. */
function drawing() {
  const dark = paintOf('dark')
  let made = 0
  const paint: RowsDrawn['paint'] = (meaning, text) => {
    if (meaning === 'quiet' && /^\S* +\d+ $/.test(text)) made += 1
    return dark(meaning, text)
  }
  return {
    rows(more: Partial<RowsDrawn>): readonly string[] {
      const layout = layoutOf(grand, WIDE, undefined)
      const looks = seatsWith(grand).states
      const drawn = { layout, looks, cursor: seat('1F/8/20'), from: 0, paint, ...more }
      return grand.rows.map((_, row) => rowLine(row, drawn))
    },
    made(): number {
      const count = made
      made = 0
      return count
    },
  }
}

test('a cursor that moves makes two rows again, and a seat that changes its own', () => {
  const { rows, made } = drawing()
  rows({})
  expect(made()).toBe(43)
  rows({})
  expect(made()).toBe(0)
  rows({ cursor: seat('1F/9/20') })
  expect(made()).toBe(2)
  rows({ cursor: seat('1F/9/21') })
  expect(made()).toBe(1)
  const looks = seatsWith(grand, ['2F/3/7']).states
  const lines = rows({ cursor: seat('1F/9/21'), looks })
  expect(made()).toBe(1)
  expect(lines[24]).toContain('·')
})

test('a row has its name, the numbers at its ends, aisles and gaps, and a sign for each seat', () => {
  const layout = layoutOf(grand, { columns: 78, rows: 19 }, 1)
  const looks = seatsWith(grand, ['1F/3/1', '1F/22/1']).states
  looks[seat('1F/3/13')] = OWN
  const drawn = { layout, looks, cursor: undefined, from: 0, paint: paintOf('none') }
  expect(rowLine(2, drawn)).toBe(' 3   1 ·rrrrrrrrrvv ●vvvvvvvvvvvvvvv rrrrrrrrrrrr 40')
  expect(rowLine(0, drawn)).toBe(' 1      1 rrrrrrrrrr vvvvvv--vvvvvv vvvvrrrrrr 34')
  expect(rowLine(20, drawn)).toBe('21   1 rrrrrrrrrrrr                  rrrrrrrrrrrr 40')
  expect(rowLine(21, drawn)).toBe('22   1 ·wccrrrrrrrr wwwwrrrrrrrrrrrr rrrrrrrrccww 40')
})

test('two columns a seat have the grade and the flag; what is too wide is shown from a column on', () => {
  const layout = layoutOf(grand, { columns: 78, rows: 19 }, 2)
  const looks = seatsWith(grand).states
  const drawn = { layout, looks, cursor: undefined, paint: paintOf('none') }
  expect(rowLine(21, { ...drawn, from: 0 })).toMatch(/^22 {5}1 rwrwrcrcr r /)
  const right = rowLine(21, { ...drawn, from: layout.plan.width - layout.room.columns })
  expect(right).toMatch(/ r r rcrcrwrw 40$/)
  expect(widthOf(right)).toBeLessThanOrEqual(54)
})

test('a window follows the cursor, and moves only as far as it has to', () => {
  const layout = layoutOf(grand, { columns: 78, rows: 19 }, 2)
  expect(layout.isWhole).toBe(false)
  const first = windowAt(layout, seat('1F/1/1'), { row: 9, column: 40 })
  expect(first.row).toBe(0)
  const same = windowAt(layout, seat('1F/8/4'), first)
  expect(same).toEqual(first)
  const down = windowAt(layout, seat('1F/22/40'), first)
  expect(down).toEqual({ row: 5, column: 44 })
  // Another level is shown by itself.
  expect(windowAt(layout, seat('2F/1/1'), down).row).toBe(22)
})

test('a studio is whole at 80 × 24, and a house of 1,700 seats at 200 × 50 with two columns a seat', () => {
  const studio = layoutOf(exampleMap('studio-400'), { columns: 78, rows: 19 }, undefined)
  expect(studio).toMatchObject({ isWhole: true, isBeside: true })
  expect(studio.room.columns).toBe(studio.plan.width)
  const wide = layoutOf(grand, WIDE, undefined)
  expect(wide).toMatchObject({ isWhole: true, isBeside: true, hasRuler: true })
  expect(wide.plan.pitch).toBe(2)
  expect(wide.room.columns).toBe(wide.plan.width)
  const small = layoutOf(grand, { columns: 78, rows: 19 }, undefined)
  expect(small).toMatchObject({ isWhole: false, plan: { pitch: 1 } })
  // All columns of every level are shown.
  expect(small.room.columns).toBe(small.plan.width)
})
