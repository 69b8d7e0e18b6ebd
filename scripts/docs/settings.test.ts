import { expect, test } from 'vitest'
import { z } from 'zod'
import { rangeOf } from '../../packages/daemon/src/settings/range.ts'
import { settings } from '../../packages/daemon/src/settings/settings.ts'
import { secretText, wholeNumber, yesOrNo } from '../../packages/daemon/src/settings/values.ts'
import { english } from './language.ts'
import { settingsTable } from './settings.ts'

test.each<[z.ZodType, string]>([
  [wholeNumber(1, 9).default(3), 'a whole number from 1 to 9'],
  [wholeNumber(1, 9).optional(), 'a whole number from 1 to 9'],
  [z.enum(['debug', 'info']).default('info'), 'debug, info'],
  [yesOrNo(false), 'true or false'],
  [secretText.optional(), 'a text'],
])('the range of a setting has the same words as its error (%#)', (schema, range) => {
  expect(rangeOf(schema)).toBe(range)
})

test('a setting that accepts every value is an error, not an empty cell', () => {
  expect(() => rangeOf(z.unknown())).toThrow('takes whatever it is given')
})

test('the table has a row for each setting, with its default', () => {
  const lines = settingsTable(settings, english).split('\n')
  expect(lines).toHaveLength(2 + Object.keys(settings).length)
  expect(lines).toContain(
    '| `port`<br>`OUTERPARK_PORT` | 8080 | a whole number from 0 to 65535 | The port that the daemon listens on. `0` takes any free port. |',
  )
  expect(lines.find((line) => line.includes('`allowedHosts`'))).toContain('| none |')
  expect(lines.find((line) => line.includes('`gatewayTimeoutMs`'))).toContain('| 610; with Stripe')
})

test('no setting shows a secret as its default', () => {
  for (const [name, { schema }] of Object.entries(settings))
    if (/key|secret|password/i.test(name)) expect(schema.safeParse(undefined).data).toBeUndefined()
})
