import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ListedProfile } from '../profiles/signed-in.ts'
import { inProcess } from '../testing/in-process.ts'

const MINJI = {
  ...{ id: 'CU-7KQ2M9XW4T', name: 'Kim Minji', email: 'minji@example.com' },
  ...{ language: 'ko', mail: true, confirmed: true },
}
const HAN = { id: 'ST-7KQ2M9XW4T', name: 'Han' }

/** A box office that knows one token, says of others what their name says, and remembers all that it heard. */
async function openOffice(own: string) {
  const heard: string[] = []
  const server: Server = createServer((request, response) => {
    const token = String(request.headers.authorization).replace('Bearer ', '')
    heard.push(token)
    const code = token === own ? undefined : token.replace('op_', '')
    response.statusCode = code === undefined ? 200 : 401
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(code ? { code, title: 'No', detail: 'No.' } : { role: 'customer' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server has one
  const close = () => server.close().closeAllConnections()
  return { url: `http://127.0.0.1:${port}`, heard, close }
}

const home = mkdtempSync(join(tmpdir(), 'outerpark-profiles-'))
const file = join(home, 'profiles.json')
let one: Awaited<ReturnType<typeof openOffice>>
let other: typeof one
beforeAll(async () => {
  one = await openOffice('op_one')
  other = await openOffice('op_other')
})
afterAll(() => {
  one.close()
  other.close()
  rmSync(home, { recursive: true })
})

beforeEach(() => {
  one.heard.length = 0
  other.heard.length = 0
  const at = (url: string, token: string) => ({ url, token, customer: MINJI })
  const profiles = {
    minji: at(one.url, 'op_one'),
    far: at(other.url, 'op_other'),
    gone: at(other.url, 'op_token-revoked'),
    late: at(one.url, 'op_token-ended'),
    forged: at(one.url, 'op_not-signed-in'),
    busy: at(one.url, 'op_too-many-requests'),
    clear: at('http://192.0.2.1:8080', 'op_clear'),
    nobody: at('http://127.0.0.1:1', 'op_nobody'),
    here: { token: 'op_here', customer: null, staff: HAN },
  }
  writeFileSync(file, JSON.stringify({ current: 'minji', profiles }), { mode: 0o600 })
})

const run = (...args: string[]) => inProcess([...args, '--json'], { OUTERPARK_HOME: home })
const list = async (...more: string[]): Promise<readonly ListedProfile[]> =>
  JSON.parse((await run('profile', 'list', ...more)).stdout).items
const kept = () => JSON.parse(readFileSync(file, 'utf8'))

test('each token is checked at the box office that gave it, and nowhere else', async () => {
  const items = await list()
  expect(
    Object.fromEntries(items.map(({ profile, token, why }) => [profile, [token, why]])),
  ).toEqual({
    minji: ['valid', null],
    far: ['valid', null],
    gone: ['revoked', null],
    late: ['ended', null],
    forged: ['refused', null],
    busy: ['unchecked', 'too-many-requests'],
    clear: ['unchecked', 'insecure-address'],
    nobody: ['unchecked', 'daemon-unreachable'],
    here: ['unchecked', 'daemon-unreachable'],
  })
  expect(new Set(one.heard)).toEqual(
    new Set(['op_one', 'op_token-ended', 'op_not-signed-in', 'op_too-many-requests']),
  )
  expect(new Set(other.heard)).toEqual(new Set(['op_other', 'op_token-revoked']))
})

test('a list says who each profile is, and shows no token; with --no-check nobody is asked', async () => {
  const { stdout } = await run('profile', 'list', '--no-check')
  expect(stdout).not.toContain('op_')
  const items: ListedProfile[] = JSON.parse(stdout).items
  expect(items[0]).toEqual({
    ...{ profile: 'minji', current: true, role: 'customer', id: MINJI.id, name: 'Kim Minji' },
    ...{ email: MINJI.email, url: one.url, token: 'unchecked', why: null },
  })
  expect(items.at(-1)).toMatchObject({ role: 'staff', id: HAN.id, url: null, email: null })
  expect([...one.heard, ...other.heard]).toEqual([])
})

test('`profile use` changes the current profile alone', async () => {
  const before = kept()
  expect(JSON.parse((await run('profile', 'use', 'far')).stdout)).toEqual({ profile: 'far' })
  expect(kept()).toEqual({ ...before, current: 'far' })
})

test('`profile use` and `remove` refuse a profile that is not there, and change nothing', async () => {
  const before = kept()
  for (const command of [
    ['use', 'jun'],
    ['remove', 'jun', '--yes'],
    ['use', 'constructor'],
  ]) {
    const { code, stderr } = await run('profile', ...command)
    expect([code, JSON.parse(stderr).error.code]).toEqual([4, 'profile-not-found'])
  }
  expect((await run('profile', 'use')).code).toBe(2)
  expect(kept()).toEqual(before)
})

test('`profile remove` needs a yes, and forgets that profile only', async () => {
  const refused = JSON.parse((await run('profile', 'remove', 'nobody', '--local')).stderr).error
  expect(refused).toMatchObject({ code: 'confirmation-needed' })
  expect((await run('profile', 'remove', 'nobody', '--local', '--yes')).code).toBe(0)
  expect(kept()).toMatchObject({ current: 'minji' })
  expect(Object.keys(kept().profiles)).not.toContain('nobody')
  expect((await list('--no-check')).map(({ profile }) => profile)).toContain('far')
})
