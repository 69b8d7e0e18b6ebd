import type { Seat, SeatMap } from '@outerpark/core/hall'
import { columnsOf, numbersOf } from '../../output/hall-plan.ts'
import { widthOf } from '../../text/width.ts'
import { fill } from '../parts/line.ts'
import { windowOf } from '../parts/list.ts'
import type { Size } from '../view.ts'

/** How many columns a seat has. */
export type Pitch = 1 | 2

type Labels = { readonly texts: readonly string[]; readonly width: number }

/** Where the seats of a hall are on the screen, if all of it fits. */
export type Plan = {
  readonly map: SeatMap
  readonly pitch: Pitch
  /** by seat */
  readonly columns: Int32Array
  /** the names of the rows, in one width */
  readonly labels: Labels
  /** the same with the name of the level before its first row */
  readonly labelsOfLevels: Labels
  /** the first column of all rows with the numbers at their ends, and how many there are */
  readonly left: number
  readonly width: number
}

const plans = new WeakMap<SeatMap, Map<Pitch, Plan>>()

/** The plan of a hall. It is made once. */
export function planOf(map: SeatMap, pitch: Pitch): Plan {
  const known = plans.get(map) ?? new Map<Pitch, Plan>()
  plans.set(map, known)
  const found = known.get(pitch) ?? laidOut(map, pitch)
  known.set(pitch, found)
  return found
}

function laidOut(map: SeatMap, pitch: Pitch): Plan {
  const columns = columnsOf(map, pitch)
  const ends = map.rows.map((row) => {
    const [first, last] = numbersOf(map, row)
    return {
      begin: (columns[row.first] ?? 0) - first.length - 1,
      end: (columns[row.end - 1] ?? 0) + pitch + 1 + last.length,
    }
  })
  const left = Math.min(...ends.map(({ begin }) => begin))
  const right = Math.max(...ends.map(({ end }) => end))
  const rowWide = Math.max(...map.rows.map(({ label }) => widthOf(label)))
  const levelWide = Math.max(...map.levels.map(({ name }) => widthOf(name)))
  const named = (text: string) => `${fill(text, rowWide, 'right')} `
  const labels = map.rows.map(({ label }) => named(label))
  const withLevels = map.rows.map(({ label, level }, row) => {
    const { name = '', first = 0 } = map.levels[level] ?? {}
    return `${fill(row === first ? name : '', levelWide)} ${named(label)}`
  })
  return {
    ...{ map, pitch, columns, left, width: right - left },
    labels: { texts: labels, width: rowWide + 1 },
    labelsOfLevels: { texts: withLevels, width: levelWide + rowWide + 2 },
  }
}

/** The part of a plan that is shown, and what is beside or below it. */
export type Layout = {
  readonly plan: Plan
  /** whether all levels are shown, one below the other; else it is one */
  readonly isWhole: boolean
  /** before the rows */
  readonly labels: Labels
  /** the columns of the plan without the names of its rows, and its rows */
  readonly room: Size
  /** whether the numbers of the row of the cursor stand above the plan */
  readonly hasRuler: boolean
  /** whether the rest stands beside the plan; else it is below */
  readonly isBeside: boolean
  /** the column where it begins, if it is beside the plan */
  readonly panelAt: number
  /** what the rest has */
  readonly panel: Size
}

/** The least that stands beside a plan, and the most (columns). */
const PANEL = { least: 22, most: 44 }
const GAP = 2
/** The rows below a plan, where nothing fits beside it. */
const BELOW = 6
/** The least width that has room for something beside a plan. */
const BESIDE = 72
/** Above the plan: the stage, or which level it is. */
const HEAD = 1

/**
 * Where everything is.
 * @param zoom undefined for two columns a seat where all of the plan fits then
 */
export function layoutOf(map: SeatMap, size: Size, zoom: Pitch | undefined): Layout {
  const isBeside = size.columns >= BESIDE
  const most = isBeside ? size.columns - PANEL.least - GAP : size.columns
  const height = Math.max(1, (isBeside ? size.rows : size.rows - BELOW) - HEAD)
  const isWhole = map.rows.length <= height
  const labelsOf = (each: Plan) => (isWhole ? each.labelsOfLevels : each.labels)
  const neededFor = (each: Plan) => labelsOf(each).width + each.width
  const wide = planOf(map, 2)
  const plan = planOf(map, zoom ?? (neededFor(wide) <= most ? 2 : 1))
  const labels = labelsOf(plan)
  const needed = Math.min(most, neededFor(plan))
  const hasRuler = plan.pitch === 2 && (!isWhole || map.rows.length < height)
  const rows = Math.max(1, height - (hasRuler ? 1 : 0))
  const panelAt = Math.min(needed + 2 * GAP, size.columns - PANEL.least)
  return {
    ...{ plan, isWhole, labels, hasRuler, isBeside, panelAt },
    room: { columns: needed - labels.width, rows },
    panel: isBeside
      ? { columns: Math.min(PANEL.most, size.columns - panelAt), rows: size.rows }
      : { columns: size.columns, rows: BELOW },
  }
}

/** So many columns and rows around the cursor are shown too, where the plan goes on. */
const AROUND = { columns: 6, rows: 2 }

/** The first row and column that are shown, so that the cursor is. They change only as far as they have to. */
export function windowAt(
  { plan, isWhole, room }: Layout,
  cursor: Seat,
  from: { readonly row: number; readonly column: number },
): { readonly row: number; readonly column: number } {
  const { map, columns, left, width } = plan
  const row = map.rowOf[cursor] ?? 0
  const level = map.levels[map.rows[row]?.level ?? 0] ?? { first: 0, end: 0 }
  const at = (columns[cursor] ?? 0) - left
  const column = startOf(width, at, room.columns, from.column, AROUND.columns)
  if (isWhole) return { row: 0, column }
  const begin = from.row - level.first
  const count = level.end - level.first
  return {
    row: level.first + startOf(count, row - level.first, room.rows, begin, AROUND.rows),
    column,
  }
}

/** Where a window begins that has so many places on both sides of the selected one. */
function startOf(count: number, at: number, height: number, from: number, around: number): number {
  const before = windowOf(count, Math.max(0, at - around), height, from).from
  return windowOf(count, Math.min(count - 1, at + around), height, before).from
}
