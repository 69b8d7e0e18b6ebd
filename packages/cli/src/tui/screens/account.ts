import { LANGUAGES } from '@outerpark/core/names'
import { type Action, MOVES } from '../keys/keymap.ts'
import { edited, fieldOf } from '../parts/field.ts'
import { moved, stepOf, windowOf } from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { standingOf } from '../standing.ts'
import { WORDS } from '../words/words.ts'
import {
  changed,
  confirmed,
  erased,
  exported,
  made,
  revoked,
  sentAgain,
  signedOut,
} from './account-deeds.ts'
import { commandOf, requestOf } from './account-equal.ts'
import { namesOf } from './account-names.ts'
import {
  type AccountLine,
  type AccountState,
  accountOf,
  idOf,
  isOwnToken,
  lineOf,
  linesOf,
  NEW_ACCOUNT,
  type Typed,
} from './account-state.ts'
import { drawAccount, listHeight } from './account-view.ts'

type Step = Next<AccountState>

/** What the box office knows about the customer, their tokens, and how to take everything along or to leave. */
export const accountScreen: Screen<AccountState> = {
  needs: ['account'],
  begin: () => NEW_ACCOUNT,
  actions(state, scene) {
    const { stage } = state
    if (!accountOf(scene) || standingOf(scene.snapshot) !== 'signed-in') return []
    if (stage.is === 'sending') return []
    if (stage.is === 'typing')
      return stage.what === 'code' ? ['open', 'back', 'again'] : ['open', 'back']
    if (stage.is === 'asked') return ['open', 'back']
    if (stage.is === 'made') return ['back', 'open']
    return [...deedsOf(lineOf(state, scene)), ...MOVES]
  },
  names: namesOf,
  act(state, action, scene): Step {
    const { stage } = state
    if (action === 'again' && state.pending !== undefined) return sentAgain(state, state.pending)
    if (stage.is === 'typing') return action === 'open' ? typedIn(state, stage, scene) : left(state)
    if (stage.is === 'asked') {
      if (action !== 'open') return left(state)
      return stage.what === 'signOut' ? signedOut(state) : revoked(state, isOwnToken(state, scene))
    }
    if (stage.is === 'made') return left(state)
    const height = listHeight(scene.size)
    const lines = linesOf(scene)
    const step = stepOf(action, height, lines.length)
    return step === undefined ? opened(state, action, scene) : stepped(state, step, scene)
  },
  afterLeaving: (state) => (state.stage.is === 'asked' ? left(state).state : state),
  isTyping: ({ stage }) => stage.is === 'typing',
  type(state, pressed) {
    const { stage } = state
    const field = stage.is === 'typing' && edited(stage.field, pressed)
    return { state: field ? { ...state, stage: { ...stage, field }, refusal: undefined } : state }
  },
  draw: drawAccount,
  command: commandOf,
  request: requestOf,
}

/** What can be done on a line. */
function deedsOf(line: AccountLine): readonly Action[] {
  if (line.is === 'token') return ['revoke']
  if (line.is === 'language' || line.is === 'mail') return ['open', 'left', 'right']
  return ['open']
}

const left = (state: AccountState): Step => ({
  state: { ...state, stage: { is: 'list' }, refusal: undefined },
})

function stepped(state: AccountState, by: number, scene: Scene): Step {
  const ids = linesOf(scene).map(idOf)
  const place = moved(Math.max(0, ids.indexOf(state.at)), by, ids.length)
  const { from } = windowOf(ids.length, place, listHeight(scene.size), state.from)
  return { state: { ...state, at: ids[place] ?? state.at, from, refusal: undefined } }
}

/** Enter, or another key, on a line of the list. */
function opened(state: AccountState, action: Action, scene: Scene): Step {
  const account = accountOf(scene)
  if (!account) return { state }
  const { customer } = account
  const type = (what: Typed, text = ''): Step => ({
    state: { ...state, stage: { is: 'typing', what, field: fieldOf(text) }, refusal: undefined },
  })
  const line = lineOf(state, scene)
  switch (line.is) {
    case 'name':
      return type('name', customer.name)
    case 'email':
      return state.pending === undefined ? type('email', customer.email) : type('code')
    case 'language': {
      const at = LANGUAGES.indexOf(customer.language)
      const by = action === 'left' ? LANGUAGES.length - 1 : 1
      return changed(state, { language: LANGUAGES[(at + by) % LANGUAGES.length] ?? 'en' })
    }
    case 'mail':
      return changed(state, { mail: !customer.mail })
    case 'token':
      return { state: { ...state, stage: { is: 'asked', what: 'revoke' } } }
    case 'newToken':
      return type('newToken')
    case 'export':
      return type('export', `outerpark-${customer.id}.json`)
    case 'signOut':
      return { state: { ...state, stage: { is: 'asked', what: 'signOut' } } }
    case 'erase':
      return type('erase')
  }
}

/** Enter in a field. */
function typedIn(
  state: AccountState,
  { what, field }: { readonly what: Typed; readonly field: { readonly text: string } },
  scene: Scene,
): Step {
  const text = field.text.trim()
  const account = accountOf(scene)
  if (text === '' || !account) return { state }
  switch (what) {
    case 'name':
      return text === account.customer.name ? left(state) : changed(state, { name: text })
    case 'email':
      return text === account.customer.email ? left(state) : changed(state, { email: text })
    case 'code':
      return confirmed(state, state.pending ?? account.customer.email, text)
    case 'newToken':
      return made(state, text)
    case 'export':
      return exported(state, text)
    case 'erase':
      return text.toLowerCase() === WORDS[scene.language].account.eraseWord
        ? erased(state, account.customer)
        : { state: { ...state, refusal: 'other-word' } }
  }
}
