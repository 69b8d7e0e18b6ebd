import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderIdentity } from '@outerpark/daemon/private-files'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { chooseIdentity, type Who } from './identity.ts'

const LOCAL = 'http://127.0.0.1:8080'
const REMOTE = 'https://box-office.example.com'

let home = ''

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'outerpark-identity-'))
  write('daemon.json', { pid: process.pid, url: LOCAL, instance: 'i', version: '1', mode: 'TEST' })
  writeFileSync(join(home, 'admin.token'), 'admin-token\n', { mode: 0o600 })
  write('profiles.json', {
    current: 'minji',
    profiles: {
      minji: { token: 'minji-token', customer: null },
      far: { token: 'far-token', customer: null, url: REMOTE },
    },
  })
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const write = (name: string, data: object) =>
  writeFileSync(join(home, name), JSON.stringify(data), { mode: 0o600 })

const context = (asked: { profile?: string; url?: string }): Context => ({
  json: false,
  language: 'en',
  colour: false,
  insecure: false,
  interactive: false,
  env: {},
  waiting: () => () => undefined,
  say: () => undefined,
  places: { home, profiles: join(home, 'profiles.json') },
  profile: asked.profile,
  url: asked.url,
})

function tokenFor(who: Who, asked: { profile?: string; url?: string } = {}) {
  return chooseIdentity(context(asked), who).token()
}

test('customer commands use the current profile, admin commands the admin token of this machine', () => {
  expect(tokenFor('customer')).toBe('minji-token')
  expect(tokenFor('admin')).toBe('admin-token')
})

test('--profile chooses the profile, also for admin commands', () => {
  expect(tokenFor('customer', { profile: 'far' })).toBe('far-token')
  expect(tokenFor('customer', { profile: 'admin' })).toBe('admin-token')
  expect(tokenFor('admin', { profile: 'minji' })).toBe('minji-token')
})

test('a token is sent only to the box office that gave it', () => {
  expect(tokenFor('customer', { url: LOCAL })).toBe('minji-token')
  expect(tokenFor('customer', { url: REMOTE, profile: 'far' })).toBe('far-token')
  expect(() => tokenFor('customer', { url: REMOTE })).toThrow('belongs to another box office')
  expect(() => tokenFor('customer', { url: LOCAL, profile: 'far' })).toThrow('another box office')
  expect(() => tokenFor('admin', { url: REMOTE })).toThrow('cannot be read')
})

test('the box office is the one of --url, or the one of the profile', () => {
  expect(chooseIdentity(context({}), 'customer').url).toBeUndefined()
  expect(chooseIdentity(context({ profile: 'far' }), 'customer').url).toBe(REMOTE)
  expect(chooseIdentity(context({ profile: 'far', url: LOCAL }), 'customer').url).toBeUndefined()
})

test('S3: every loopback address with the port of the daemon of this home is this home', () => {
  for (const url of ['http://localhost:8080', 'http://127.0.0.2:8080', 'http://[::1]:8080'])
    expect(chooseIdentity(context({ url }), 'customer').url).toBeUndefined()
  for (const url of ['http://localhost:8081', 'http://localhost.example.com:8080'])
    expect(chooseIdentity(context({ url }), 'customer').url).toBe(url)
})

test('W2: a state file that was copied with its home names no daemon of the copy', () => {
  const state = { pid: process.pid, url: LOCAL, instance: 'i', version: '1', mode: 'TEST' }
  write('daemon.json', { ...state, home: '1:1' })
  expect(chooseIdentity(context({ url: LOCAL }), 'customer').url).toBe(LOCAL)
  expect(() => tokenFor('customer', { url: LOCAL })).toThrow('belongs to another box office')
  write('daemon.json', { ...state, home: folderIdentity(home) })
  expect(tokenFor('customer', { url: LOCAL })).toBe('minji-token')
})

describe.each(['profiles.json', 'admin.token', 'daemon.json'])('S4: %s', (name) => {
  test.each([0o666, 0o644, 0o640, 0o604, 0o620])(
    'with mode %o is refused, and the command that closes it is named',
    (mode) => {
      chmodSync(join(home, name), mode)
      expect(() => tokenFor('admin', { url: LOCAL })).toThrow(
        expect.objectContaining({
          code: 'file-not-trusted',
          hint: `Close it with: chmod go-rwx ${join(home, name)}`,
        }),
      )
    },
  )
})

test("the admin's token is read when it is needed, since the first start of the daemon makes it", () => {
  rmSync(join(home, 'admin.token'))
  const { token } = chooseIdentity(context({}), 'admin')
  writeFileSync(join(home, 'admin.token'), 'made-at-start\n', { mode: 0o600 })
  expect(token()).toBe('made-at-start')
})

test('without a profile the error says which command to run', () => {
  rmSync(join(home, 'profiles.json'))
  rmSync(join(home, 'admin.token'))
  const hint = (who: Who, asked = {}) => {
    try {
      return tokenFor(who, asked)
    } catch (error) {
      return error
    }
  }
  expect(hint('customer')).toMatchObject({
    code: 'not-signed-in',
    hint: expect.stringContaining('outerpark signup'),
  })
  expect(hint('customer', { profile: 'jun' })).toMatchObject({
    code: 'profile-not-found',
    hint: expect.stringContaining('--profile jun'),
  })
  expect(hint('admin')).toMatchObject({
    code: 'not-signed-in',
    hint: expect.stringContaining('outerpark login --profile admin'),
  })
})

test('a command that anybody may use needs no profile', () => {
  rmSync(join(home, 'profiles.json'))
  const { name, profile, token } = chooseIdentity(context({}), 'nobody')
  expect([name, profile, token()]).toEqual([undefined, undefined, undefined])
})
