import { hallTime } from '@outerpark/core/names'
import { beside } from '../parts/beside.ts'
import { line } from '../parts/line.ts'
import type { Scene } from '../screen.ts'
import type { Drawn, View } from '../view.ts'
import { blocksOf, listLines } from './seats-list.ts'
import { looksOf } from './seats-looks.ts'
import { drawMap } from './seats-map.ts'
import type { Told } from './seats-own.ts'
import { panelLines, shortLines } from './seats-panel.ts'
import { layoutOf } from './seats-plan.ts'
import { type SeatsState, seatsOf, showOf } from './seats-state.ts'

/** The plan of the hall, and what belongs to it beside or below it. */
export function drawSeats(state: SeatsState, scene: Scene, view: View): Drawn {
  const { size, words } = view
  const seats = seatsOf(state, scene)
  const show = showOf(state, scene)
  if (!show) return { lines: scene.snapshot.season.value ? [words.book.gone] : [] }
  if (!seats) return { lines: headOf(show, view) }
  const { map } = seats
  const looks = looksOf(state, seats, scene)
  const told: Told = { state, show, map, looks, isList: scene.isLinear }
  if (scene.isLinear) {
    const blocks = blocksOf(state, seats, told)
    return { lines: [...headOf(show, view), ...listLines(told, blocks, view)] }
  }
  const layout = layoutOf(map, size, state.zoom)
  const { lines, cursor } = drawMap({ layout, looks, cursor: state.cursor, from: state.from }, view)
  const { isBeside, panel, panelAt } = layout
  if (isBeside) {
    const right = panelLines(told, panel, view)
    return { lines: beside(view, lines, right, panelAt), cursor }
  }
  return { lines: [...lines, ...shortLines(told, panel, view)].slice(0, size.rows), cursor }
}

const headOf = ({ title, startsAt }: Told['show'], { paint, size, language }: View) => [
  line(paint, size.columns, ['strong', title], `  ${hallTime(startsAt, { language })}`),
]
