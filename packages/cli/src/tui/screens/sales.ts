import { MOVES } from '../keys/keymap.ts'
import type { Season } from '../model/season.ts'
import { NO_SELECTION, placeIn, type Selection, selectionMoved, stepOf } from '../parts/list.ts'
import type { Scene, Screen } from '../screen.ts'
import { isWide } from '../view.ts'
import {
  dearestFirst,
  SALES_VIEWS,
  type SalesBy,
  type SalesItem,
  salesItems,
} from './sales-rows.ts'
import { drawSales, salesListHeight } from './sales-view.ts'

export type SalesState = {
  readonly by: SalesBy
  readonly selections: Readonly<Record<SalesBy, Selection>>
  /** whether the selected row is shown with all of its figures, where there is no room for them beside the list */
  readonly isOpen?: boolean
}

/** Seats sold, held and left, and money: by performance, by grade and by day, with a curve over time. */
export const salesScreen: Screen<SalesState> = {
  // The prices of the grades are those of what is on.
  needs: ['sales', 'season'],
  begin: () => ({
    by: 'performance',
    selections: { performance: NO_SELECTION, grade: NO_SELECTION, day: NO_SELECTION },
  }),
  actions(state, scene) {
    const panes = ['nextPane', 'previousPane', ...MOVES] as const
    if (isWide(scene.size)) return panes
    if (state.isOpen) return ['back', ...panes]
    return chosenOf(state, scene) ? ['open', ...panes] : panes
  },
  names: () => ({ nextPane: 'nextView', previousPane: 'previousView' }),
  act(state, action, scene) {
    if (action === 'open' || action === 'back')
      return { state: { ...state, isOpen: action === 'open' } }
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
        {
          ...{ sales, items, by: state.by, from: selection.from, isOpen: state.isOpen ?? false },
          ...{ selected: placeOf(items, selection) },
        },
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

function itemsOf({ by }: SalesState, { snapshot }: Scene): readonly SalesItem[] {
  const items = snapshot.sales.value ? salesItems(snapshot.sales.value, by) : []
  if (by === 'day') return items
  const season = snapshot.season.value ?? []
  if (by === 'grade') return dearestFirst(items, pricesOf(season))
  const shows = new Map(season.map((each) => [each.id, each]))
  return items.map((item) => {
    const show = item.performance && shows.get(item.performance.id)
    return show && item.grades
      ? { ...item, grades: dearestFirst(item.grades, pricesOf([show])) }
      : item
  })
}

/** What a seat of each grade costs, at most. */
function pricesOf(season: Season): ReadonlyMap<string, number> {
  const prices = new Map<string, number>()
  for (const { grade, price } of season.flatMap(({ grades }) => grades))
    prices.set(grade, Math.max(price.amount, prices.get(grade) ?? 0))
  return prices
}

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
