import { expect, test } from 'vitest'
import { lasting, lastingReply } from './lasting.ts'
import { messageOf } from './reply.ts'

const plan = lasting('{"hall":"한전아트센터"}')

test('the tag of a text follows from the text alone', () => {
  expect(plan.etag).toMatch(/^"[\w-]{43}"$/)
  expect(lasting('{"hall":"한전아트센터"}').etag).toBe(plan.etag)
  expect(lasting('{"hall":"other"}').etag).not.toBe(plan.etag)
})

test('every cache may keep the text for ever', () => {
  const { status, headers, body } = messageOf(lastingReply(plan))
  expect([status, Buffer.from(body).toString()]).toEqual([200, '{"hall":"한전아트센터"}'])
  expect(headers).toEqual({
    'content-type': 'application/json',
    etag: plan.etag,
    'cache-control': 'public, max-age=31536000, immutable',
  })
})

test.each([
  plan.etag,
  `W/${plan.etag}`,
  `"other", ${plan.etag}`,
  `"other",W/${plan.etag} , "more"`,
  '*',
])('If-None-Match: %s gets 304 with the same headers, without a body and its type', (header) => {
  expect(messageOf(lastingReply(plan, header))).toEqual({
    status: 304,
    headers: { etag: plan.etag, 'cache-control': 'public, max-age=31536000, immutable' },
    body: '',
  })
})

test.each([undefined, '', '"other"', plan.etag.slice(1, -1), 'W/*x'])(
  'If-None-Match: %s gets the text',
  (header) => {
    expect(lastingReply(plan, header).status).toBe(200)
  },
)
