import { STAFF_SCOPES } from '@outerpark/core/kernel'
import type { Failure } from '../../failure.ts'
import { type Action, MOVES } from '../keys/keymap.ts'
import { edited, fieldOf } from '../parts/field.ts'
import { moved, NO_SELECTION, selectionMoved, stepOf } from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { refusalOf } from '../text.ts'
import { chosenStaff, LINES, type StaffState, staffHeight, staffIn } from './staff-state.ts'
import { drawStaff } from './staff-view.ts'

type Adding = Extract<StaffState['stage'], { is: 'adding' }>

/** Who works at the box office: add a person, whose first token is shown once, or let one work here no longer. */
export const staffScreen: Screen<StaffState> = {
  needs: ['staff'],
  begin: () => ({ selection: NO_SELECTION, stage: { is: 'list' } }),
  actions(state, scene): readonly Action[] {
    switch (state.stage.is) {
      case 'adding':
        return state.stage.at === 0
          ? ['open', 'back', 'nextPane', 'previousPane']
          : ['toggle', 'open', 'back', 'up', 'down', 'nextPane', 'previousPane']
      case 'revoking':
        return ['open', 'back']
      case 'added':
        return ['copySecret', 'back']
      case 'sending':
        return []
      case 'list': {
        const chosen = chosenStaff(state, scene)
        const revoke: readonly Action[] = chosen && chosen.revokedAt === null ? ['revoke'] : []
        return ['addStaff', ...revoke, 'back', ...(chosen ? MOVES : [])]
      }
    }
  },
  names: ({ stage }) =>
    stage.is === 'adding'
      ? { open: stage.at === 0 ? 'goOn' : 'add' }
      : stage.is === 'revoking'
        ? { open: 'revoke', back: 'keep' }
        : {},
  act(state, action, scene): Next<StaffState> {
    const { stage } = state
    switch (stage.is) {
      case 'adding':
        return inAdding(state, stage, action)
      case 'revoking':
        return action === 'open' ? revoke(state, stage.who.id) : { state: listed(state) }
      case 'added':
        return action === 'copySecret' ? copied(state, stage) : { state: listed(state) }
      case 'sending':
        return { state }
      case 'list':
        return inList(state, action, scene)
    }
  },
  isTyping: ({ stage }) => stage.is === 'adding' && stage.at === 0,
  type(state, pressed) {
    const { stage } = state
    if (stage.is !== 'adding') return { state }
    if (pressed.name === 'down') return { state: { ...state, stage: { ...stage, at: 1 } } }
    const name = edited(stage.name, pressed)
    return { state: name ? { ...state, stage: { ...stage, name, refusal: undefined } } : state }
  },
  isUnsaved: ({ stage }) => stage.is === 'adding' && stage.name.text.trim() !== '',
  afterLeaving: (state) => (state.stage.is === 'revoking' ? listed(state) : state),
  draw: drawStaff,
  command({ stage }) {
    if (stage.is === 'adding')
      return ['staff', 'add', stage.name.text.trim(), '--scopes', stage.scopes.join(',')]
    return stage.is === 'revoking' ? ['staff', 'revoke', stage.who.id, '--yes'] : ['staff', 'list']
  },
  request({ stage }) {
    if (stage.is === 'adding') return { method: 'POST', path: '/v1/staff', body: bodyOf(stage) }
    return stage.is === 'revoking'
      ? { method: 'DELETE', path: `/v1/staff/${stage.who.id}` }
      : { method: 'GET', path: '/v1/staff' }
  },
}

const listed = (state: StaffState, refusal?: Failure): StaffState => ({
  ...state,
  stage: { is: 'list', refusal },
})

function inList(state: StaffState, action: Action, scene: Scene): Next<StaffState> {
  const ids = staffIn(scene).map(({ id }) => id)
  const step = stepOf(action, staffHeight(scene), ids.length)
  if (step !== undefined) {
    const selection = selectionMoved(ids, state.selection, step, staffHeight(scene))
    return { state: { ...listed(state), selection } }
  }
  if (action === 'addStaff')
    return {
      state: { ...state, stage: { is: 'adding', name: fieldOf(''), scopes: ['sell'], at: 0 } },
    }
  if (action === 'back') return { state: listed(state), go: { place: 'customers' } }
  const who = chosenStaff(state, scene)
  return action === 'revoke' && who
    ? { state: { ...state, stage: { is: 'revoking', who } } }
    : { state: listed(state) }
}

function inAdding(state: StaffState, stage: Adding, action: Action): Next<StaffState> {
  const at = (by: number): Next<StaffState> => ({
    state: { ...state, stage: { ...stage, at: moved(stage.at, by, LINES) } },
  })
  switch (action) {
    case 'up':
    case 'previousPane':
      return at(-1)
    case 'down':
    case 'nextPane':
      return at(1)
    case 'toggle': {
      const scope = STAFF_SCOPES[stage.at - 1]
      const scopes = STAFF_SCOPES.filter((each) => (each === scope) !== stage.scopes.includes(each))
      return { state: { ...state, stage: { ...stage, scopes } } }
    }
    case 'open':
      return stage.at === 0 ? at(1) : add(state, stage)
    default:
      return { state: listed(state) }
  }
}

const bodyOf = ({ name, scopes }: Adding) => ({ name: name.text.trim(), scopes: [...scopes] })

/** Adds the person once: while it is sent, no key does anything. */
function add(state: StaffState, stage: Adding): Next<StaffState> {
  const sending: StaffState['stage'] = { is: 'sending' }
  return {
    state: { ...state, stage: sending },
    ask: async ({ own, staff = own }) => {
      try {
        const { staff: person, token } = await staff.addStaff(bodyOf(stage))
        const added = { is: 'added', name: person.name, token, isCopied: false } as const
        return (now) => ({ ...now, stage: added })
      } catch (error) {
        const refusal = refusalOf(error)
        return (now) => ({ ...now, stage: { ...stage, refusal } })
      }
    },
  }
}

function revoke(state: StaffState, id: string): Next<StaffState> {
  return {
    state: { ...state, stage: { is: 'sending' } },
    ask: async ({ own, staff = own }) => {
      try {
        await staff.revokeStaff(id)
        return (now) => listed(now)
      } catch (error) {
        const refusal = refusalOf(error)
        return (now) => listed(now, refusal)
      }
    },
  }
}

function copied(
  state: StaffState,
  stage: Extract<StaffState['stage'], { is: 'added' }>,
): Next<StaffState> {
  return {
    state,
    ask: async (_, desk) => {
      desk.clip(stage.token)
      return (now) => (now.stage === stage ? { ...now, stage: { ...stage, isCopied: true } } : now)
    },
  }
}
