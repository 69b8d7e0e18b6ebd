import { test } from 'vitest'
import type { Scope, Token } from '../kernel/index.ts'
import { idNumber, NOW, specify } from '../kernel/testing/decide.ts'
import { revokeToken } from './revoke-token.ts'
import { addStaff, revokeStaff } from './staff.ts'

const at = new Date(NOW).toISOString()
const customerId = idNumber('customer', 1)
const staffId = idNumber('staff', 1)
const token = (n: number, scopes: readonly Scope[], over: Partial<Token> = {}): Token => ({
  id: idNumber('token', n),
  owner: customerId,
  name: `token ${n}`,
  scopes,
  createdAt: at,
  endsAt: null,
  revokedAt: null,
  ...over,
})
const own = token(1, ['read'])
const revoked = ({ id: tokenId, owner }: Token) =>
  ({ type: 'TokenRevoked', tokenId, owner }) as const

const asked = (
  target: Token | undefined,
  others: 'nobody' | 'customers' | 'everybody',
  asker = own,
) =>
  specify(revokeToken)
    .given({ asker, token: target })
    .when({ tokenId: target?.id ?? idNumber('token', 9), asker: asker.id, others })

test('S10: a token revokes itself, and those of its owner that can do no more', () => {
  asked(own, 'nobody').thenAccepted([revoked(own)], { token: { ...own, revokedAt: at } })
  const other = token(2, ['read'])
  asked(other, 'nobody').thenAccepted([revoked(other)])
  asked(token(2, ['read', 'book']), 'nobody').thenRefused('token-exceeded', {
    case: 'revoking',
    name: 'token 1',
    missing: ['book'],
    other: 'token 2',
  })
})

test('S10: a token of somebody else is not found, and neither is one that does not exist', () => {
  const theirs = token(2, ['read'], { owner: idNumber('customer', 2) })
  asked(theirs, 'nobody').thenRefused('token-not-found')
  asked(undefined, 'everybody').thenRefused('token-not-found')
})

test('the box office revokes those of customers, and those of staff only with `admin`', () => {
  const clerk = token(3, ['sell'], { owner: staffId })
  const colleague = token(4, ['door'], { owner: idNumber('staff', 2) })
  asked(own, 'customers', clerk).thenAccepted([revoked(own)])
  asked(colleague, 'customers', clerk).thenRefused('token-not-found')
  asked(colleague, 'everybody', clerk).thenAccepted([revoked(colleague)])
})

test('a token that is revoked already stays as it is', () => {
  const gone = token(2, ['read'], { revokedAt: '2026-11-01T00:00:00.000Z' })
  asked(gone, 'nobody').thenAccepted([], { token: gone })
})

test('a token that is over revokes nothing', () => {
  asked(token(2, ['read']), 'nobody', { ...own, revokedAt: at }).thenRefused('token-revoked')
})

test('S10: who leaves loses all tokens, and two admins who revoke the same person do it once', () => {
  const staff = {
    id: staffId,
    name: 'Han',
    scopes: ['door'] as const,
    addedAt: at,
    revokedAt: null,
  }
  const tokensOf = [token(5, ['door'], { owner: staffId }), token(6, ['door'], { owner: staffId })]
  const command = { staffId, asker: 'admin' as const }
  const facts = { asker: undefined, tokensOf }
  specify(revokeStaff)
    .given({ ...facts, staff })
    .when(command)
    .thenAccepted([{ type: 'StaffRevoked', staffId }, ...tokensOf.map(revoked)], { staffId })
  specify(revokeStaff)
    .given({ ...facts, staff: { ...staff, revokedAt: at }, tokensOf: [] })
    .when(command)
    .thenAccepted([], { staffId })
  specify(revokeStaff)
    .given({ ...facts, staff: undefined })
    .when(command)
    .thenRefused('staff-not-found')
})

test('a new staff member gets a first token with the same scopes, and no event has the name', () => {
  const tokenId = idNumber('token', 7)
  specify(addStaff)
    .given({ asker: undefined })
    .when({
      ...{ tokenId, tokenHash: 'h', name: 'Han', scopes: ['sell', 'sell', 'door'] },
      ...{ endsAt: null, asker: 'admin' },
    })
    .thenAccepted([
      { type: 'StaffAdded', staffId, scopes: ['sell', 'door'] },
      { type: 'TokenCreated', tokenId, owner: staffId, scopes: ['sell', 'door'], endsAt: null },
    ])
})
