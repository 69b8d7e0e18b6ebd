import { expect, test } from 'vitest'
import { customerText } from './customer.ts'
import { noPaint } from './paint.ts'

const minji = {
  ...{ id: 'CU-7KQ2M9XW4T', name: 'Kim Minji', email: 'minji@example.com' },
  ...({ language: 'en', mail: true, confirmed: false } as const),
}

test('a customer is shown with whether the address is confirmed, and mails only if they are not wanted', () => {
  expect(customerText(minji, noPaint)).toMatch(/^e-mail +minji@example.com, not confirmed$/m)
  expect(customerText({ ...minji, confirmed: true }, noPaint)).toMatch(
    /^e-mail +minji@example.com, confirmed$/m,
  )
  // The box office may send no mails at all.
  expect(customerText(minji, noPaint)).not.toContain('mails')
  expect(customerText({ ...minji, mail: false }, noPaint)).toMatch(/^mails +not wanted$/m)
})
