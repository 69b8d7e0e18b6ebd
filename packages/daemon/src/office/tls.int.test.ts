import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { get, request } from 'node:https'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpGateway } from '../payment/http-gateway.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { openRealOffice, type RealOffice } from '../testing/real-office.ts'
import { TEST_CERT, writeTestTls } from '../testing/tls.ts'
import { tlsOf } from './tls.ts'

let folder: ReturnType<typeof temporaryFolder>
let files: ReturnType<typeof writeTestTls>
let office: RealOffice
beforeAll(async () => {
  folder = temporaryFolder()
  files = writeTestTls(folder)
  const env = { OUTERPARK_TLS_CERT: files.cert, OUTERPARK_TLS_KEY: files.key }
  office = await openRealOffice(folder.file('home'), env)
})
afterAll(async () => {
  await office.stop()
  folder.remove()
})

test('S11: with a certificate the daemon speaks HTTPS, and nothing else on that port', async () => {
  expect(office.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  const ask = get(`${office.url}/livez`, { ca: TEST_CERT })
  const [answer] = (await once(ask, 'response')) as [IncomingMessage] // node:https says so
  expect(answer.statusCode).toBe(200)
  answer.resume()
  await expect(fetch(office.url.replace('https', 'http'))).rejects.toThrow()
})

test('a request with a body is answered over HTTPS, too', async () => {
  const post = request(`${office.url}/v1/customers`, {
    ca: TEST_CERT,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  })
  post.end(JSON.stringify({ name: 'Kim', email: 'kim@example.com', language: 'en', mail: true }))
  const [answer] = (await once(post, 'response')) as [IncomingMessage] // node:https says so
  expect(answer.statusCode).toBe(201)
  answer.resume()
})

test('S11: a gateway is asked over https, and its certificate is checked', async () => {
  const gateway = httpGateway({ address: () => ({ url: office.url, key: 'key' }) })
  const asked = gateway.lookUp('PY-2222222222', AbortSignal.timeout(5_000))
  await expect(asked).rejects.toThrow(/SELF_SIGNED_CERT/)
  gateway.close()
})

test.each([
  [
    'a missing file',
    () => ({ tlsCert: '/no/cert.pem', tlsKey: files.key }),
    /OUTERPARK_TLS_CERT: \/no\/cert\.pem cannot be read/,
  ],
  [
    'a key in place of the certificate',
    () => ({ tlsCert: files.key, tlsKey: files.key }),
    /cannot be used/,
  ],
])('%s is a wrong setting', (_, config, message) => {
  expect(() => tlsOf(config())).toThrow(message)
})
