import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { signer } from './signature.ts'

const secretOf = (bytes: Uint8Array) => `whsec_${Buffer.from(bytes).toString('base64')}`

test('the example that Standard Webhooks publishes gets the published signature', () => {
  const sign = signer('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
  const at = 1_614_265_330_999
  expect(sign('msg_p5jXN8AQM9LWM0D4loKWxJek', at, '{"test": 2432232314}')).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

test('for any message, the library for receivers makes the same signature', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 24, maxLength: 64 }),
      fc.stringMatching(/^[\w-]{1,40}$/),
      fc.nat(4_000_000_000_000),
      fc.string({ unit: 'grapheme' }),
      (bytes, id, at, body) => {
        const secret = secretOf(bytes)
        const theirs = new Webhook(secret).sign(id, new Date(at), body)
        expect(signer(secret)(id, at, body)['webhook-signature']).toBe(theirs)
      },
    ),
  )
})

test.each([
  ['no prefix', randomBytes(32).toString('base64')],
  ['too short', secretOf(randomBytes(23))],
  ['too long', secretOf(randomBytes(65))],
  ['only the prefix', 'whsec_='],
  ['not base64', `whsec_${'!'.repeat(40)}`],
  ['base64 with something else in it', `${secretOf(randomBytes(32))}-`],
  ['fine, beside one that is not', `${secretOf(randomBytes(32))} whsec_short`],
])('a secret that is %s is refused, and the error does not show it', (_, secret) => {
  expect(() => signer(secret)).toThrow(RangeError)
  expect(() => signer(secret)).not.toThrow(secret)
})

test('a secret without base64 padding is the same secret', () => {
  const secret = secretOf(new Uint8Array(32).fill(7))
  expect(secret).toMatch(/=$/)
  expect(signer(secret.replace(/=+$/, ''))('a', 0, 'b')).toEqual(signer(secret)('a', 0, 'b'))
})

test.each(['', 'a.b', 'a b', 'a\r\nx: y', 'é'])('%j is not a valid id', (id) => {
  expect(() => signer(secretOf(new Uint8Array(32)))(id, 0, '')).toThrow(RangeError)
})

test('C17: with several secrets, the holder of any of them can check the message, and nobody else', () => {
  const [next, before, other] = [1, 2, 3].map((n) => secretOf(new Uint8Array(32).fill(n)))
  const now = new Date()
  const headers = signer(` ${next}  ${before} `)('msg_1', now.getTime(), '{"a":1}')
  expect(headers['webhook-signature'].split(' ')).toHaveLength(2)
  for (const secret of [next, before])
    expect(new Webhook(secret ?? '').verify('{"a":1}', { ...headers })).toEqual({ a: 1 })
  expect(() => new Webhook(other ?? '').verify('{"a":1}', { ...headers })).toThrow()
})
