import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'

// Two box offices that know a customer with the same id: one is a copy of the other, or pretends to be.

const MINJI = {
  ...{ id: 'CU-7KQ2M9XW4T', name: 'Kim Minji', email: 'minji@example.com' },
  ...{ language: 'ko', mail: true, confirmed: true },
}

/** A box office that answers everything, and remembers what it was asked and the tokens that it got. */
async function openOffice(token: string) {
  const heard: string[] = []
  const asked: string[] = []
  const person = { ...MINJI, name: `Minji of ${token}` }
  const answer = {
    ...{ role: 'customer', customer: person, staff: null, scopes: ['read', 'book'], token },
    ...{ ...person, position: 1, items: [], next: null, validUntil: '2027-01-01T00:00:00Z' },
    ...{ isNew: true, sentAt: '2027-01-01T00:00:00Z', askAgainAt: '2027-01-01T00:00:00Z' },
  }
  const server: Server = createServer((request, response) => {
    request.resume()
    asked.push(`${request.method} ${request.url?.split('?')[0]}`)
    if (request.headers.authorization) heard.push(request.headers.authorization)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has one
  return { url, heard, asked, close: () => server.close().closeAllConnections() }
}

const home = mkdtempSync(join(tmpdir(), 'outerpark-two-'))
const file = join(home, 'profiles.json')
let mine: Awaited<ReturnType<typeof openOffice>>
let other: typeof mine
beforeAll(async () => {
  mine = await openOffice('op_mine')
  other = await openOffice('op_other')
})
afterAll(() => {
  mine.close()
  other.close()
  rmSync(home, { recursive: true })
})

beforeEach(() => {
  for (const list of [mine.heard, mine.asked, other.heard, other.asked]) list.length = 0
  const profile = { url: mine.url, token: 'op_kept', customer: MINJI }
  const far = { url: other.url, token: 'op_far', customer: MINJI }
  const profiles = { current: 'minji', profiles: { minji: profile, far } }
  writeFileSync(file, JSON.stringify(profiles), { mode: 0o600 })
})

const run = (...args: string[]) => inProcess([...args, '--json'], { OUTERPARK_HOME: home })
const kept = () => JSON.parse(readFileSync(file, 'utf8')).profiles

test('`confirm` sends the token of a profile only to the box office that gave it', async () => {
  const confirm = ['confirm', '--email', MINJI.email, '--code', '123456']
  expect((await run(...confirm, '--url', other.url)).code).toBe(0)
  expect(other.asked).toEqual(['POST /v1/sign-in/confirm'])
  expect(other.heard).toEqual([])
  expect((await run(...confirm, '--profile', 'minji')).code).toBe(0)
  expect(mine.heard).toEqual(['Bearer op_kept'])
})

test('who signs in elsewhere with the same id gets a profile of its own', async () => {
  const confirm = ['confirm', '--email', MINJI.email, '--code', '123456']
  expect((await run(...confirm, '--url', other.url, '--profile', 'minji')).code).toBe(0)
  expect(kept().minji).toMatchObject({ url: mine.url, token: 'op_kept' })
  expect(kept()['minji-2']).toMatchObject({ url: other.url, token: 'op_other' })
  expect((await run(...confirm, '--url', other.url)).code).toBe(0)
  expect(kept().far).toMatchObject({ url: other.url, token: 'op_other' })
})

test('a customer who changes or is erased at one box office stays as they are at the other', async () => {
  expect((await run('customer', 'edit', '--no-mail', '--profile', 'far')).code).toBe(0)
  expect(kept().far.customer.name).toBe('Minji of op_other')
  expect(kept().minji.customer).toEqual(MINJI)
  expect((await run('customer', 'erase', '--yes', '--profile', 'far')).code).toBe(0)
  expect(Object.keys(kept())).toEqual(['minji'])
})

test('a code is asked for at the box office of the profile that signs in again', async () => {
  expect((await run('login', '--email', MINJI.email, '--profile', 'far')).code).toBe(1)
  expect(other.asked).toEqual(['POST /v1/sign-in'])
  expect(other.heard).toEqual([])
  expect(mine.asked).toEqual([])
})

test('the status is that of the box office of the profile, and the daemon that of this machine', async () => {
  const status = await run('status')
  expect(status.code).toBe(0)
  expect(JSON.parse(status.stdout)).toMatchObject({ running: true, url: mine.url })
  expect((await run('status', '--profile', 'admin')).code).toBe(3)
  expect((await run('daemon', 'status')).code).toBe(3)
  // Whoever answers there has not proved who it is.
  expect(mine.heard).toEqual([])
})

test('an admin command of somebody who is signed in elsewhere opens no box office here', async () => {
  const { code, stderr } = await run('customer', 'list')
  expect(code).toBe(4)
  expect(JSON.parse(stderr).error).toMatchObject({
    code: 'not-signed-in',
    detail: expect.stringContaining(`is signed in at ${mine.url}`),
    hint: expect.stringContaining(`outerpark login --profile admin --url ${mine.url}`),
  })
  expect(existsSync(join(home, 'daemon.json'))).toBe(false)
  expect(mine.asked).toEqual([])
})
