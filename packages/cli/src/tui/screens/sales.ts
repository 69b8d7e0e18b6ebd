import { MOVES } from '../keys/keymap.ts'
import { NO_SELECTION, placeIn, type Selection, selectionMoved, stepOf } from '../parts/list.ts'
import type { Scene, Screen } from '../screen.ts'
import { SALES_VIEWS, type SalesBy, type SalesItem, salesItems } from './sales-rows.ts'
import { drawSales, salesListHeight } from './sales-view.ts'

export type SalesState = {
  readonly by: SalesBy
  readonly selections: Readonly<Record<SalesBy, Selection>>
}

/** Seats sold, held and left, and money: by performance, by grade and by day, with a curve over time. */
export const salesScreen: Screen<SalesState> = {
  needs: ['sales'],
  begin: () => ({
    by: 'performance',
    selections: { performance: NO_SELECTION, grade: NO_SELECTION, day: NO_SELECTION },
  }),
  actions: () => ['nextPane', 'previousPane', ...MOVES],
  act(state, action, scene) {
    if (action === 'nextPane') return { state: { ...state, by: neighbour(state.by, 1) } }
    if (action === 'previousPane') return { state: { ...state, by: neighbour(state.by, -1) } }
    const ids = itemsOf(state, scene).map(({ id }) => id)
    const height = salesListHeight(scene)
    const step = stepOf(action, height, ids.length)
    if (step === undefined) return { state }
    const selection = selectionMoved(ids, state.selections[state.by], step, height)
    return { state: { ...state, selections: { ...state.selections, [state.by]: selection } } }
  },
  draw(state, scene, view) {
    const sales = scene.snapshot.sales.value
    if (!sales) return { lines: [] }
    const items = itemsOf(state, scene)
    const selection = state.selections[state.by]
    return {
      lines: drawSales(
        { sales, items, by: state.by, from: selection.from, selected: placeOf(items, selection) },
        view,
      ),
    }
  },
  request: (state, scene) => ({ method: 'GET', path: `/v1/sales?${asked(state, scene)}` }),
  command: (state, scene) => {
    const chosen = state.by === 'performance' ? chosenOf(state, scene) : undefined
    return chosen?.performance
      ? ['sales', '--by', 'grade', '--performance', chosen.performance.id]
      : ['sales', '--by', state.by]
  },
}

function asked(state: SalesState, scene: Scene): string {
  const chosen = state.by === 'performance' ? chosenOf(state, scene) : undefined
  return chosen?.performance ? `by=grade&performanceId=${chosen.performance.id}` : `by=${state.by}`
}

const itemsOf = ({ by }: SalesState, { snapshot }: Scene): readonly SalesItem[] =>
  snapshot.sales.value ? salesItems(snapshot.sales.value, by) : []
const placeOf = (items: readonly SalesItem[], selection: Selection) =>
  placeIn(
    items.map(({ id }) => id),
    selection,
  )
const chosenOf = (state: SalesState, scene: Scene) => {
  const items = itemsOf(state, scene)
  return items[placeOf(items, state.selections[state.by])]
}

function neighbour(by: SalesBy, step: 1 | -1): SalesBy {
  const place = SALES_VIEWS.indexOf(by) + step + SALES_VIEWS.length
  return SALES_VIEWS[place % SALES_VIEWS.length] ?? by
}
