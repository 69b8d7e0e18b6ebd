import type { LookupOptions } from 'node:dns'
import { expect, test, vi } from 'vitest'
import { checkedLookup, hookTarget, type Resolve } from './target.ts'

test.each([
  'http://127.0.0.1/',
  'https://127.0.0.1:8443/hook',
  'http://127.0.0.1./',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.0.0.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://%31%32%37.0.0.1/',
  'http://１２７.０.０.１/',
  'http://127。0。0。1/',
  'http://0/',
  'http://0.0.0.0/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0xa9fea9fe/',
  'http://2852039166/',
  'http://10.0.0.1/',
  'http://0xa.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://3232235777/',
  'http://100.64.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[::1]/',
  'http://[::]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::127.0.0.1]/',
  'http://[fc00::1]/',
  'http://[fdab:cdef::1]/',
  'http://[fe80::1]/',
  'http://[ff02::1]/',
])('%s is a private address: refused, unless these are allowed', (url) => {
  expect(() => hookTarget(url, false)).toThrow(RangeError)
  expect(() => hookTarget(url, false)).toThrow(/does not allow/)
  expect(hookTarget(url, true)).toBeInstanceOf(URL)
})

test.each([
  '',
  'hook',
  '//example.com/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://example.com/',
  'unix:/run/docker.sock',
  'https://user:pass@example.com/',
  'https://user@example.com/',
  'https:///',
  'http://1.2.3.4.5/',
  'http://[::1%25lo]/',
])('%j cannot be the address of a webhook', (url) => {
  expect(() => hookTarget(url, true)).toThrow(RangeError)
})

test.each([
  'https://u:opensesame@example.com/',
  'ftp://u:opensesame@example.com/',
  'https://u:opensesame@',
])('an error about %s does not repeat its password', (url) => {
  expect(() => hookTarget(url, true)).toThrow(RangeError)
  expect(() => hookTarget(url, true)).not.toThrow(/opensesame/)
})

test.each(['https://example.com/hook?x=1', 'http://8.8.8.8:8080/', 'https://[2606:4700::1]/'])(
  '%s can be the address of a webhook',
  (url) => {
    expect(hookTarget(url, false).href).toBe(url)
  },
)

const found = (...addresses: string[]) =>
  vi.fn<Resolve>(async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  )

const look = (resolve: Resolve, allowPrivate: boolean, options: LookupOptions = { all: true }) =>
  new Promise((done, fail) =>
    checkedLookup(resolve, allowPrivate)('hook.example', options, (error, address, family) =>
      error ? fail(error) : done({ address, family }),
    ),
  )

test('a name is looked up once, and the checked address is the one to connect to', async () => {
  const resolve = found('8.8.8.8', '2606:4700::1')
  expect(await look(resolve, false)).toMatchObject({
    address: [
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ],
  })
  expect(await look(resolve, false, {})).toEqual({ address: '8.8.8.8', family: 4 })
  expect(resolve).toHaveBeenCalledTimes(2)
})

test('a name is refused if only one of its addresses is private', async () => {
  for (const address of ['127.0.0.1', '::ffff:10.0.0.1', 'fe80::1%eth0']) {
    const resolve = found('8.8.8.8', address)
    await expect(look(resolve, false)).rejects.toThrow(`hook.example (${address})`)
    await expect(look(resolve, false, {})).rejects.toThrow(/does not allow/)
    expect(await look(resolve, true)).toBeDefined()
  }
})

test('a name whose second look-up gives a private address is refused then (DNS rebinding)', async () => {
  const answers = ['8.8.8.8', '127.0.0.1']
  const resolve = async () => [{ address: answers.shift() ?? '', family: 4 }]
  expect(await look(resolve, false)).toMatchObject({ address: [{ address: '8.8.8.8' }] })
  await expect(look(resolve, false)).rejects.toThrow('hook.example (127.0.0.1)')
})

test('a name that is not found, or has no address, is an error', async () => {
  const lost = async () => {
    throw Object.assign(new Error('getaddrinfo ENOTFOUND hook.example'), { code: 'ENOTFOUND' })
  }
  await expect(look(lost, false)).rejects.toThrow('ENOTFOUND')
  await expect(look(found(), false)).rejects.toThrow('has no address')
})
