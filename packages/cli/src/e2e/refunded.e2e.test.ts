import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
afterAll(() => outerpark.close())

let performance = ''
beforeAll(async () => {
  // After a try that fails there is time for a cancel.
  const settings = { retryBaseMs: 5_000, retryCapMs: 5_000 }
  writeFileSync(join(outerpark.home, 'config.json'), JSON.stringify(settings), { mode: 0o600 })
  const { performances } = await outerpark.json<{ performances: { id: string }[] }>(
    ...['musical', 'register', '빨래', '--venue', 'V', '--at', '2037-01-05T19:30+09:00'],
    ...['--seats', '300', '--price', '66000'],
  )
  performance = performances[0]?.id ?? ''
  await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
})

async function book(...more: readonly string[]): Promise<string> {
  const seats = ['--seats', '1', ...more]
  return (await outerpark.json<{ id: string }>('book', '--yes', performance, ...seats)).id
}

/** Expects that lists, details and MyPage, of the customer and of staff, say this of the payment. */
async function expectSaid(id: string, language: 'en' | 'ko', status: string, payment: string) {
  const said = async (...args: readonly string[]) =>
    (await outerpark.run([...args, '--lang', language])).stdout
  for (const profile of ['kim-minji', 'admin']) {
    expect(await said('reservation', 'list', '--profile', profile)).toMatch(
      new RegExp(`^${id} .*${status} +${payment} `, 'm'),
    )
    expect(await said('reservation', 'show', id, '--profile', profile)).toMatch(
      new RegExp(`^(payment|결제) +${payment}$`, 'm'),
    )
  }
  expect(await said('payment', 'list')).toMatch(
    new RegExp(`^${id.replace('RV', 'PY')} +${payment} `, 'm'),
  )
  expect(await said('mypage')).toMatch(new RegExp(`^${id}  ${status}, (payment )?${payment}$`, 'm'))
}

test('a booking that was paid and refunded is called so on MyPage, in lists and alone', async () => {
  const id = await book('--wait')
  const cancelled = await outerpark.json('cancel', id, '--yes', '--wait')
  expect(cancelled).toMatchObject({ refunded: { amount: 66_000, currency: 'KRW' } })
  await expectSaid(id, 'en', 'cancelled', 'refunded')
  await expectSaid(id, 'ko', '취소됨', '환불 완료')
})

test('of a booking that was cancelled before anything was charged, nothing is called refunded', async () => {
  await outerpark.json('sandbox', 'outage', 'on', '--profile', 'admin')
  const id = await book()
  // A try under way could reach the card company after the end of the outage, and would charge.
  const tasks = () => outerpark.json<{ items: { lastError: string | null }[] }>('task', 'list')
  await expect
    .poll(async () => (await tasks()).items)
    .toMatchObject([{ lastError: expect.any(String) }])
  await outerpark.json('sandbox', 'outage', 'off', '--profile', 'admin')
  await outerpark.json('cancel', id, '--yes')
  await outerpark.settled()
  const shown = await outerpark.json('reservation', 'show', id)
  expect(shown).toMatchObject({ paymentStatus: 'cancelled' })
  expect(shown).not.toHaveProperty('refunded')
  await expectSaid(id, 'en', 'cancelled', 'nothing charged')
  await expectSaid(id, 'ko', '취소됨', '청구 없음')
})
