import type { EqualRequest } from '../app/equal.ts'
import type { Scene } from '../screen.ts'
import { type AccountState, lineOf } from './account-state.ts'

/** The command that does the same as Enter on the selected line. */
export function commandOf(state: AccountState, scene: Scene): readonly string[] {
  const line = lineOf(state, scene)
  const typed = state.stage.is === 'typing' ? state.stage.field.text : undefined
  switch (line.is) {
    case 'name':
      return ['customer', 'edit', '--name', typed ?? 'NAME']
    case 'email':
      return state.pending === undefined
        ? ['customer', 'edit', '--email', typed ?? 'ADDRESS']
        : ['confirm', '--email', state.pending, '--code', 'CODE']
    case 'language':
      return ['customer', 'edit', '--language', other(state, scene)]
    case 'mail':
      return [
        'customer',
        'edit',
        scene.snapshot.account.value?.customer.mail ? '--no-mail' : '--mail',
      ]
    case 'token':
      return ['token', 'revoke', line.id]
    case 'newToken':
      return ['token', 'create', typed ?? 'NAME']
    case 'export':
      return ['customer', 'export']
    case 'signOut':
      return ['logout']
    case 'erase':
      return ['customer', 'erase']
  }
}

const other = (_: AccountState, { snapshot }: Scene): string =>
  snapshot.account.value?.customer.language === 'ko' ? 'en' : 'ko'

/** The request that does the same. */
export function requestOf(state: AccountState, scene: Scene): EqualRequest {
  const line = lineOf(state, scene)
  const { customer, tokens } = scene.snapshot.account.value ?? {}
  const typed = state.stage.is === 'typing' ? state.stage.field.text : ''
  const change = (body: object): EqualRequest => ({ method: 'PATCH', path: ME, body })
  switch (line.is) {
    case 'name':
      return change({ name: typed })
    case 'email':
      return change({ email: typed })
    case 'language':
      return change({ language: other(state, scene) })
    case 'mail':
      return change({ mail: !customer?.mail })
    case 'token':
      return { method: 'DELETE', path: `/v1/tokens/${line.id}` }
    case 'newToken':
      return { method: 'POST', path: '/v1/tokens', body: { name: typed } }
    case 'export':
      return { method: 'GET', path: `${ME}/export` }
    case 'signOut':
      return { method: 'DELETE', path: `/v1/tokens/${tokens?.find(({ current }) => current)?.id}` }
    case 'erase':
      return { method: 'DELETE', path: ME }
  }
}

const ME = '/v1/customers/me'
