import { StoreUnavailable } from '@outerpark/core/ports'
import { afterEach, expect, test } from 'vitest'
import { ask } from '../testing/http-client.ts'
import { openTestOffice } from '../testing/office.ts'

let office: Awaited<ReturnType<typeof openTestOffice>>
afterEach(() => office.close())

const ready = async (query = '?verbose') => {
  const { status, json } = await ask(office.url, 'GET', `/readyz${query}`)
  return { status, json }
}

test('with verbose each check is named, without figures, and anybody may ask', async () => {
  office = await openTestOffice({ pipeline: false })
  expect(await ready()).toEqual({
    status: 200,
    json: {
      status: 'ok',
      checks: [
        { name: 'accepting', ok: true, decides: true },
        ...['storage', 'disk', 'mypage', 'gateway', 'notices', 'dead-letters'].map((name) => ({
          ...{ name, ok: true, decides: false },
        })),
      ],
    },
  })
  expect(await ready('')).toEqual({ status: 200, json: { status: 'ok' } })
})

test('a store that cannot be written is named, and the daemon stays ready: people still read', async () => {
  let isFull = true
  office = await openTestOffice({
    pipeline: false,
    wrap: (store) => ({
      ...store,
      commit(...given) {
        if (isFull) throw new StoreUnavailable('storage-full', 'disk full')
        return store.commit(...given)
      },
    }),
  })
  const body = { name: 'Kim', email: 'kim@example.com' }
  expect((await ask(office.url, 'POST', '/v1/customers', { body })).status).toBe(503)
  const storage = async () =>
    (await ready()).json.checks.find(({ name }: { name: string }) => name === 'storage')
  expect(await storage()).toEqual({ name: 'storage', ok: false, decides: false })
  expect((await ready()).status).toBe(200)
  isFull = false
  await office.signUp('Lee')
  await expect.poll(storage, { timeout: 5_000 }).toMatchObject({ ok: true })
})
