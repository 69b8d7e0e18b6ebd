import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { connectAs } from '../connect.ts'
import type { Context } from '../context.ts'
import { readVersion } from '../version.ts'
import { mendHere, versionGap } from './versions.ts'

/** What a command says whose two clients ask a box office of that version, and its last error. */
async function asked(version: string | undefined, status = 200) {
  const heard: unknown[] = []
  const server = createServer(({ headers }, response) => {
    heard.push(headers['outerpark-version'])
    if (version !== undefined) response.setHeader('outerpark-version', version)
    const problem = { code: 'route-not-found', title: 'T', detail: 'D', hint: 'H.' }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(problem))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // of a TCP server that listens
  const said: string[] = []
  const context: Context = {
    language: 'en',
    ...{ json: true, colour: false, interactive: false, insecure: false, env: {}, url: undefined },
    places: { home: '/nowhere', profiles: '/nowhere/profiles.json' },
    waiting: () => () => undefined,
    say: (line) => said.push(line),
  }
  const where = { url: `http://127.0.0.1:${port}`, insecure: false, token: () => undefined }
  const clients = [await connectAs(context, where), await connectAs({ ...context }, where)]
  let error: unknown
  for (const client of clients) await client.whoami().catch((caught: unknown) => (error = caught))
  server.closeAllConnections()
  server.close()
  return { said, heard, error }
}

const own = readVersion()

test('C17: a box office of the same version is worth no word, and is told the version', async () => {
  expect(await asked(own)).toMatchObject({ said: [], heard: [own, own] })
})

test('C17: another version is told once a command, whatever it is', async () => {
  for (const [version, words] of [
    ['99.1.0', 'version 99.1.0'],
    ['0.0.1', 'version 0.0.1'],
    [undefined, 'an older version'],
  ] as const) {
    const { said } = await asked(version)
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(`The box office is ${words}, and this outerpark is ${own}.`)
  }
})

test('C17: what the other version does not know is explained with the versions', async () => {
  const { error } = await asked('99.1.0', 404)
  const hint = `H. The box office is version 99.1.0, and this outerpark is ${own}. That may be why.`
  expect(error).toMatchObject({ code: 'route-not-found', hint })
  expect((await asked(own, 404)).error).toMatchObject({ hint: 'H.' })
})

test('C17: an older daemon of this machine is started again; for a newer one the program is renewed', () => {
  expect(mendHere('0.10.0', '0.9.1')).toContain('outerpark daemon restart')
  expect(mendHere('0.10.0', undefined)).toContain('outerpark daemon restart')
  expect(mendHere('0.9.1', '0.10.0')).toContain('npm install --global outerpark@0.10.0')
  expect(versionGap('1.0.0', '1.0.0')).toBeUndefined()
})
