import { once } from 'node:events'
import { chmodSync, chownSync, copyFileSync, symlinkSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { get, request } from 'node:https'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

describe.skipIf(process.platform === 'win32')('S4: the key of the certificate', () => {
  const isRoot = process.geteuid?.() === 0
  const STRANGER = 12_345
  /** A key of its own, with this mode and owner. */
  function key(mode: number, owner?: number): string {
    const path = folder.file(`key-${mode}-${owner}.pem`)
    copyFileSync(files.key, path)
    chmodSync(path, mode)
    if (owner !== undefined) chownSync(path, owner, owner)
    return path
  }
  const use = (tlsKey: string) => tlsOf({ tlsCert: files.cert, tlsKey })
  const refused = (hint: RegExp) =>
    expect.objectContaining({ code: 'file-not-trusted', hint: expect.stringMatching(hint) })

  test.each([0o644, 0o604, 0o660, 0o666])('is refused with mode %o, with the chmod', (mode) => {
    const path = key(mode)
    expect(() => use(path)).toThrow(refused(new RegExp(`chmod [gowrx,-]+ ${path}$`)))
  })

  test('is used if it is closed, also behind a link as those of certbot', () => {
    const link = folder.file('link.pem')
    symlinkSync(key(0o600), link)
    for (const path of [key(0o600), key(0o400), link]) expect(use(path)?.key).toBeDefined()
  })

  test('behind a link is checked where it is', () => {
    const link = folder.file('link-to-open.pem')
    symlinkSync(key(0o644), link)
    expect(() => use(link)).toThrow(refused(/chmod/))
  })

  test.runIf(isRoot)('of root may be open to its group, as those of ssl-cert on Debian', () => {
    expect(use(key(0o640))?.key).toBeDefined()
  })

  test.skipIf(isRoot)('of this user may not be open to a group', () => {
    expect(() => use(key(0o640))).toThrow(refused(/chmod go-rwx/))
  })

  test.runIf(isRoot)('of another user is refused, however closed it is', () => {
    expect(() => use(key(0o600, STRANGER))).toThrow(refused(/chown 0 /))
  })

  test('is refused at the start, before anything is opened', async () => {
    const env = { OUTERPARK_TLS_CERT: files.cert, OUTERPARK_TLS_KEY: key(0o644) }
    await expect(openRealOffice(folder.file('other'), env)).rejects.toThrow(/holds a secret/)
  })

  test('is no matter for the certificate, which is public', () => {
    chmodSync(files.cert, 0o644)
    expect(use(key(0o600))?.cert).toBeDefined()
  })
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
