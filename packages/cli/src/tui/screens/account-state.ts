import type { CreatedTokenResponse } from '@outerpark/core/contract'
import type { Failure } from '../../failure.ts'
import type { Account } from '../model/account.ts'
import type { Field } from '../parts/field.ts'
import type { Scene } from '../screen.ts'

/** What can be typed: into a line of the account, or for something that is done with it. */
export type Typed = 'name' | 'email' | 'code' | 'newToken' | 'export' | 'erase'

/** A line on which Enter does something. A token's line is its id. */
export const DEEDS = ['newToken', 'export', 'signOut', 'erase'] as const
export const FACTS = ['name', 'email', 'language', 'mail'] as const
export type AccountLine =
  | { readonly is: (typeof FACTS)[number] | (typeof DEEDS)[number] }
  | { readonly is: 'token'; readonly id: string }

export type AccountState = {
  /** the id of the selected line */
  readonly at: string
  readonly from: number
  readonly stage:
    | { readonly is: 'list' | 'sending' }
    | { readonly is: 'typing'; readonly what: Typed; readonly field: Field }
    /** the code that was sent to this new address is awaited */
    | { readonly is: 'asked'; readonly what: 'revoke' | 'signOut' }
    | { readonly is: 'made'; readonly token: CreatedTokenResponse }
  /** the new address whose code is awaited */
  readonly pending?: string | undefined
  /** why the box office refused, or that another word than the asked one was typed */
  readonly refusal?: Failure | 'other-word' | undefined
}

export const NEW_ACCOUNT: AccountState = { at: 'name', from: 0, stage: { is: 'list' } }

export const accountOf = ({ snapshot }: Scene): Account | undefined => snapshot.account.value

export const idOf = (line: AccountLine): string => (line.is === 'token' ? line.id : line.is)

/** All lines, from the top: what is known, the tokens, and what can be done. */
export function linesOf(scene: Scene): readonly AccountLine[] {
  const { tokens = [] } = accountOf(scene) ?? {}
  return [
    ...FACTS.map((is) => ({ is })),
    ...tokens.map(({ id }) => ({ is: 'token' as const, id })),
    ...DEEDS.map((is) => ({ is })),
  ]
}

/** The selected line. If its token is gone, the line at its place. */
export function lineOf(state: AccountState, scene: Scene): AccountLine {
  const lines = linesOf(scene)
  return lines.find((line) => idOf(line) === state.at) ?? { is: 'newToken' }
}

export const tokenOf = (state: AccountState, scene: Scene) =>
  accountOf(scene)?.tokens.find(({ id }) => id === state.at)

/** Whether revoking the selected token signs out here. */
export const isOwnToken = (state: AccountState, scene: Scene): boolean =>
  tokenOf(state, scene)?.current ?? false
