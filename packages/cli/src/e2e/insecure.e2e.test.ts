import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
/** the tokens that came over the network */
const heard: string[] = []
const server = createServer(({ headers }, response) => {
  if (headers.authorization) heard.push(headers.authorization)
  const customer = { id: 'CU-2222222222', name: 'Kim', email: 'kim@example.com', language: 'en' }
  response.setHeader('content-type', 'application/json')
  const who = { role: 'customer', customer, staff: null, scopes: ['read'], token: null }
  response.end(JSON.stringify({ ...who, items: [], next: null }))
})
/** an address of this machine that is not loopback; without a network there is none */
const address = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address
let url: string

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  url = `http://${address}:${(server.address() as AddressInfo).port}` // of a TCP server that listens
})
afterAll(async () => {
  server.close()
  await outerpark.close()
})

test.skipIf(address === undefined)(
  'S11: no token goes over plain HTTP to another machine: not by --url, by OUTERPARK_URL, by a login or by a profile',
  async () => {
    const profile = { url, token: 'opk_secret', customer: null }
    writeFileSync(
      join(outerpark.home, 'profiles.json'),
      JSON.stringify({ current: 'kim', profiles: { kim: profile } }),
      { mode: 0o600 },
    )
    const refused = { code: 2, stderr: expect.stringContaining('insecure-address') }
    expect(await outerpark.run(['whoami', '--json'])).toMatchObject(refused)
    expect(await outerpark.run(['whoami', '--url', url, '--json'])).toMatchObject(refused)
    const env = { OUTERPARK_URL: url }
    expect(await outerpark.run(['whoami', '--json'], { env })).toMatchObject(refused)
    const signUp = ['signup', '--name', 'Kim', '--email', 'kim@example.com', '--json']
    expect(await outerpark.run([...signUp, '--profile', 'k', '--url', url])).toMatchObject(refused)
    const login = ['login', '--profile', 'lee', '--url', url, '--json']
    expect(await outerpark.run(login, { input: 'opk_typed\n' })).toMatchObject(refused)
    expect(heard).toEqual([])
  },
)

test.skipIf(address === undefined)(
  'S11: with --insecure at the login, the profile goes on without it',
  async () => {
    const login = ['login', '--profile', 'lee', '--url', url, '--json']
    const signedIn = await outerpark.run([...login, '--insecure'], { input: 'opk_typed\n' })
    expect(signedIn.code).toBe(0)
    const kept = JSON.parse(readFileSync(join(outerpark.home, 'profiles.json'), 'utf8'))
    expect(kept.profiles.lee).toMatchObject({ url, insecure: true })
    expect((await outerpark.run(['whoami', '--profile', 'lee'])).code).toBe(0)
    expect(new Set(heard)).toEqual(new Set(['Bearer opk_typed']))
  },
)
