import type { ShownSetting } from '@outerpark/core/names'
import { expect, test } from 'vitest'
import { Failure } from '../failure.ts'
import { pairsIn } from './config-pairs.ts'
import { withMissing, withNeeding } from './config-refusals.ts'

const setting = (name: string, secret = false): ShownSetting => ({
  ...{ name, variable: `OUTERPARK_${name.toUpperCase()}`, from: 'default', secret, value: null },
  ...{ place: null, byDefault: null, range: 'a text', about: name },
})
const SETTINGS = [setting('host'), setting('sender'), setting('key', true)]
const refused = (...mistakes: readonly string[]) =>
  new Failure({ code: 'config-invalid', params: { mistakes }, title: () => 't', detail: () => 'd' })
const host = pairsIn(['host', 'a'], SETTINGS)

test.each([
  ['English', 'must be set, since host (in /home/op/config.json:2:3) is'],
  ['Korean', '설정해야 합니다. 함께 필요한 설정이 있습니다: host (/home/op/config.json:2:3)'],
])('a refusal for a missing setting names the command that writes both: %s', (_, why) => {
  expect(withMissing(refused(`OUTERPARK_SENDER: ${why}`), host, SETTINGS)).toMatchObject({
    detail: 'd',
    hint: 'They need each other. Write them in one go: outerpark config set host VALUE sender VALUE',
  })
  expect(withMissing(refused(`OUTERPARK_KEY: ${why}`), host, SETTINGS)).toMatchObject({
    hint: expect.stringMatching(/config set host VALUE key$/),
  })
})

test.each([
  ['English', 'must be set, since sender (in /home/op/config.json:2:3) is'],
  ['Korean', '설정해야 합니다. 함께 필요한 설정이 있습니다: sender (/home/op/config.json:2:3)'],
])('a refusal to take out what another one needs names the command for both: %s', (_, why) => {
  expect(withNeeding(refused(`OUTERPARK_HOST: ${why}`), ['host'], SETTINGS)).toMatchObject({
    hint: 'They need each other. Take them out in one go: outerpark config unset host sender',
  })
})

test('any other error stays as it is', () => {
  for (const error of [refused('host (in /a:1:1): must be a name'), new Error('x')]) {
    expect(withMissing(error, host, SETTINGS)).toBe(error)
    expect(withNeeding(error, ['host'], SETTINGS)).toBe(error)
  }
})
