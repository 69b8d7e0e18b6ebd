import { expect, test } from 'vitest'
import { createdTokenText } from '../output/access.ts'
import { jsonLine, jsonPage } from '../output/json.ts'
import { noPaint } from '../output/paint.ts'
import { tokenIn } from './token.ts'

const token = 'op_0123456789abcdef-ABCDEF_0123456789abcdefghijk'
const created = {
  token,
  details: {
    ...{
      id: 'TO-7KQ2M9XW4T',
      owner: 'CU-7KQ2M9XW4T',
      name: 'token to log in',
      scopes: ['read' as const],
    },
    ...{ createdAt: '2026-11-22T15:52:07Z', endsAt: null, revokedAt: null, current: false },
  },
}

test.each([
  ['alone', `${token}\n`],
  ['as a table', createdTokenText(created, noPaint)],
  ['as a line of JSON', jsonLine(created)],
  ['as a page of JSON', `${jsonPage(created)}\n`],
])('what made a token can be read by `login`: %s', (_, text) => {
  expect(tokenIn(text)).toBe(token)
})

test('any other text is taken as it is', () => {
  expect(tokenIn(' no token of ours \n')).toBe('no token of ours')
})
