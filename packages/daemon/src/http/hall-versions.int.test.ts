import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, openTestOffice, type TestOffice } from '../testing/office.ts'
import { smallPlan } from './testing/hall-examples.ts'

let office: TestOffice
let asked = 0
/** what a plan of an earlier version had, and one of today cannot have */
const extra = { doors: ['A', 'B'] }

beforeAll(async () => {
  office = await openTestOffice({
    pipeline: false,
    wrap: (store) => ({
      ...store,
      queries: {
        ...store.queries,
        async hall(...which) {
          asked += 1
          const found = await store.queries.hall(...which)
          return found && { ...found, plan: { ...found.plan, ...extra } }
        },
      },
    }),
  })
})
afterAll(() => office?.close())

const ask = (method: string, path: string, body?: unknown) =>
  office.ask(method, path, { token: ADMIN, body })
const add = async (plan: object) => String((await ask('POST', '/v1/halls', plan)).json.id)
const get = (path: string, headers = {}, method = 'GET') => office.ask(method, path, { headers })

test('a version of a hall may be kept by every cache, and is read from the store once', async () => {
  const path = `/v1/halls/${await add(smallPlan())}/versions/1`
  asked = 0
  const first = await get(path)
  expect(first).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'application/json',
      'content-length': String(first.text.length),
      'cache-control': 'public, max-age=31536000, immutable',
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
      'x-content-type-options': 'nosniff',
      'request-id': expect.stringMatching(/^RQ-/),
    },
  })
  const again = await get(path)
  expect([again.text, again.headers.etag, asked]).toEqual([first.text, first.headers.etag, 1])
})

test('a client with the tag of a version gets 304 without a body; a HEAD gets the headers', async () => {
  const path = `/v1/halls/${await add(smallPlan())}/versions/1`
  const { text, headers } = await get(path)
  const { etag = '' } = headers
  const known = await get(path, { 'if-none-match': `"other", W/${etag}` })
  expect([known.status, known.text, known.headers.etag]).toEqual([304, '', etag])
  expect(known.headers['cache-control']).toBe(headers['cache-control'])
  for (const name of ['content-type', 'content-length', 'transfer-encoding'])
    expect(known.headers).not.toHaveProperty([name])
  expect((await get(path, { 'if-none-match': '"other"' })).text).toBe(text)
  const head = await get(path, {}, 'HEAD')
  expect(head).toMatchObject({ status: 200, text: '', headers: { etag } })
  expect(head.headers['content-length']).toBe(headers['content-length'])
})

test('versions have tags of their own, and what is not there is kept by no cache', async () => {
  const plan = smallPlan()
  const id = await add(plan)
  await ask('PUT', `/v1/halls/${id}`, { ...plan, focus: '1F/2/1' })
  const tags = await Promise.all(
    [1, 2].map(async (version) => (await get(`/v1/halls/${id}/versions/${version}`)).headers.etag),
  )
  expect(new Set(tags).size).toBe(2)
  const missing = await get(`/v1/halls/${id}/versions/3`, { 'if-none-match': '*' })
  expect([missing.status, missing.headers['cache-control']]).toEqual([404, 'no-store'])
})

test('the newest plan is the text of its version, and no cache keeps it', async () => {
  const plan = smallPlan()
  const id = await add(plan)
  const { text } = await get(`/v1/halls/${id}/versions/1`)
  const newest = await get(`/v1/halls/${id}`)
  expect(newest).toMatchObject({ text, headers: { 'cache-control': 'no-store' } })
  expect(newest.headers).not.toHaveProperty('etag')
  await ask('PUT', `/v1/halls/${id}`, { ...plan, focus: '1F/2/1' })
  expect((await get(`/v1/halls/${id}`)).json.version).toBe(2)
})

test('a plan of an earlier version is given as it was kept', async () => {
  const plan = smallPlan()
  const id = await add(plan)
  for (const path of [`/v1/halls/${id}`, `/v1/halls/${id}/versions/1`]) {
    const { status, json } = await get(path)
    expect([status, json.plan]).toEqual([200, { ...plan, ...extra }])
  }
})
