import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { addressFinder } from './address.ts'

/** A request from an address, with X-Forwarded-For. Only what the finder reads. */
const from = (remoteAddress: string | undefined, forwarded?: string) =>
  ({
    socket: { remoteAddress, destroyed: false },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage

describe('the address of a request', () => {
  const find = addressFinder([])
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::99', '2001:db8:1:2::/64'],
    ['2001:DB8:0:0::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'local'],
  ])('from %s is %s', (remote, expected) => {
    expect(find(from(remote))).toBe(expected)
  })

  test('of a client that has gone is nobody else’s', () => {
    const gone = { socket: { destroyed: true }, headers: {} } as unknown as IncomingMessage
    expect(find(gone)).toBe('gone')
  })

  test('is not what X-Forwarded-For says, unless a trusted proxy has sent it', () => {
    expect(find(from('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7')
    const trusting = addressFinder(['127.0.0.1', '10.0.0.0/8', 'fd00::/8'])
    expect(trusting(from('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7')
    expect(trusting(from('127.0.0.1', '198.51.100.1'))).toBe('198.51.100.1')
    expect(trusting(from('::ffff:10.1.2.3', '198.51.100.1:4711'))).toBe('198.51.100.1')
    expect(trusting(from('fd00::1', '[2001:db8::1]:4711'))).toBe('2001:db8:0:0::/64')
  })

  test('behind several trusted proxies is the last one that no proxy of ours has', () => {
    const trusting = addressFinder(['127.0.0.1', '10.0.0.0/8'])
    expect(trusting(from('127.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.9'))).toBe('198.51.100.1')
    expect(trusting(from('127.0.0.1', '10.0.0.8, 10.0.0.9'))).toBe('10.0.0.8')
    expect(trusting(from('127.0.0.1', 'unknown'))).toBe('127.0.0.1')
    expect(trusting(from('127.0.0.1', '1.2.3.4, evil'))).toBe('127.0.0.1')
    expect(trusting(from('127.0.0.1', ''))).toBe('127.0.0.1')
  })
})
