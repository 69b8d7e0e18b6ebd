import type { TokenResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { speak } from '../words/words.ts'
import { staffText, tokensText } from './access.ts'
import { noPaint } from './paint.ts'

const token: TokenResponse = {
  id: 'TO-7KQ2M9XW4T',
  owner: 'ST-7KQ2M9XW4T',
  name: 'the tablet at the entrance of the small hall',
  scopes: ['read', 'sell', 'door', 'finance'],
  createdAt: '2026-12-01T12:00:00.000Z',
  endsAt: '2999-03-01T12:00:00.000Z',
  revokedAt: null,
  current: false,
}

test('a list of tokens fits into 80 columns, one line each, and says which is in use', () => {
  const items = [
    { ...token, current: true },
    token,
    { ...token, endsAt: '2020-01-01T00:00:00.000Z' },
    { ...token, revokedAt: '2026-12-02T12:00:00.000Z' },
  ]
  const lines = tokensText({ items, next: null }, noPaint, 80).split('\n')
  expect(lines).toHaveLength(5)
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
  const states = lines.slice(1).map((line) => /in use|valid|ended|revoked/.exec(line)?.[0])
  expect(states).toEqual(['in use', 'valid', 'ended', 'revoked'])
})

test('a list of staff fits into 80 columns', () => {
  const { id: _, owner: id, scopes } = token
  const member = { id, name: '한서연'.repeat(20), scopes: scopes.filter((s) => s !== 'book') }
  const times = { addedAt: token.createdAt, revokedAt: null }
  const text = staffText({ items: [{ ...member, ...times }], next: null }, noPaint, 80)
  expect(text).toContain('works here')
  expect(text.split('\n')).toHaveLength(2)
})

test('the name that the box office gives to the first token is in the language of the reader', async () => {
  const items = [{ ...token, name: 'sign-up' }, token]
  expect(tokensText({ items, next: null }, noPaint)).toContain('  sign-up')
  try {
    await speak('ko')
    const korean = tokensText({ items, next: null }, noPaint)
    expect(korean).toContain('  가입할 때')
    expect(korean).not.toContain('sign-up')
    expect(korean).toContain(token.name)
  } finally {
    await speak('en')
  }
})
