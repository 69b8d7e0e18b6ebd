import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import type { Next } from '../screen.ts'
import type { Session } from '../session.ts'
import { NOW, performance, played, sceneOf, viewOf } from '../testing/scene.ts'
import { bookScreen } from './book.ts'
import { signInScreen } from './signin.ts'
import type { SignInState } from './signin-state.ts'

const failed = (code: string, detail = code, flaws: Failure['flaws'] = []) =>
  new Failure({ code, title: '', detail, flaws })
const nobody = {
  ...{ value: undefined, at: undefined },
  freshness: { state: 'failed' as const, failure: failed('not-signed-in') },
}
const scene = sceneOf({ who: nobody })
const customer = { id: 'CU-1', name: '김민지', email: 'minji@example.com' }
const sent = {
  ...{ validUntil: new Date(NOW + 600_000).toISOString(), isNew: true },
  ...{ sentAt: new Date(NOW).toISOString(), askAgainAt: new Date(NOW + 60_000).toISOString() },
}

/** A session of which only these are used, and what it was asked for. */
function sessionOf(own: Partial<Record<'signUp' | 'askForCode' | 'confirmCode', () => unknown>>) {
  const calls: unknown[] = []
  const client = Object.fromEntries(
    Object.entries(own).map(([name, answer]) => [
      name,
      async (...args: unknown[]) => {
        calls.push([name, ...args])
        return answer()
      },
    ]),
  )
  const session = {
    own: client as unknown as Client,
    signIn: async (person: unknown) => void calls.push(['keep', person]),
  } as unknown as Session
  return { session, calls }
}

const begun = (given: unknown = { onwards: 'book' }) => signInScreen.begin(given)
const typed = (state: SignInState, text: string) =>
  signInScreen.type?.(state, { name: '', text }, scene).state ?? state
const entered = (state: SignInState) => signInScreen.act(state, 'open', scene)
const filled = () => typed(entered(typed(begun(), '김민지')).state, 'minji@example.com')
const answered = async (next: Next<SignInState>, session: Session) =>
  (await next.sign?.(session))?.(next.state)
const text = (state: SignInState | undefined) =>
  signInScreen.draw(state ?? begun(), scene, viewOf(scene)).lines.join('\n')

test('a booking of nobody leads to the sign-up, and the sign-up back to the booking', async () => {
  const at = sceneOf({ who: nobody, season: { ...nobody, value: [performance('PF-1', 'Cats')] } })
  const { go } = played(bookScreen, at, { given: performance('PF-1', 'Cats'), actions: ['open'] })
  expect(go).toMatchObject({ place: 'signIn', with: { onwards: 'book' } })
  const { session, calls } = sessionOf({ signUp: () => ({ customer, token: 'secret' }) })
  const done = await answered(entered(filled()), session)
  expect(calls).toEqual([
    ['signUp', { name: '김민지', email: 'minji@example.com', language: 'en' }],
    ['keep', { customer, token: 'secret' }],
  ])
  expect(done?.go).toEqual({ place: 'book' })
  expect(JSON.stringify(done?.state)).not.toContain('secret')
})

test('where the box office confirms addresses, the code is asked for, and another try is free', async () => {
  let tries = 0
  const { session } = sessionOf({
    signUp: () => sent,
    confirmCode() {
      tries += 1
      if (tries === 1) throw failed('code-not-valid', 'The code is wrong.')
      return { customer, token: 'secret' }
    },
  })
  const asked = await answered(entered(filled()), session)
  expect(text(asked?.state)).toContain('A code of six digits was sent to minji@example.com.')
  const wrong = await answered(entered(typed(asked?.state ?? begun(), '123 456')), session)
  expect(text(wrong?.state)).toContain('✗ The code is wrong.')
  const done = await answered(entered(wrong?.state ?? begun()), session)
  expect(done?.go).toEqual({ place: 'book' })
})

test('what is wrong stands at its field, and what was typed stays', async () => {
  const flaws = [{ path: 'email', message: 'must be an e-mail address' }]
  const { session } = sessionOf({
    signUp() {
      throw failed('validation-failed', 'x', flaws)
    },
  })
  const wrong = await answered(entered(filled()), session)
  expect(text(wrong?.state)).toMatch(/minji@example\.com\n +✗ must be an e-mail address/)
})

test('who is a customer already gets in with a code', async () => {
  const { session } = sessionOf({
    signUp() {
      throw failed('email-already-registered', 'Known already.')
    },
    askForCode: () => sent,
  })
  const known = await answered(entered(filled()), session)
  expect(known?.state).toMatchObject({ way: 'back', refusal: { detail: 'Known already.' } })
  const asked = await answered(entered(known?.state ?? begun()), session)
  expect(asked?.state.stage.is).toBe('code')
})

test('where no codes are sent, a customer is led to the field for a token', async () => {
  const { session } = sessionOf({
    askForCode() {
      throw failed('no-mail', 'No codes here.')
    },
  })
  const back = begun({ onwards: 'season', email: 'minji@example.com' })
  const refusedOnce = await answered(entered(back), session)
  expect(refusedOnce?.state).toMatchObject({ way: 'token', line: 'token' })
  const shown = text(refusedOnce?.state)
  expect(shown).toContain('‹ somebody with a token ›')
  expect(shown).toContain('✗ No codes here.\nAsk it for a token, and paste the token above.')
  const pasted = typed(refusedOnce?.state ?? begun(), 'op_secret')
  expect(text(pasted)).not.toContain('Ask it for a token')
})

test('Escape keeps the booking that was begun, and a token is not shown', () => {
  expect(signInScreen.act(begun(), 'back', scene).go).toEqual({ place: 'book' })
  const { state } = played(signInScreen, scene, { actions: ['up', 'left'] })
  const token = typed({ ...(state as SignInState), line: 'token' }, 'op_secret')
  expect(text(token)).toContain('*********')
  expect(text(token)).not.toContain('op_secret')
})

test.each([
  ['new', 'Type your name first.', '이름을 입력하세요.'],
  ['back', 'Type your e-mail address first.', '메일 주소를 입력하세요.'],
  ['token', 'Paste the token first.', '토큰을 붙여 넣으세요.'],
] as const)(
  'Enter on an empty line says what is missing, until something is typed: %s',
  (way, en, ko) => {
    const line = ({ new: 'name', back: 'email', token: 'token' } as const)[way]
    const at: SignInState = { ...begun(), way, line }
    expect(text(at)).not.toContain('✗')
    const missed = entered(at).state
    expect(text(missed)).toContain(`✗ ${en}`)
    expect(signInScreen.draw(missed, scene, viewOf(scene, 'ko')).lines.join('\n')).toContain(
      `✗ ${ko}`,
    )
    expect(text(typed(missed, 'x'))).not.toContain('✗')
  },
)
