import type { TokenResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { Failure } from '../../failure.ts'
import type { Action } from '../keys/keymap.ts'
import type { Next } from '../screen.ts'
import type { Session } from '../session.ts'
import { known, played, sceneOf, viewOf } from '../testing/scene.ts'
import { accountScreen } from './account.ts'
import type { AccountState } from './account-state.ts'

const customer = {
  ...{ id: 'CU-1', name: '김민지', email: 'minji@example.com' },
  ...{ language: 'ko' as const, mail: true, confirmed: true },
}
const token = (id: string, name: string, current = false): TokenResponse => ({
  ...{ id, name, current, owner: 'CU-1', scopes: ['book'], endsAt: null, revokedAt: null },
  createdAt: '2026-11-01T00:00:00.000Z',
})
const who = { role: 'customer' as const, customer, staff: null, scopes: [], token: null }
const account = { customer, tokens: [token('TO-2', 'laptop'), token('TO-1', 'here', true)] }
const scene = sceneOf({ who: known(who), account: known(account) })
const TO_TOKENS: readonly Action[] = ['down', 'down', 'down', 'down']

const after = (...actions: readonly Action[]) =>
  played(accountScreen, scene, { actions }).state as AccountState
const typed = (state: AccountState, text: string) =>
  accountScreen.type?.(state, { name: '', text }, scene).state ?? state
const cleared = (state: AccountState) =>
  accountScreen.type?.(state, { name: 'ctrl-u', text: undefined }, scene).state ?? state
const text = (state: AccountState) =>
  accountScreen.draw(state, scene, viewOf(scene)).lines.join('\n')

/** What Enter leads to, with a session that answers so. It notes what it was asked for. */
async function entered(state: AccountState, own: object, calls: unknown[] = []) {
  const next: Next<AccountState> = accountScreen.act(state, 'open', scene)
  const note = (name: string) => async (given: unknown) => void calls.push([name, given])
  const session = {
    ...{ own, renew: note('renew'), forget: note('forget'), signOut: note('signOut') },
    save: async (file: string) => `/home/${file}`,
  } as unknown as Session // all that is used
  return (await next.sign?.(session))?.(next.state)
}

test('a new address waits for its code where the box office asks for one, and then counts', async () => {
  const calls: unknown[] = []
  const own = {
    changeCustomer: async (_: string, change: unknown) => {
      calls.push(change)
      return { ...customer, pendingEmail: 'new@example.org' }
    },
    confirmCode: async (email: string, code: string) => {
      calls.push([email, code])
      return { customer: { ...customer, email }, token: null }
    },
  }
  const asked = await entered(typed(cleared(after('down', 'open')), 'new@example.org'), own)
  expect(text(asked?.state ?? after())).toContain('sent to new@example.org. Until it is typed here')
  const done = await entered(typed(asked?.state ?? after(), '123-456'), own, calls)
  expect(calls).toContainEqual(['new@example.org', '123456'])
  expect(done?.state.pending).toBeUndefined()
})

test('revoking another token asks; revoking the own one says what it means, and signs out', async () => {
  const other = after(...TO_TOKENS, 'revoke')
  expect(text(other)).toContain('Revoke the token "laptop"?')
  const calls: unknown[] = []
  const own = { revokeToken: async (id: string) => void calls.push(id) }
  await entered(other, own, calls)
  expect(calls).toEqual(['TO-2'])
  const mine = after(...TO_TOKENS, 'down', 'revoke')
  expect(text(mine)).toContain('you are signed out here')
  const gone = await entered(mine, own, calls)
  expect(calls.at(-1)).toEqual(['signOut', undefined])
  expect(gone?.go).toEqual({ place: 'season' })
})

test('an account is erased only with the whole word, and a refusal keeps what was typed', async () => {
  const asked = after('last', 'open')
  const half = accountScreen.act(typed(asked, 'eras'), 'open', scene)
  expect(half.sign).toBeUndefined()
  expect(text(half.state)).toContain('Nothing was erased')
  const own = {
    eraseCustomer: () =>
      Promise.reject(new Failure({ code: 'x', title: '', detail: 'One booking is open.' })),
  }
  const refused = await entered(typed(asked, 'erase'), own)
  expect(text(refused?.state ?? asked)).toContain('✗ One booking is open.')
  expect(refused?.state.stage.is).toBe('typing')
  const calls: unknown[] = []
  const done = await entered(typed(asked, 'erase'), { eraseCustomer: async () => ({}) }, calls)
  expect(calls).toEqual([['forget', customer]])
  expect(done?.go).toEqual({ place: 'season' })
})

test('a new token is shown once', async () => {
  const details = token('TO-3', 'phone')
  const own = { createToken: async () => ({ details, token: 'op_secret' }) }
  const made = await entered(typed(after(...TO_TOKENS, 'down', 'down', 'open'), 'phone'), own)
  expect(text(made?.state ?? after())).toContain('op_secret')
  const left = accountScreen.act(made?.state ?? after(), 'open', scene).state
  expect(JSON.stringify(left)).not.toContain('op_secret')
})

test('the whole path of the exported file is said', async () => {
  const own = { exportCustomer: async () => ({ customer }) }
  const at = after('last', 'up', 'up', 'open')
  expect(text(at)).toContain('outerpark-CU-1.json')
  const done = await entered(at, own)
  expect(done?.note?.({ account: { exported: (path: string) => path } } as never)).toBe(
    '/home/outerpark-CU-1.json',
  )
})
