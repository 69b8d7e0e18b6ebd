import type { Client } from '../../client/client.ts'
import type { SeasonPlan } from '../../season/plan.ts'
import { type Action, MOVES } from '../keys/keymap.ts'
import { edited, fieldOf, selectedAll } from '../parts/field.ts'
import { NO_SELECTION, selectionMoved, stepOf } from '../parts/list.ts'
import type { Next, Screen } from '../screen.ts'
import { refusalOf } from '../text.ts'
import { equalCommand, equalRequest } from './load-equal.ts'
import {
  again,
  compared,
  countOf,
  fileOf,
  type LoadState,
  type LoadStep,
  stepsOf,
} from './load-state.ts'
import { drawLoad, heightOf, idsOf } from './load-view.ts'

/** Puts a season file on sale: first what it would change, then, after Enter, how far it is. */
export const loadScreen: Screen<LoadState> = {
  needs: [],
  begin: () => ({
    path: selectedAll(fieldOf('season.yaml')),
    selection: NO_SELECTION,
    stage: { is: 'path' },
  }),
  actions({ stage }): readonly Action[] {
    switch (stage.is) {
      case 'path':
      case 'done':
        return ['open', 'back']
      case 'flawed':
        return ['edit', 'retry', 'back', ...MOVES]
      case 'compared':
        return stepsOf(stage.plan).length > 0
          ? ['open', 'edit', 'retry', 'back', ...MOVES]
          : ['edit', 'retry', 'back', ...MOVES]
      default:
        return []
    }
  },
  names: ({ stage }) =>
    stage.is === 'path'
      ? { open: 'compare', back: 'goBack' }
      : { open: stage.is === 'compared' ? 'changeIt' : 'goBack' },
  act(state, action, scene): Next<LoadState> {
    const ids = idsOf(state)
    const step = stepOf(action, heightOf(scene), ids.length)
    if (step !== undefined) {
      const selection = selectionMoved(ids, state.selection, step, heightOf(scene))
      return { state: { ...state, selection } }
    }
    switch (action) {
      case 'open':
        return opened(state)
      case 'retry':
        return read(state)
      case 'edit':
        return edit(state)
      case 'back':
        return state.stage.is === 'path' || state.stage.is === 'done'
          ? { state, go: { place: 'musicals' } }
          : { state: again(state, { is: 'path' }) }
      default:
        return { state }
    }
  },
  // What was compared may be old by then.
  afterLeaving: (state) => (state.stage.is === 'compared' ? again(state, { is: 'path' }) : state),
  isTyping: ({ stage }) => stage.is === 'path',
  type(state, pressed) {
    const path = edited(state.path, pressed)
    return { state: path ? { ...state, path } : state }
  },
  draw: drawLoad,
  command: equalCommand,
  request: equalRequest,
}

function opened(state: LoadState): Next<LoadState> {
  switch (state.stage.is) {
    case 'path':
      return state.path.text.trim() === '' ? { state } : read(state)
    case 'compared':
      return apply(state, state.stage.plan)
    case 'done':
      return { state, go: { place: 'musicals' } }
    default:
      return { state }
  }
}

function read(state: LoadState): Next<LoadState> {
  const reading: LoadState['stage'] = { is: 'reading' }
  const file = fileOf(state)
  return {
    state: again(state, reading),
    ask: async ({ own, staff = own }) => {
      const stage = await compared(file, staff)
      return (now) => (now.stage === reading ? again(now, stage) : now)
    },
  }
}

/** Opens the file in the editor. Afterwards it is read again. */
function edit(state: LoadState): Next<LoadState> {
  const reading: LoadState['stage'] = { is: 'reading' }
  const file = fileOf(state)
  return {
    state: again(state, reading),
    ask: async ({ own, staff = own }, desk) => {
      await desk.edit(file)
      const stage = await compared(file, staff)
      return (now) => (now.stage === reading ? again(now, stage) : now)
    },
  }
}

/** Does what makes all as in the file, one request after the other. */
function apply(state: LoadState, plan: SeasonPlan): Next<LoadState> {
  const at = (done: number) => (now: LoadState) => again(now, { is: 'sending', plan, done })
  const file = fileOf(state)
  return {
    state: at(0)(state),
    ask: async ({ own, staff = own }, desk) => {
      try {
        for (const [n, step] of stepsOf(plan).entries()) {
          await send(staff, step)
          desk.tell(at(n + 1))
        }
        const titles = new Set([...plan.musicals, ...plan.additions].map(({ title }) => title))
        const [shows, changed] = [countOf(plan, 'new'), plan.changes.length]
        return (now) => again(now, { is: 'done', shows, musicals: titles.size, changed })
      } catch (error) {
        const refusal = refusalOf(error)
        // A part may be done by now.
        const stage = await compared(file, staff)
        return (now) => again(now, stage.is === 'compared' ? { ...stage, refusal } : stage)
      }
    },
  }
}

async function send(client: Client, step: LoadStep): Promise<void> {
  switch (step.is) {
    case 'import':
      await client.importSeason({ musicals: [...step.musicals] })
      break
    case 'add':
      await client.addPerformances(step.musicalId, { performances: [...step.performances] })
      break
    case 'change':
      await client.changeGrade(step.performanceId, step.grade, step.change)
  }
}
