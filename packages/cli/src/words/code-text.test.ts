import { afterEach, expect, test } from 'vitest'
import { codeText } from './code-text.ts'
import { speak } from './words.ts'

afterEach(() => speak('en'))

test('English shows the codes, Korean has words for them', async () => {
  expect(codeText('awaiting-payment')).toBe('awaiting-payment')
  await speak('ko')
  expect(codeText('awaiting-payment')).toBe('결제 대기')
})

test.each(['from-a-later-version', 'constructor', '__proto__', 'toString', ''])(
  'a code that is not known stays as it is: %j',
  async (code) => {
    await speak('ko')
    expect(codeText(code)).toBe(code)
  },
)
