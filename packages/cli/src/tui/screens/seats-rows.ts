import type { Seat } from '@outerpark/core/hall'
import { rowCells, type Sign, signsText } from '../../output/hall-plan.ts'
import { type KeptLines, keepLines } from '../parts/kept-lines.ts'
import type { Meaning, Paint } from '../style.ts'
import { type Looks, type SeatSign, seatSigns } from './seats-looks.ts'
import type { Layout, Plan } from './seats-plan.ts'

/** What is needed to draw rows of a plan. */
export type RowsDrawn = {
  readonly layout: Layout
  readonly looks: Looks
  /** undefined: no seat is marked */
  readonly cursor: Seat | undefined
  /** the first column of the plan that is shown */
  readonly from: number
  readonly paint: Paint
}

type Painter = (text: string) => string
type Drawer = { readonly lines: KeptLines; readonly by: (meaning: Meaning) => Painter }

/** The rows as they were drawn last, by plan and look. They are made again only if a seat of the row, or the cursor in it, has changed. */
const drawers = new WeakMap<Plan, WeakMap<Paint, Drawer>>()

function drawerOf(plan: Plan, paint: Paint): Drawer {
  const ofPlan = drawers.get(plan) ?? new WeakMap<Paint, Drawer>()
  drawers.set(plan, ofPlan)
  const known = ofPlan.get(paint) ?? { lines: keepLines(), by: paintersOf(paint) }
  ofPlan.set(paint, known)
  return known
}

/** One function for each meaning: neighbours with the same one are painted together. */
function paintersOf(paint: Paint): Drawer['by'] {
  const known = new Map<Meaning, Painter>()
  return (meaning) => {
    const painter = known.get(meaning) ?? ((text) => paint(meaning, text))
    known.set(meaning, painter)
    return painter
  }
}

/** A row of the plan as one painted text: its name, the numbers at its ends and its seats. */
export function rowLine(row: number, drawn: RowsDrawn): string {
  const { layout, looks, cursor, from, paint } = drawn
  const { plan, room, isWhole } = layout
  const { first = 0, end = 0 } = plan.map.rows[row] ?? {}
  const { lines, by } = drawerOf(plan, paint)
  const marked = cursor !== undefined && cursor >= first && cursor < end ? cursor : -1
  const states = String.fromCharCode(...looks.subarray(first, end))
  const key = `${states} ${marked} ${from} ${room.columns} ${isWhole}`
  return lines(row, key, () => made(row, drawn, by, marked))
}

function made(
  row: number,
  { layout, looks, from, paint }: RowsDrawn,
  by: Drawer['by'],
  marked: Seat,
): string {
  const { plan, room } = layout
  const { map, pitch, columns, left } = plan
  const place = map.rows[row]
  if (!place) return ''
  const signOf = ({ text, meaning }: SeatSign): Sign =>
    meaning === 'plain' ? { text } : { text, paint: by(meaning) }
  const cellsOf = (seat: Seat): readonly Sign[] => {
    const signs = seatSigns(map, seat, looks[seat] ?? 0, pitch)
    return signs.map((sign) => signOf(seat === marked ? { ...sign, meaning: 'selected' } : sign))
  }
  const { begin, cells } = rowCells(map, place, { columns, pitch, cellsOf, quiet: by('quiet') })
  const before = Math.max(0, begin - left - from)
  const shown = cells.slice(
    Math.max(0, from - (begin - left)),
    from - (begin - left) + room.columns,
  )
  const fits = shown.slice(0, Math.max(0, room.columns - before))
  const label = paint('quiet', layout.labels.texts[row] ?? '')
  return `${label}${' '.repeat(Math.min(before, room.columns))}${signsText(fits)}`
}
