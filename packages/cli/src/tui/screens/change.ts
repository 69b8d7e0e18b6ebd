import { type Action, MOVES } from '../keys/keymap.ts'
import { edited, fieldOf } from '../parts/field.ts'
import { selectionMoved, stepOf, moved as stepped } from '../parts/list.ts'
import type { ActionNames, Next, Scene, Screen } from '../screen.ts'
import { ask, loadRules, send } from './change-ask.ts'
import { equalCommand, equalRequest } from './change-equal.ts'
import { askedAbout, newsIn, otherDates } from './change-news.ts'
import { withOrder } from './change-order.ts'
import {
  type Asked,
  backInForm,
  type ChangeGiven,
  type ChangeState,
  changedRows,
  formOf,
  type GradeRow,
  idsOf,
  isDirty,
  isOffered,
  moved,
  newChange,
  performanceIn,
  performancesIn,
  rowsOf,
  withEdit,
} from './change-state.ts'
import { drawChange, heightOf } from './change-view.ts'

/** Changes the price and the seats of the grades of a performance that is on sale. */
export const changeScreen: Screen<ChangeState> = {
  needs: ['season'],
  begin: (given) => newChange((given ?? {}) as ChangeGiven), // the list of musicals passes it
  resume(before, given) {
    if (!isDirty(before) || before.stage.is === 'sending') return undefined
    const to = (given ?? {}) as ChangeGiven // the list of musicals passes it
    return to.musical?.id === before.musical?.id
      ? before
      : { ...before, stage: { is: 'leaving', to } }
  },
  afterLeaving: (state) =>
    state.stage.is === 'asked' || state.stage.is === 'leaving' ? backInForm(state) : state,
  isUnsaved: isDirty,
  actions(state, scene): readonly Action[] {
    switch (state.stage.is) {
      case 'list':
        return performancesIn(state, scene).length > 0 ? ['open', 'back', ...MOVES] : ['back']
      case 'form':
        return ['open', 'back', 'nextPane', 'previousPane', 'submit']
      case 'asked':
        return otherDates(state, scene).length > 0
          ? ['open', 'back', 'allDates', 'up', 'down']
          : ['open', 'back', 'up', 'down']
      case 'sending':
        return []
      default:
        return ['open', 'back']
    }
  },
  names: namesOf,
  act(state, action, scene) {
    switch (state.stage.is) {
      case 'list':
        return inList(state, action, scene)
      case 'form':
        return inForm(state, action, scene)
      case 'asked':
        return inQuestion(state, state.stage, { action, scene })
      case 'sending':
        return { state }
      case 'leaving':
        if (action !== 'open') return { state: backInForm(state) }
        return state.stage.to ? { state: newChange(state.stage.to) } : left(state)
      case 'done':
        return left(state)
    }
  },
  isTyping: ({ stage }) => stage.is === 'form' || stage.is === 'leaving',
  type(state, pressed, scene) {
    if (state.stage.is !== 'form') return { state }
    const rows = rowsOf(state, scene)
    if (pressed.name === 'up') return { state: movedBy(state, rows, -1) }
    if (pressed.name === 'down') return { state: movedBy(state, rows, 1) }
    const row = rows[state.at]
    if (!row) return { state }
    // What is on sale gives way to what is typed. It is edited by the keys that move and erase.
    const isNew = pressed.text !== undefined && isOffered(state, row)
    const field = edited(isNew ? fieldOf('') : row.fields[state.column], pressed)
    if (!field) return { state }
    return { state: withEdit(state, row, field), ...(state.flawsOf ? {} : { ask: loadRules }) }
  },
  settle: (state, scene) => withOrder(state, performanceIn(state, scene)),
  draw: drawChange,
  command: equalCommand,
  request: equalRequest,
}

function inList(state: ChangeState, action: Action, scene: Scene): Next<ChangeState> {
  const ids = idsOf(performancesIn(state, scene))
  const step = stepOf(action, heightOf(scene), ids.length)
  if (step !== undefined) {
    const selection = selectionMoved(ids, state.selection, step, heightOf(scene))
    return { state: { ...state, selection } }
  }
  if (action === 'back') return { state, go: { place: 'musicals' } }
  const performance = performanceIn(state, scene)
  if (action !== 'open' || !performance) return { state }
  const selection = { ...state.selection, id: performance.id }
  return { state: { ...formOf(state), selection } }
}

/** Leaves the form, and forgets what was typed: to the other performances, or to the musicals. */
const left = (state: ChangeState): Next<ChangeState> =>
  state.isList
    ? { state: { ...formOf(state), stage: { is: 'list' } } }
    : { state: formOf(state), go: { place: 'musicals' } }

function inForm(state: ChangeState, action: Action, scene: Scene): Next<ChangeState> {
  const rows = rowsOf(state, scene)
  switch (action) {
    case 'open':
    case 'submit':
      return ask(state, scene)
    case 'nextPane':
      return {
        state:
          state.column === 'price'
            ? moved(state, state.at, 'seats')
            : moved(state, (state.at + 1) % Math.max(1, rows.length), 'price'),
      }
    case 'previousPane':
      return {
        state:
          state.column === 'seats'
            ? moved(state, state.at, 'price')
            : moved(state, (state.at + rows.length - 1) % Math.max(1, rows.length), 'seats'),
      }
    case 'back':
      return isDirty(state) ? { state: { ...state, stage: { is: 'leaving' } } } : left(state)
    default:
      return { state }
  }
}

const movedBy = (state: ChangeState, rows: readonly GradeRow[], by: number): ChangeState =>
  moved(state, stepped(state.at, by, rows.length), state.column)

function namesOf(state: ChangeState, scene: Scene): ActionNames {
  const { stage } = state
  switch (stage.is) {
    case 'list':
      return { open: 'choose', back: 'goBack' }
    case 'form':
      return { open: 'goOn', back: 'leave', submit: 'goOn' }
    case 'asked':
      return {
        open: newsIn(stage, rowsOf(state, scene)).length > 0 ? 'seeAgain' : 'changeIt',
        allDates: stage.isForAll ? 'oneDate' : 'allDates',
      }
    case 'leaving':
      return { open: 'leave', back: 'stay' }
    default:
      return { open: 'goBack' }
  }
}

type Key = { readonly action: Action; readonly scene: Scene }

/**
 * At the question the cursor moves among the grades that would change. Enter asks again if one cannot be so by now, or if
 * somebody else has changed it since the question.
 */
function inQuestion(state: ChangeState, asked: Asked, { action, scene }: Key): Next<ChangeState> {
  const rows = rowsOf(state, scene)
  const changes = changedRows(rows)
  switch (action) {
    case 'up':
    case 'down': {
      const row = rows[state.at]
      const here = row ? changes.indexOf(row) : -1
      const to = changes[stepped(here, action === 'up' ? -1 : 1, changes.length)]
      return { state: to ? { ...state, at: rows.indexOf(to) } : state }
    }
    case 'allDates':
      return { state: { ...state, stage: { ...asked, isForAll: !asked.isForAll } } }
    case 'open':
      if (changes.length === 0 || changes.some(({ flaws }) => flaws.length > 0))
        return ask(backInForm(state), scene)
      if (newsIn(asked, rows).length > 0)
        return { state: { ...state, stage: askedAbout(changes, asked.isForAll) } }
      return send(state, changes, asked.isForAll ? otherDates(state, scene) : [])
    default:
      return { state: backInForm(state) }
  }
}
