import { edited, fieldOf } from '../parts/field.ts'
import { PLACES } from '../places.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import type { Session } from '../session.ts'
import { refusalOf } from '../text.ts'
import {
  backTo,
  beginSignIn,
  digitsOf,
  isSending,
  isWithoutMail,
  linesOf,
  missingLine,
  type Sent,
  type SignInState,
  WAYS,
} from './signin-state.ts'
import { drawSignIn } from './signin-view.ts'

type Step = Next<SignInState>

/** Signs up, or in again, and then goes on where it was asked for. */
export const signInScreen: Screen<SignInState> = {
  needs: [],
  begin: beginSignIn,
  actions(state) {
    if (isSending(state)) return []
    if (state.stage.is === 'code') return ['open', 'back', 'again']
    const moves = ['nextPane', 'previousPane', 'up', 'down'] as const
    return state.line === 'way'
      ? ['open', 'back', 'left', 'right', ...moves]
      : ['open', 'back', ...moves]
  },
  names(state) {
    if (state.stage.is === 'code') return { open: 'signIn' }
    if (state.line === 'way' || missingLine(state) !== undefined) return { open: 'goOn' }
    return { open: ({ new: 'signUp', back: 'sendCode', token: 'signIn' } as const)[state.way] }
  },
  act(state, action, scene): Step {
    switch (action) {
      case 'open':
        return forward(state, scene)
      case 'again':
        return { state, ...asked(state, scene) }
      case 'back':
        return state.stage.is === 'code'
          ? { state: { ...state, stage: { is: 'form' }, refusal: undefined } }
          : { state, go: { place: isForCustomers(state) ? 'season' : state.onwards } }
      case 'left':
        return { state: turned(state, -1) }
      case 'right':
        return { state: turned(state, 1) }
      case 'up':
      case 'previousPane':
        return { state: stepped(state, -1) }
      default:
        return { state: stepped(state, 1) }
    }
  },
  isTyping: (state) => state.line !== 'way' && !isSending(state),
  type(state, pressed) {
    if (pressed.name === 'up') return { state: stepped(state, -1) }
    if (pressed.name === 'down') return { state: stepped(state, 1) }
    if (state.line === 'way') return { state }
    const field = edited(state[state.line], pressed)
    if (!field) return { state }
    return { state: { ...state, [state.line]: field, refusal: undefined, missed: undefined } }
  },
  draw: drawSignIn,
  command: ({ way, stage, name, email }) => {
    if (stage.is === 'code') return ['confirm', '--email', email.text, '--code', 'CODE']
    if (way === 'new') return ['signup', '--name', name.text, '--email', email.text]
    return way === 'back' ? ['login', '--email', email.text] : ['login']
  },
  request: ({ way, name, email, stage }) => {
    if (stage.is === 'code') {
      const body = { email: email.text, code: 'CODE' }
      return { method: 'POST', path: '/v1/sign-in/confirm', body }
    }
    return way === 'new'
      ? { method: 'POST', path: '/v1/customers', body: { name: name.text, email: email.text } }
      : { method: 'POST', path: '/v1/sign-in', body: { email: email.text } }
  },
}

/** Escape leads back to the screen from which it was asked for; a screen of a customer has nothing to show to nobody. */
const isForCustomers = ({ onwards }: SignInState) =>
  PLACES[onwards].for === 'customer' && onwards !== 'book' && onwards !== 'seats'

function turned(state: SignInState, by: number): SignInState {
  if (state.line !== 'way') return state
  const way = WAYS[(WAYS.indexOf(state.way) + by + WAYS.length) % WAYS.length] ?? state.way
  return { ...state, way, refusal: undefined, missed: undefined }
}

function stepped(state: SignInState, by: number): SignInState {
  const lines = linesOf(state)
  const at = lines.indexOf(state.line)
  return { ...state, line: lines[(at + by + lines.length) % lines.length] ?? state.line }
}

/** Enter: on to what is still missing, else it is sent. */
function forward(state: SignInState, scene: Scene): Step {
  const missing = missingLine(state)
  if (missing !== undefined && missing !== state.line) return { state: { ...state, line: missing } }
  if (isSending(state)) return { state }
  if (missing !== undefined) return { state: { ...state, missed: missing } }
  if (state.stage.is === 'code') return confirmed(state, state.stage.sent)
  return state.way === 'token'
    ? withToken(state)
    : { state: sending(state), ...asked(state, scene) }
}

const sending = (state: SignInState): SignInState => ({
  ...state,
  stage: { is: 'sending' },
  refusal: undefined,
})

/** Signs up, or asks for a code. */
function asked(state: SignInState, { language }: Scene): Pick<Step, 'sign'> {
  const [name, email] = [state.name.text.trim(), state.email.text.trim()]
  const isNew = state.way === 'new'
  return {
    async sign(session) {
      try {
        const answer = isNew
          ? await session.own.signUp({ name, email, language })
          : await session.own.askForCode(email)
        if ('token' in answer) return await arrived(session, answer)
        const sent: Sent = { answer, toAll: isNew }
        return (now) => ({
          state: { ...now, line: 'code', code: fieldOf(''), stage: { is: 'code', sent } },
        })
      } catch (error) {
        return refused(error)
      }
    },
  }
}

function confirmed(state: SignInState, sent: Sent): Step {
  const email = state.email.text.trim()
  return {
    state: { ...state, stage: { is: 'confirming', sent }, refusal: undefined },
    async sign(session) {
      try {
        const { customer, token } = await session.own.confirmCode(email, digitsOf(state))
        if (token === null) throw new Error('A code for signing in gives a token.')
        return await arrived(session, { customer, token })
      } catch (error) {
        return refused(error)
      }
    },
  }
}

function withToken(state: SignInState): Step {
  const token = state.token.text.trim()
  return {
    state: sending(state),
    async sign(session) {
      try {
        return done(await session.signInWith(token))
      } catch (error) {
        return refused(error)
      }
    },
  }
}

async function arrived(session: Session, person: Parameters<Session['signIn']>[0]) {
  await session.signIn(person)
  return done(person.customer.name)
}

/** On to where it was asked for. Nothing of what was typed stays. */
const done =
  (name: string) =>
  ({ onwards }: SignInState): Step => ({
    state: beginSignIn({ onwards }),
    go: { place: onwards },
    note: (words) => words.signIn.done(name),
  })

function refused(error: unknown): (state: SignInState) => Step {
  const refusal = refusalOf(error)
  return (now) => ({
    state: {
      ...now,
      stage: now.stage.is === 'confirming' ? { is: 'code', sent: now.stage.sent } : backTo(now),
      refusal,
      // Who is a customer already gets in with a code, or, where no codes are sent, with a token.
      ...(refusal.code === 'email-already-registered' ? { way: 'back', line: 'email' } : {}),
      ...(isWithoutMail(refusal) ? { way: 'token', line: 'token' } : {}),
    },
  })
}
