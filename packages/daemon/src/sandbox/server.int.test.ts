import { existsSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import type { SandboxEnv } from './call.ts'
import { listen } from './server.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const named = (name: string) => new Hono<SandboxEnv>().get('/', (c) => c.text(name))
const answerAt = (socketPath: string): Promise<string> =>
  new Promise((resolve, reject) => {
    request({ socketPath, path: '/', agent: false }, async (answer) =>
      resolve((await answer.setEncoding('utf8').toArray()).join('')),
    )
      .on('error', reject)
      .end()
  })

test('a sandbox that closes while the next one listens leaves it the socket', async () => {
  const path = folder.file('sandbox.sock')
  const old = await listen(named('old'), path)
  const next = await listen(named('next'), path)
  await old.close()
  expect(await answerAt(path)).toBe('next')
  await next.close()
})

test('a socket is for this user alone, and is gone after the sandbox has closed', async () => {
  const path = folder.file('sandbox.sock')
  const { address, close } = await listen(named('it'), path)
  expect(address).toBe(path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  await close()
  expect(existsSync(path)).toBe(false)
})
