import type { ShownSetting } from '@outerpark/core/names'
import { expect, test } from 'vitest'
import { pairsIn } from './config-pairs.ts'

const setting = (name: string, secret = false): ShownSetting => ({
  ...{ name, variable: `OUTERPARK_${name.toUpperCase()}`, from: 'default', secret, value: null },
  ...{ place: null, byDefault: null, range: 'a text', about: name },
})
const SETTINGS = [
  setting('host'),
  setting('sender'),
  setting('password', true),
  setting('key', true),
]
const pairs = (...typed: readonly string[]) =>
  pairsIn(typed, SETTINGS).map(({ setting: { name }, value }) => [name, value])

test('each setting has the value behind it, and a secret has none', () => {
  expect(pairs('host', 'a', 'sender', 'b')).toEqual([
    ['host', 'a'],
    ['sender', 'b'],
  ])
  expect(pairs('password', 'host', 'a', 'OUTERPARK_KEY')).toEqual([
    ['password', undefined],
    ['host', 'a'],
    ['key', undefined],
  ])
  expect(pairs('host')).toEqual([['host', undefined]])
})

test('a value that is called as a setting is a value', () => {
  expect(pairs('host', 'sender')).toEqual([['host', 'sender']])
})

test('a secret in the command line, and a name that is none, are refused', () => {
  expect(() => pairs('password', 'hunter2')).toThrow('is a secret')
  expect(() => pairs('host', 'a', 'sendre', 'b')).toThrow('no setting "sendre"')
})
