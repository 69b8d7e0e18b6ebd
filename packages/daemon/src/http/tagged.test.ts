import { expect, test } from 'vitest'
import { messageOf } from './reply.ts'
import { tagged, taggedReply } from './tagged.ts'

const plan = tagged('{"hall":"한전아트센터"}', 'lasting')

test('the tag of a text follows from the text alone', () => {
  expect(plan.etag).toMatch(/^"[\w-]{43}"$/)
  expect(tagged('{"hall":"한전아트센터"}', 'lasting').etag).toBe(plan.etag)
  expect(tagged('{"hall":"other"}', 'lasting').etag).not.toBe(plan.etag)
})

test('every cache may keep a text that never changes for a day', () => {
  const { status, headers, body } = messageOf(taggedReply(plan))
  expect([status, Buffer.from(body).toString()]).toEqual([200, '{"hall":"한전아트센터"}'])
  expect(headers).toEqual({
    'content-type': 'application/json',
    etag: plan.etag,
    'cache-control': 'public, max-age=86400',
  })
})

test.each([
  plan.etag,
  `W/${plan.etag}`,
  `"other", ${plan.etag}`,
  `"other",W/${plan.etag} , "more"`,
  '*',
])('If-None-Match: %s gets 304 with the same headers, without a body and its type', (header) => {
  expect(messageOf(taggedReply(plan, header))).toEqual({
    status: 304,
    headers: { etag: plan.etag, 'cache-control': 'public, max-age=86400' },
    body: '',
  })
})

test.each([undefined, '', '"other"', plan.etag.slice(1, -1), 'W/*x'])(
  'If-None-Match: %s gets the text',
  (header) => {
    expect(taggedReply(plan, header).status).toBe(200)
  },
)

test('a cache that may keep a text for as long as it asks each time is told so', () => {
  const seats = tagged('{"states":"..x"}', 'asking')
  for (const header of [undefined, seats.etag])
    expect(messageOf(taggedReply(seats, header)).headers).toMatchObject({
      etag: seats.etag,
      'cache-control': 'public, no-cache',
    })
})
