import { expect, test } from 'vitest'
import { MAX_TOKENS, type RefusalParams, type Scope, type Token } from '../kernel/index.ts'
import { idNumber, NOW, specify } from '../kernel/testing/decide.ts'
import { type CreateToken, createToken } from './create-token.ts'
import type { Staff } from './state.ts'

const customerId = idNumber('customer', 1)
const staffId = idNumber('staff', 1)
const own: Token = {
  id: idNumber('token', 1),
  owner: customerId,
  name: 'sign-up',
  scopes: ['read', 'book'],
  createdAt: '2026-12-01T00:00:00.000Z',
  endsAt: null,
  revokedAt: null,
}
const han: Staff = {
  id: staffId,
  name: 'Han',
  scopes: ['sell', 'door'],
  addedAt: own.createdAt,
  revokedAt: null,
}
const command: CreateToken = {
  tokenId: idNumber('token', 2),
  tokenHash: 'ab'.repeat(32),
  owner: { customerId },
  name: 'laptop',
  asker: own.id,
}
const facts = { asker: own, customer: { id: customerId }, staff: undefined, tokensOf: [own] }
const forHan = { ...command, owner: { staffId }, asker: 'admin' as const }
const hanFacts = { ...facts, asker: undefined, customer: undefined, staff: han, tokensOf: [] }
const later = (ms: number) => new Date(NOW + ms).toISOString()
const created = (scopes: readonly Scope[], over: object = {}) => ({
  type: 'TokenCreated' as const,
  tokenId: command.tokenId,
  owner: customerId,
  scopes,
  endsAt: null,
  ...over,
})

test('S10: a new token has the scopes and the end of the one that made it, if nothing is said', () => {
  const ends = { ...own, scopes: ['read'] as const, endsAt: later(1000) }
  specify(createToken)
    .given({ ...facts, asker: ends })
    .when(command)
    .thenAccepted([created(['read'], { endsAt: later(1000) })])
})

test('S10: so does one of a staff member with `admin`, whose token has less', () => {
  const [boss, scopes] = [{ ...han, scopes: ['admin'] as const }, ['sell'] as const]
  const asker = { ...own, owner: staffId, scopes }
  specify(createToken)
    .given({ ...hanFacts, staff: boss, asker })
    .when({ ...forHan, asker: own.id })
    .thenAccepted([created(scopes, { owner: staffId })])
})

test('S10: its hash and its name stand beside the event', () => {
  const decision = specify(createToken).given(facts).when(command).decision()
  const { tokenId, tokenHash } = command
  expect(decision).toMatchObject({ beside: { grants: [{ tokenId, tokenHash, name: 'laptop' }] } })
  if (decision.kind === 'accepted') expect(JSON.stringify(decision.events)).not.toContain('laptop')
})

type Exceeded = RefusalParams['token-exceeded']
const outlasting: Exceeded = { case: 'outlasting', name: 'sign-up', endsAt: later(1000) }

test.each<[what: string, over: Partial<CreateToken>, asker: Partial<Token>, params: Exceeded]>([
  [
    'a scope that it lacks',
    { scopes: ['book'] },
    { scopes: ['read'] },
    { case: 'giving', name: 'sign-up', missing: ['book'], has: ['read'] },
  ],
  [
    'a scope that no customer has',
    { scopes: ['sell'] },
    {},
    { case: 'owner', staffId: null, missing: ['sell'], most: ['read', 'book'] },
  ],
  ['no scope', { scopes: [] }, {}, { case: 'no-scope', most: ['read', 'book'] }],
  ['a later end', { endsAt: later(2000) }, { endsAt: later(1000) }, outlasting],
  ['no end', { endsAt: null }, { endsAt: later(1000) }, outlasting],
])('S10: a token cannot give %s', (_, over, asker, params) => {
  specify(createToken)
    .given({ ...facts, asker: { ...own, ...asker } })
    .when({ ...command, ...over })
    .thenRefused('token-exceeded', params)
})

test('S10: a token that was revoked or ended while its request was under way makes no other', () => {
  specify(createToken)
    .given({ ...facts, asker: { ...own, revokedAt: later(-1) } })
    .when(command)
    .thenRefused('token-revoked')
  specify(createToken)
    .given({ ...facts, asker: { ...own, endsAt: later(0) } })
    .when(command)
    .thenRefused('token-ended')
  specify(createToken)
    .given({ ...facts, asker: undefined })
    .when(command)
    .thenRefused('token-revoked')
})

test('a token has to end in the future', () => {
  specify(createToken)
    .given(facts)
    .when({ ...command, endsAt: later(0) })
    .thenRefused('end-has-passed')
})

test(`nobody has more than ${MAX_TOKENS} tokens`, () => {
  const tokens = (count: number) => Array.from({ length: count }, () => own)
  const asked = (count: number) =>
    specify(createToken)
      .given({ ...facts, tokensOf: tokens(count) })
      .when(command)
  asked(MAX_TOKENS - 1).thenAccepted([created(['read', 'book'])])
  asked(MAX_TOKENS).thenRefused('too-many-tokens', { owner: customerId, count: 50, most: 50 })
})

test('the box office makes tokens for a customer, and for a staff member within their scopes', () => {
  specify(createToken)
    .given({ ...facts, asker: undefined })
    .when({ ...command, asker: 'admin' })
    .thenAccepted([created(['read', 'book'])])
  specify(createToken)
    .given(hanFacts)
    .when(forHan)
    .thenAccepted([created(['sell', 'door'], { owner: staffId })])
  specify(createToken)
    .given(hanFacts)
    .when({ ...forHan, scopes: ['finance'] })
    .thenRefused('token-exceeded', { case: 'owner', staffId, missing: ['finance'] })
})

test('a staff member with `admin` may have every scope of staff, but cannot book', () => {
  const boss = { ...hanFacts, staff: { ...han, scopes: ['admin'] as const } }
  specify(createToken)
    .given(boss)
    .when({ ...forHan, scopes: ['sell', 'finance'] })
    .thenAccepted([created(['sell', 'finance'], { owner: staffId })])
  specify(createToken)
    .given(boss)
    .when({ ...forHan, scopes: ['book'] })
    .thenRefused('token-exceeded')
})

test('nobody who does not exist, or works here no longer, gets a token', () => {
  specify(createToken)
    .given({ ...facts, asker: undefined, customer: undefined })
    .when({ ...command, asker: 'admin' })
    .thenRefused('customer-not-found')
  specify(createToken)
    .given({ ...hanFacts, staff: { ...han, revokedAt: later(-1) } })
    .when(forHan)
    .thenRefused('staff-not-found')
})
