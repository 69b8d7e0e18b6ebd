import { expect, test } from 'vitest'
import { isLoopback, isSafeAddress } from './loopback.ts'

test.each(['127.0.0.1', '127.8.9.10', 'localhost', 'LOCALHOST.', '::1', '[::1]'])(
  'S11: %s is this machine',
  (host) => expect(isLoopback(host)).toBe(true),
)

test.each([
  '0.0.0.0',
  '::',
  '128.0.0.1',
  '10.0.0.1',
  'localhost.example.com',
  '127.0.0.1.example.com',
  'notlocalhost',
  'shop.localhost',
  '1270.0.0.1',
  '',
])('S11: %j is not known to be this machine', (host) => expect(isLoopback(host)).toBe(false))

test.each([
  ['https://example.com', true],
  ['http://127.0.0.1:8080', true],
  ['http://[::1]:8080', true],
  ['http://2130706433', true],
  ['http://example.com', false],
  ['http://localhost@example.com', false],
  ['ftp://127.0.0.1', false],
])('S11: a secret may go to %s: %s', (address, safe) => expect(isSafeAddress(address)).toBe(safe))
