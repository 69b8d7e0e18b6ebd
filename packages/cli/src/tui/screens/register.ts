import { checkedRequest } from '../../season/draft.ts'
import type { Action } from '../keys/keymap.ts'
import { edited, fieldOf } from '../parts/field.ts'
import { moved } from '../parts/list.ts'
import type { ActionNames, Next, Scene, Screen } from '../screen.ts'
import { refusalOf } from '../text.ts'
import {
  draftOf,
  flawAt,
  flawsIn,
  isDirty,
  newForm,
  type RegisterGiven,
  type RegisterState,
  withBlanks,
} from './register-state.ts'
import { drawForm } from './register-view.ts'

const NAMES = {
  form: { open: 'goOn', back: 'leave' },
  leaving: { open: 'leave', back: 'stay' },
  asked: { open: 'onSale' },
  sending: {},
  done: { open: 'goBack' },
} as const satisfies Record<RegisterState['stage']['is'], ActionNames>

/** Registers a musical, or adds performances to one: a form that says what is wrong while one types. */
export const registerScreen: Screen<RegisterState> = {
  needs: ['season'],
  begin: (given) => newForm((given ?? {}) as RegisterGiven), // the list of musicals passes it
  resume(before, given) {
    if (!isDirty(before) || before.stage.is === 'sending') return undefined
    const to = (given ?? {}) as RegisterGiven // the list of musicals passes it
    return to.musical?.id === before.musical?.id
      ? before
      : { ...before, stage: { is: 'leaving', to } }
  },
  afterLeaving: (state) =>
    state.stage.is === 'asked' || state.stage.is === 'leaving'
      ? { ...state, stage: { is: 'form' } }
      : state,
  isUnsaved: isDirty,
  actions({ stage }) {
    if (stage.is === 'form') return ['open', 'back', 'nextPane', 'previousPane', 'submit']
    return stage.is === 'sending' ? [] : ['open', 'back']
  },
  names: ({ stage }) => NAMES[stage.is],
  act(state, action, scene) {
    const form = { ...state, stage: { is: 'form' as const } }
    switch (state.stage.is) {
      case 'sending':
        return { state }
      case 'done':
        return { state: newForm({}), go: { place: 'musicals' } }
      case 'leaving':
        if (action !== 'open') return { state: form }
        return state.stage.to
          ? { state: newForm(state.stage.to) }
          : { state: newForm({ musical: state.musical }), go: { place: 'musicals' } }
      case 'asked':
        return action === 'open' ? send(state) : { state: form }
      case 'form':
        return inForm(state, action, scene)
    }
  },
  isTyping: ({ stage }) => stage.is === 'form' || stage.is === 'leaving',
  type(state, pressed) {
    if (state.stage.is !== 'form') return { state }
    if (pressed.name === 'up') return { state: movedBy(state, -1) }
    if (pressed.name === 'down') return { state: movedBy(state, 1) }
    const at = state.lines[state.at]
    // What was filled in for the user gives way to what is typed. It is edited by the keys that move and erase.
    const isOffered = at && !at.touched && pressed.text !== undefined
    const field = at && edited(isOffered ? fieldOf('') : at.field, pressed)
    if (!at || !field) return { state }
    const touched = at.touched || field.text !== at.field.text
    const lines = state.lines.with(state.at, { ...at, field, touched })
    const next: RegisterState = { ...state, lines, stage: { is: 'form' } }
    return { state: withBlanks(next), ...(state.flawsOf ? {} : { ask: loadRules }) }
  },
  draw: drawForm,
  command: (state) => commandOf(state),
  request: (state) => ({
    method: 'POST',
    path: state.musical ? `/v1/musicals/${state.musical.id}/performances` : '/v1/musicals',
    body: requestOf(state),
  }),
}

