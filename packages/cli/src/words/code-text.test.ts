import { afterEach, expect, test } from 'vitest'
import { codeText, paymentText } from './code-text.ts'
import { speak } from './words.ts'

afterEach(() => speak('en'))

test('a code is shown in the words of the reader', async () => {
  expect(codeText('awaiting-payment')).toBe('awaiting payment')
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

test.each([
  ['en', 'refunded', 'nothing charged', 'deferred'],
  ['ko', '환불 완료', '청구 없음', '결제 예정'],
] as const)(
  'a cancelled payment was refunded or never charged: %s',
  async (language, back, none, waits) => {
    await speak(language)
    const refunded = { amount: 1000, currency: 'KRW' }
    expect(paymentText({ status: 'cancelled', refunded })).toBe(back)
    expect(paymentText({ status: 'cancelled' })).toBe(none)
    expect(paymentText({ status: 'deferred' })).toBe(waits)
  },
)
