import { type Action, MOVES } from '../keys/keymap.ts'
import type { Pressed } from '../keys/pressed.ts'
import { edited, fieldOf, selectedAll } from '../parts/field.ts'
import { NO_SELECTION, selectionMoved, stepOf } from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { refusalOf } from '../text.ts'
import { dayOf, daysLater, monthsLater } from './calendar.ts'
import {
  chosenOf,
  dayIn,
  fitting,
  idsOf,
  listed,
  NEW_SEASON,
  type SeasonState,
} from './season-state.ts'
import { drawSeason, listHeight } from './season-view.ts'

type Step = Next<SeasonState>

/** What is on sale: a list of performances or a month, the selected performance in detail. */
export const seasonScreen: Screen<SeasonState> = {
  needs: ['season'],
  begin: () => NEW_SEASON,
  actions(state, scene) {
    if (state.isFiltering) return ['open', 'back']
    const isBack = state.filter.text !== '' || state.focus === 'day'
    const back: readonly Action[] = isBack ? ['back'] : []
    if (isEmpty(scene)) return scene.isStaff && state.sample?.is !== 'sending' ? ['sample'] : []
    if (fitting(state, scene).length === 0) return ['filter', ...back]
    const toggle = ['filter', 'calendar'] as const
    if (state.focus === 'month') return ['open', ...toggle, ...back, ...MOVES, 'left', 'right']
    // `b` books too, so that Enter is told once.
    return ['open', ...toggle, ...back, ...MOVES, 'book']
  },
  names: (state, scene) => ({
    open: state.isFiltering
      ? 'done'
      : state.focus === 'month' && listed(state, scene).length > 1
        ? 'day'
        : chosenOf(state, scene)?.hall
          ? 'seats'
          : 'book',
    book: chosenOf(state, scene)?.hall ? 'seats' : 'book',
  }),
  act(state, action, scene): Step {
    switch (action) {
      case 'filter':
        return { state: { ...state, isFiltering: true, filter: selectedAll(state.filter) } }
      case 'calendar':
        return { state: toggled(state, scene) }
      case 'back':
        return { state: back(state) }
      case 'sample':
        return sample(state)
      case 'open':
      case 'book':
        return opened(state, scene)
      default:
        return {
          state:
            state.focus === 'month' ? inMonth(state, action, scene) : inList(state, action, scene),
        }
    }
  },
  isTyping: ({ isFiltering }) => isFiltering,
  type(state, pressed: Pressed) {
    const filter = edited(state.filter, pressed)
    return {
      state: filter ? { ...state, filter, selection: NO_SELECTION, day: undefined } : state,
    }
  },
  afterGoing: (state) =>
    state.filter.text === '' && !state.isFiltering
      ? state
      : { ...state, filter: fieldOf(''), isFiltering: false },
  draw: drawSeason,
  request: (state, scene) => {
    const chosen = chosenOf(state, scene)
    return { method: 'GET', path: `/v1/performances${chosen ? `/${chosen.id}` : ''}` }
  },
  command: (state, scene) => {
    const performance = chosenOf(state, scene)
    return performance ? ['performance', 'show', performance.id] : ['performance', 'list']
  },
}

/** Whether nothing at all is on sale, as far as is known. */
const isEmpty = ({ snapshot }: Scene): boolean => snapshot.season.value?.length === 0

/** Puts the sample season on sale, in a box office that has nothing. */
const sample = (state: SeasonState): Step => ({
  state: { ...state, sample: { is: 'sending' } },
  async sign({ own, staff, sample: season }) {
    try {
      await (staff ?? own).importSeason(await season())
      return ({ sample: _, ...now }) => ({ state: now })
    } catch (error) {
      const refusal = refusalOf(error)
      return (now) => ({ state: { ...now, sample: { is: 'refused', refusal } } })
    }
  },
})

/** The month shows the day of the selected performance, and the list the performance that was selected in the month. */
function toggled(state: SeasonState, scene: Scene): SeasonState {
  const chosen = chosenOf(state, scene)
  if (state.focus === 'list') return { ...state, focus: 'month', day: chosen && dayOf(chosen) }
  const place = idsOf(fitting(state, scene)).indexOf(chosen?.id ?? '')
  const selection = chosen ? { id: chosen.id, place, from: Math.max(0, place) } : NO_SELECTION
  return { ...state, focus: 'list', day: undefined, selection }
}

/** From the day to the month; then the filter is emptied. */
function back(state: SeasonState): SeasonState {
  if (state.isFiltering || state.focus !== 'day')
    return { ...state, isFiltering: false, filter: fieldOf('') }
  return { ...state, focus: 'month' }
}

/** Enter: ends the filter, goes into a day with several performances, or goes on to book the selected one. */
function opened(state: SeasonState, scene: Scene): Step {
  if (state.isFiltering) return { state: { ...state, isFiltering: false } }
  if (state.focus === 'month' && listed(state, scene).length > 1)
    return { state: { ...state, focus: 'day', day: dayIn(state, scene) } }
  const performance = chosenOf(state, scene)
  if (!performance) return { state }
  // Who comes back finds the cursor there, also if another one begins or is over meanwhile, or the filter is gone.
  const selection = { ...state.selection, id: performance.id }
  // Seats with numbers are chosen on the plan of the hall.
  return {
    state: { ...state, selection },
    go: { place: performance.hall ? 'seats' : 'book', with: performance },
  }
}

function inList(state: SeasonState, action: Action, scene: Scene): SeasonState {
  const ids = idsOf(listed(state, scene))
  const height = listHeight(scene.size)
  const step = stepOf(action, height, ids.length)
  if (step === undefined) return state
  return { ...state, selection: selectionMoved(ids, state.selection, step, height) }
}

/** Another day: by days, weeks and months, or the first or last with a performance. */
function inMonth(state: SeasonState, action: Action, scene: Scene): SeasonState {
  const day = dayIn(state, scene)
  const all = fitting(state, scene)
  const to: Partial<Record<Action, string | undefined>> = {
    ...{ left: daysLater(day, -1), right: daysLater(day, 1) },
    ...{ up: daysLater(day, -7), down: daysLater(day, 7) },
    ...{ pageUp: monthsLater(day, -1), pageDown: monthsLater(day, 1) },
    ...{ first: all[0] && dayOf(all[0]), last: all.map(dayOf).at(-1) },
  }
  return { ...state, day: to[action] ?? day, selection: NO_SELECTION }
}
