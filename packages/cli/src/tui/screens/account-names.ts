import type { ActionNames, Scene } from '../screen.ts'
import { type AccountState, lineOf, type Typed } from './account-state.ts'

const TYPED = {
  name: 'save',
  email: 'save',
  code: 'confirm',
  newToken: 'makeIt',
  export: 'write',
  erase: 'erase',
} as const satisfies Record<Typed, unknown>

const LISTED = {
  name: 'change',
  email: 'change',
  language: 'change',
  mail: 'change',
  token: 'revoke',
  newToken: 'makeIt',
  export: 'write',
  signOut: 'signOut',
  erase: 'erase',
} as const satisfies Record<ReturnType<typeof lineOf>['is'], unknown>

/** What Enter and Escape do in the account just now. */
export function namesOf(state: AccountState, scene: Scene): ActionNames {
  const { stage } = state
  if (stage.is === 'typing')
    return {
      open: TYPED[stage.what],
      back: stage.what === 'name' || stage.what === 'email' ? 'keep' : 'goBack',
    }
  if (stage.is === 'asked')
    return { open: stage.what === 'signOut' ? 'signOut' : 'revoke', back: 'keep' }
  return { open: stage.is === 'made' ? 'goOn' : LISTED[lineOf(state, scene).is] }
}
