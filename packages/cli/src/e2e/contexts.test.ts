import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { readVersion } from '../version.ts'

const MINJI = {
  ...{ id: 'CU-7KQ2M9XW4T', name: 'Kim Minji', email: 'minji@example.com' },
  ...{ language: 'ko', mail: true, confirmed: true },
}

type Kind = 'office' | 'older' | 'other'

/** A box office that gives everybody its own token, and remembers the tokens that it hears. */
async function openOffice(token: string, kind: Kind = 'office') {
  const heard: string[] = []
  const whoami = { role: 'customer', customer: MINJI, staff: null, scopes: ['read'], token: null }
  const alive = kind === 'other' ? { hello: 'world' } : { status: 'ok', instance: 'i' }
  const server: Server = createServer((request, response) => {
    request.resume()
    if (request.headers.authorization) heard.push(request.headers.authorization)
    if (kind === 'office') response.setHeader('outerpark-version', readVersion())
    response.setHeader('content-type', 'application/json')
    const path = request.url?.split('?')[0]
    const signedUp = { customer: MINJI, token, position: 1 }
    const answer = path === '/livez' ? alive : path === '/v1/customers' ? signedUp : whoami
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server has one
  const close = () => server.close().closeAllConnections()
  return { url: `http://127.0.0.1:${port}`, heard, close }
}

let home = ''
const offices: Awaited<ReturnType<typeof openOffice>>[] = []
let [seoul, busan]: typeof offices = []
beforeAll(async () => {
  seoul = await openOffice('op_seoul')
  busan = await openOffice('op_busan')
  offices.push(seoul, busan, await openOffice('', 'older'), await openOffice('', 'other'))
})
afterAll(() => {
  for (const { close } of offices) close()
})

beforeEach(() => {
  if (home !== '') rmSync(home, { recursive: true })
  home = mkdtempSync(join(tmpdir(), 'outerpark-contexts-'))
  for (const { heard } of offices) heard.length = 0
})
afterAll(() => rmSync(home, { recursive: true }))

const at = (n: number) => offices[n]?.url ?? ''
const heard = () => offices.map((each) => [...new Set(each.heard)])
const env = (more: Record<string, string> = {}) => ({ OUTERPARK_HOME: home, ...more })
const run = (...args: string[]) => inProcess([...args, '--json'], env())
const failed = async (...args: string[]) => {
  const { code, stderr } = await run(...args)
  return { exit: code, ...JSON.parse(stderr).error }
}
const addBoth = async () => {
  expect((await run('context', 'add', 'seoul', at(0))).code).toBe(0)
  expect((await run('context', 'add', 'busan', at(1))).code).toBe(0)
}
const signUp = (...more: string[]) =>
  run('signup', '--name', 'Kim Minji', '--email', MINJI.email, '--profile', 'minji', ...more)

test('each box office has profiles of its own, and hears its own tokens alone', async () => {
  await addBoth()
  expect((await signUp('--context', 'seoul')).code).toBe(0)
  expect((await signUp('--context', 'busan')).code).toBe(0)
  expect((await run('whoami', '--context', 'seoul')).code).toBe(0)
  expect((await run('context', 'use', 'busan')).code).toBe(0)
  expect((await run('whoami')).code).toBe(0)
  const inSeoul = await inProcess(['whoami', '--json'], env({ OUTERPARK_CONTEXT: 'seoul' }))
  expect(JSON.parse(inSeoul.stdout)).toMatchObject({ profile: 'minji', url: at(0) })
  expect(heard()).toEqual([['Bearer op_seoul'], ['Bearer op_busan'], [], []])
  expect(existsSync(join(home, 'profiles.json'))).toBe(false)
  expect(await failed('whoami', '--context', 'default')).toMatchObject({ code: 'not-signed-in' })
})

test('a token stays away from a box office that has got the name of another one', async () => {
  await addBoth()
  await signUp('--context', 'seoul')
  const file = join(home, 'contexts.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(at(0), at(1)))
  expect(await failed('whoami', '--context', 'seoul')).toMatchObject({ code: 'not-signed-in' })
  expect(heard()).toEqual([[], [], [], []])
})

test('the list names each box office, with its profiles and the current one', async () => {
  await addBoth()
  await signUp('--context', 'busan')
  await run('context', 'use', 'busan')
  const { items } = JSON.parse((await run('context', 'list')).stdout)
  expect(items).toEqual([
    { ...{ context: 'default', current: false, url: null, home }, insecure: false, profiles: [] },
    {
      ...{ context: 'busan', current: true, url: at(1), home: null, insecure: false },
      profiles: ['minji'],
    },
    { context: 'seoul', current: false, url: at(0), home: null, insecure: false, profiles: [] },
  ])
})

test('what is no box office, an older one, and nobody are refused, and not kept', async () => {
  expect(await failed('context', 'add', 'x', at(3))).toMatchObject({ code: 'unexpected-answer' })
  expect(await failed('context', 'add', 'x', at(2))).toMatchObject({ code: 'office-outdated' })
  expect(await failed('context', 'add', 'x', 'http://127.0.0.1:1')).toMatchObject({
    ...{ exit: 3, code: 'daemon-unreachable' },
  })
  expect(await failed('context', 'add', 'x', 'http://192.0.2.1')).toMatchObject({
    ...{ exit: 2, code: 'insecure-address' },
  })
  for (const bad of ['seoul.example.com', './nowhere', 'ftp://x.example.com', 'https://a:b@x'])
    expect(await failed('context', 'add', 'x', bad)).toMatchObject({ exit: 2, code: 'usage' })
  expect(JSON.parse((await run('context', 'list')).stdout).items).toHaveLength(1)
  expect((await run('context', 'add', 'x', at(2), '--no-check')).code).toBe(0)
})

test('a name is small letters, free, and not that of this machine', async () => {
  await addBoth()
  for (const name of ['Seoul', '../x', 'a b', '.hidden'])
    expect(await failed('context', 'add', name, at(0))).toMatchObject({ code: 'usage' })
  for (const name of ['seoul', 'default'])
    expect(await failed('context', 'add', name, at(0))).toMatchObject({ code: 'context-exists' })
  for (const words of [
    ['use', 'x'],
    ['remove', 'x', '--yes'],
    ['use', 'constructor'],
  ])
    expect(await failed('context', ...words)).toMatchObject({ exit: 2, code: 'context-not-found' })
  expect(await failed('whoami', '--context', 'x')).toMatchObject({ code: 'context-not-found' })
})

test('two names of a box office at once are refused', async () => {
  await addBoth()
  expect(await failed('whoami', '--context', 'seoul', '--url', at(1))).toMatchObject({
    ...{ exit: 2, code: 'usage' },
  })
  const both = env({ OUTERPARK_CONTEXT: 'seoul', OUTERPARK_URL: at(1) })
  expect((await inProcess(['whoami', '--json'], both)).code).toBe(2)
  expect((await inProcess(['context', 'list', '--json'], both)).code).toBe(0)
})

test('a context of another home uses the daemon, the token and the profiles of that home', async () => {
  const other = join(home, 'other')
  mkdirSync(other, { mode: 0o700 })
  expect((await run('context', 'add', 'trial', other)).code).toBe(0)
  const { stdout } = await run('daemon', 'status', '--context', 'trial')
  expect(JSON.parse(stdout)).toMatchObject({ running: false, home: other })
})

test('a context goes with its profiles only after a yes, and the current one is then that of this machine', async () => {
  await addBoth()
  await signUp('--context', 'seoul')
  await run('context', 'use', 'seoul')
  expect(await failed('context', 'remove', 'seoul')).toMatchObject({
    ...{ exit: 2, code: 'confirmation-needed' },
    hint: expect.stringContaining('outerpark logout --context seoul --profile minji'),
  })
  expect((await run('context', 'remove', 'seoul', '--yes')).code).toBe(0)
  expect(existsSync(join(home, 'contexts', 'seoul'))).toBe(false)
  expect((await run('context', 'remove', 'busan')).code).toBe(0)
  expect(await failed('context', 'remove', 'default')).toMatchObject({ code: 'usage' })
  const { items } = JSON.parse((await run('context', 'list')).stdout)
  expect(items).toMatchObject([{ context: 'default', current: true }])
})