/** The rules come with zod, which takes a moment to load: only for the form, and while one types. */
const loadRules = async () => {
  const { flawsOf } = await import('../../season/lazy.ts')
  return (now: RegisterState): RegisterState => ({ ...now, flawsOf })
}

function inForm(state: RegisterState, action: Action, scene: Scene): Next<RegisterState> {
  const at = state.lines[state.at]
  switch (action) {
    case 'open': {
      const isEnd = state.at === state.lines.length - 1 && at?.field.text.trim() === ''
      return isEnd ? ask(state, scene) : { state: movedBy(state, 1) }
    }
    case 'submit':
      return ask(state, scene)
    case 'nextPane':
      return { state: movedBy(state, 1) }
    case 'previousPane':
      return { state: movedBy(state, -1) }
    case 'back':
      return isDirty(state)
        ? { state: { ...state, stage: { is: 'leaving' } } }
        : { state, go: { place: 'musicals' } }
    default:
      return { state }
  }
}

/** Another line. The one that is left counts as filled in, so that it can be called wrong. */
function movedBy(state: RegisterState, by: number): RegisterState {
  const lines = state.lines.map((each, i) => (i === state.at ? { ...each, touched: true } : each))
  return { ...state, lines, at: moved(state.at, by, lines.length) }
}

/** Asks before something goes on sale, if nothing is wrong. Otherwise every flaw is shown. */
function ask(state: RegisterState, scene: Scene): Next<RegisterState> {
  const touched: RegisterState = {
    ...state,
    lines: state.lines.map((each) => ({ ...each, touched: true })),
  }
  const checked = (now: RegisterState): RegisterState => {
    if (now.stage.is !== 'form') return now
    const flaws = flawsIn(now, scene)
    if (flaws.length === 0) return { ...now, stage: { is: 'asked' } }
    const first = now.lines.findIndex((_, place) => flawAt(now, place, flaws) !== undefined)
    return { ...now, at: Math.max(0, first) }
  }
  if (state.flawsOf) return { state: checked(touched) }
  return {
    state: touched,
    ask: async () => {
      const load = await loadRules()
      return (now) => checked(load(now))
    },
  }
}

function requestOf(state: RegisterState) {
  const request = checkedRequest(draftOf(state))
  return state.musical ? { performances: request.performances } : request
}

/** Sends the form once. While it is sent, no key does anything. */
function send(state: RegisterState): Next<RegisterState> {
  const { musical } = state
  const request = checkedRequest(draftOf(state))
  const sending: RegisterState['stage'] = { is: 'sending' }
  const ended = (stage: RegisterState['stage']) => (now: RegisterState) =>
    now.stage === sending ? { ...now, stage } : now
  return {
    state: { ...state, stage: sending },
    ask: async ({ own, staff = own }) => {
      try {
        const { performances } = musical
          ? await staff.addPerformances(musical.id, { performances: request.performances })
          : await staff.registerMusical(request)
        const ids = performances.map(({ id }) => id)
        return ended({ is: 'done', title: request.title, ids })
      } catch (error) {
        return ended({ is: 'form', refusal: refusalOf(error) })
      }
    },
  }
}

/** The command that registers the same. */
function commandOf(state: RegisterState): readonly string[] {
  const { title, venue, timeZone, runningMinutes, currency, times, grades } = draftOf(state)
  const { musical } = state
  const about = musical
    ? ['performance', 'add', musical.id]
    : [
        ...['musical', 'register', title, '--venue', venue],
        ...(timeZone === '' ? [] : ['--time-zone', timeZone]),
        ...(runningMinutes === '' ? [] : ['--running-minutes', runningMinutes]),
      ]
  return [
    ...about,
    ...times.flatMap((time) => ['--at', time]),
    ...grades.flatMap(({ grade, seats, amount }) => [
      '--grade',
      `${grade}:${seats ?? ''}:${amount ?? ''}`,
    ]),
    ...(currency === 'KRW' ? [] : ['--currency', currency]),
  ]
}
