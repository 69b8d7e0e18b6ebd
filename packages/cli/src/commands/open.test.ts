import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { hasScreen, openApi } from './open.ts'

const home = mkdtempSync(join(tmpdir(), 'outerpark-open-'))
let server: Server
let url = ''
let type = 'text/html; charset=utf-8'
beforeAll(async () => {
  server = createServer((_, response) => response.setHeader('content-type', type).end('<html>'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has one
})
afterAll(() => {
  server.close().closeAllConnections()
  rmSync(home, { recursive: true })
})

const context = (more: Partial<Context> = {}): Context => ({
  json: false,
  language: 'en',
  colour: false,
  insecure: false,
  interactive: true,
  env: { DISPLAY: ':0' },
  waiting: () => () => undefined,
  say: () => undefined,
  places: { home, profiles: join(home, 'profiles.json') },
  profile: undefined,
  url,
  ...more,
})

function browser() {
  const shown: string[] = []
  return { shown, show: async (address: string) => void shown.push(address) }
}

test('the browser shows the page of the box office', async () => {
  const { shown, show } = browser()
  const page = `${url}/reference`
  expect(await openApi(context(), {}, show)).toEqual({ url: page, opened: true })
  expect(shown).toEqual([page])
})

test('without a terminal, without a screen, and on request only the address is given', async () => {
  const { shown, show } = browser()
  const page = { url: `${url}/reference`, opened: false }
  expect(await openApi(context({ interactive: false }), {}, show)).toEqual(page)
  if (process.platform === 'linux')
    expect(await openApi(context({ env: {} }), {}, show)).toEqual(page)
  expect(await openApi(context(), { browser: false }, show)).toEqual(page)
  expect(shown).toEqual([])
})

test('a browser that does not start is no failure: the address is given', async () => {
  const show = () => Promise.reject(new Error('no browser'))
  expect(await openApi(context(), {}, show)).toMatchObject({ opened: false })
})

test('a box office without the page, and what is none, are told so', async () => {
  type = 'application/problem+json'
  const { shown, show } = browser()
  await expect(openApi(context(), {}, show)).rejects.toMatchObject({
    code: 'unexpected-answer',
    detail: expect.stringContaining('an older OuterPark'),
  })
  expect(shown).toEqual([])
})

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['darwin', { SSH_CONNECTION: '1' }, false],
  ['win32', {}, true],
] as const)('on %s with %j a browser can be shown: %s', (platform, env, expected) => {
  expect(hasScreen(env, platform)).toBe(expected)
})
