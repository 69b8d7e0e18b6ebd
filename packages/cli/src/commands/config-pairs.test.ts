import type { ShownSetting } from '@outerpark/core/names'
import { expect, test } from 'vitest'
import { Failure } from '../failure.ts'
import { pairsIn, withMissing } from './config-pairs.ts'

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

const refused = (...mistakes: readonly string[]) =>
  new Failure({ code: 'config-invalid', params: { mistakes }, title: () => 't', detail: () => 'd' })
const host = pairsIn(['host', 'a'], SETTINGS)

test('a refusal for a missing setting names the command that writes both', () => {
  const error = refused('OUTERPARK_SENDER: must be set, since OUTERPARK_HOST is')
  expect(withMissing(error, host, SETTINGS)).toMatchObject({
    detail: 'd',
    hint: 'They need each other. Write them in one go: outerpark config set host VALUE sender VALUE',
  })
  const secret = refused('OUTERPARK_KEY: must be set, since OUTERPARK_HOST is')
  expect(withMissing(secret, host, SETTINGS)).toMatchObject({
    hint: expect.stringMatching(/config set host VALUE key$/),
  })
})

test('any other error stays as it is', () => {
  for (const error of [refused('OUTERPARK_HOST: must be a name'), new Error('x')])
    expect(withMissing(error, host, SETTINGS)).toBe(error)
})
