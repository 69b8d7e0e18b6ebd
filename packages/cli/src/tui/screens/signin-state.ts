import type { CodeSentResponse } from '@outerpark/core/contract'
import type { Failure } from '../../failure.ts'
import { type Field, fieldOf } from '../parts/field.ts'
import type { PlaceId } from '../places.ts'

/** What another screen passes on. `onwards`: where to go on afterwards. */
export type SignInGiven = { readonly onwards: PlaceId; readonly email?: string | undefined }

/** How somebody gets in: as a new customer, again with a code by mail, or with a token that they have. */
export const WAYS = ['new', 'back', 'token'] as const
export type Way = (typeof WAYS)[number]

const FIELDS = ['name', 'email', 'token', 'code'] as const
export type FieldName = (typeof FIELDS)[number]
export type SignInLine = 'way' | FieldName

/** A code that was sent. `toAll`: also to an address that is not known here. */
export type Sent = { readonly answer: CodeSentResponse; readonly toAll: boolean }

export type SignInState = Readonly<Record<FieldName, Field>> & {
  readonly onwards: PlaceId
  readonly way: Way
  readonly line: SignInLine
  readonly stage:
    | { readonly is: 'form' | 'sending' }
    | { readonly is: 'code' | 'confirming'; readonly sent: Sent }
  /** the line on which Enter was pressed while it was empty */
  readonly missed?: FieldName | undefined
  /** why it was refused; its flaws name the fields that are wrong */
  readonly refusal?: Failure | undefined
}

export function beginSignIn(given: unknown): SignInState {
  const { onwards = 'season', email = '' } = (given ?? {}) as Partial<SignInGiven> // what keys.ts and the screens give
  return {
    ...{ name: fieldOf(''), email: fieldOf(email), token: fieldOf(''), code: fieldOf('') },
    ...(email === ''
      ? { way: 'new', line: 'name' as const }
      : { way: 'back', line: 'email' as const }),
    ...{ onwards, stage: { is: 'form' } },
  }
}

const OF_WAY: Readonly<Record<Way, readonly SignInLine[]>> = {
  new: ['way', 'name', 'email'],
  back: ['way', 'email'],
  token: ['way', 'token'],
}

/** The lines that are shown, from the top. */
export const linesOf = ({ way, stage }: SignInState): readonly SignInLine[] =>
  stage.is === 'code' || stage.is === 'confirming' ? ['code'] : OF_WAY[way]

export const isSending = ({ stage }: SignInState): boolean =>
  stage.is === 'sending' || stage.is === 'confirming'

/** Whether the box office cannot send a code to anybody. */
export const isWithoutMail = (refusal: Failure | undefined): boolean => refusal?.code === 'no-mail'

/** Six digits: people copy a code with blanks or dashes. */
export const digitsOf = ({ code }: SignInState): string => code.text.replace(/[\s-]/g, '')

/** The first line that still has to be filled in; undefined if everything is there. */
export const missingLine = (state: SignInState): FieldName | undefined =>
  linesOf(state)
    .filter((line) => line !== 'way')
    .find((line) => state[line].text.trim() === '')

/** The form, or the code that was sent before. */
export const backTo = ({ stage }: SignInState): SignInState['stage'] =>
  stage.is === 'code' ? stage : { is: 'form' }
