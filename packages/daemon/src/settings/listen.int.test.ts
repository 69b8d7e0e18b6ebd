import { expect, test } from 'vitest'
import { refused, settingsFolder } from './testing/config.ts'

const settings = settingsFolder()
const SHOP = {
  SYS_MODE: 'PRODUCT',
  OUTERPARK_GATEWAY_URL: 'https://cards.example.com',
  OUTERPARK_GATEWAY_KEY: 'key',
}
const CERT = { OUTERPARK_TLS_CERT: '/cert.pem', OUTERPARK_TLS_KEY: '/key.pem' }

test.each(['0.0.0.0', '::', '192.168.1.5', 'box-office.example.com'])(
  'S11: PRODUCT does not listen on %s in plain HTTP',
  (host) => {
    const open = { ...SHOP, OUTERPARK_HOST: host }
    expect(() => settings.read(open)).toThrow(refused(/OUTERPARK_HOST: must be this machine/))
    expect(settings.read({ ...open, OUTERPARK_BEHIND_TLS: 'true' }).behindTls).toBe(true)
    expect(settings.read({ ...open, ...CERT }).host).toBe(host)
    expect(settings.read({ OUTERPARK_HOST: host }).mode).toBe('DEVELOP')
  },
)

test('PRODUCT listens on this machine without more', () => {
  for (const host of ['127.0.0.1', '::1', 'localhost'])
    expect(settings.read({ ...SHOP, OUTERPARK_HOST: host }).host).toBe(host)
})

test('allowed hosts are names and addresses without a port, as Host headers are compared', () => {
  const read = (OUTERPARK_ALLOWED_HOSTS: string) =>
    settings.read({ OUTERPARK_ALLOWED_HOSTS }).allowedHosts
  const hosts = ['tickets.example.com', 'box_office', '192.168.1.5', '[2001:db8::1]']
  expect(read(hosts.join(', '))).toEqual(hosts)
  // With an empty name a request with an empty Host would pass.
  for (const wrong of ['a.example.com,', 'a.example.com:8080', 'https://a.example.com', '좌석.kr'])
    expect(() => read(wrong)).toThrow(refused(/OUTERPARK_ALLOWED_HOSTS: must be names of hosts/))
})

test.each([
  [{ OUTERPARK_TLS_CERT: '/c' }, /OUTERPARK_TLS_KEY: must be set/],
  [{ OUTERPARK_TLS_KEY: '/k' }, /OUTERPARK_TLS_CERT: must be set/],
])('a certificate needs its key, and a key its certificate: %j', (given, message) => {
  expect(() => settings.read(given)).toThrow(refused(message))
})

test.each([
  [
    { OUTERPARK_GATEWAY_URL: 'http://cards.example.com', OUTERPARK_GATEWAY_KEY: 'k' },
    /GATEWAY_URL: must be https/,
  ],
  [
    { OUTERPARK_WEBHOOK_URL: 'http://hooks.example.com/', OUTERPARK_WEBHOOK_SECRET: 's' },
    /WEBHOOK_URL: must be https/,
  ],
  [
    { OUTERPARK_WEBHOOK_URL: 'HTTP://10.0.0.7/', OUTERPARK_WEBHOOK_SECRET: 's' },
    /WEBHOOK_URL: must be https/,
  ],
  [
    {
      ...SHOP,
      OUTERPARK_SMTP_HOST: 'mail',
      OUTERPARK_SMTP_FROM: 'a@b.c',
      OUTERPARK_SMTP_SECURITY: 'none',
    },
    /SMTP_SECURITY: must be starttls or tls with SYS_MODE=PRODUCT/,
  ],
])('S11: nothing secret crosses the network in the clear: %j', (given, message) => {
  expect(() => settings.read(given)).toThrow(refused(message))
})

test('S11: a gateway elsewhere is asked over https', () => {
  expect(settings.read(SHOP).gatewayUrl).toBe('https://cards.example.com')
})
