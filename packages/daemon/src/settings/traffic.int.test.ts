import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const read = (trustedProxies: string) =>
  readConfig({ OUTERPARK_HOME: '/nowhere', OUTERPARK_TRUSTED_PROXIES: trustedProxies })
    .trustedProxies

test('trusted proxies are addresses and networks', () => {
  expect(read('127.0.0.1, 10.0.0.0/8,fd00::/8')).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])
})

test.each(['proxy.example.com', '10.0.0.0/33', '10.0.0', '10.0.0.0/8/9', '10.0.0.0/x'])(
  'a trusted proxy cannot be %j',
  (text) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ message: expect.stringContaining('OUTERPARK_TRUSTED_PROXIES') }),
    )
  },
)
