import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import { type AddressInfo, createConnection } from 'node:net'
import { type Store, StoreUnavailable } from '@outerpark/core/ports'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ask } from '../testing/http-client.ts'
import { openTestOffice, type TestOffice } from '../testing/office.ts'
import { until } from '../testing/settled.ts'
import { HostUnavailable, listen, PortUnavailable } from './server.ts'

let office: TestOffice | undefined
afterEach(async () => {
  await office?.close()
  office = undefined
})

/** Answers nothing. In these tests no request gets here. */
const NOBODY = () => {}

/** An office whose commits wait until the test releases them. */
async function slowOffice() {
  let letGo = () => {}
  let waiting = 0
  let gate: Promise<void> | undefined
  const opened = await openTestOffice({
    pipeline: false,
    wrap: (store): Store => ({
      ...store,
      async commit(...args) {
        waiting += 1
        await gate
        return store.commit(...args)
      },
    }),
  })
  office = opened
  const minji = await opened.signUp('Kim Minji')
  const { performanceId } = await opened.register()
  waiting = 0
  gate = new Promise((resolve) => {
    letGo = resolve
  })
  return { opened, minji, performanceId, letGo, waiting: () => waiting }
}

describe('a server', () => {
  test('listens only on loopback', async () => {
    office = await openTestOffice({ pipeline: false })
    expect(office.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  test('whose port is in use says which port, and that another program uses it', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    await expect(listen(NOBODY, { host: '127.0.0.1', port })).rejects.toThrow(
      new PortUnavailable(port, 'in-use'),
    )
    other.close()
  })

  test.each(['nowhere.invalid', '192.0.2.1'])(
    'that should listen on %s, which is not this machine, says so',
    async (host) => {
      await expect(listen(NOBODY, { host, port: 0 })).rejects.toThrow(HostUnavailable)
      await expect(listen(NOBODY, { host, port: 0 })).rejects.toThrow(`host: ${host} is no name`)
    },
  )

  test('serves many requests over one connection', async () => {
    office = await openTestOffice({ pipeline: false })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ports = new Set<number | undefined>()
    for (let i = 0; i < 5; i++) {
      const outgoing = request(new URL('/livez', office.url), { agent }).end()
      const [incoming] = await once(outgoing, 'response')
      ports.add(outgoing.socket?.localPort)
      incoming.resume()
      await once(incoming, 'end')
    }
    expect(ports.size).toBe(1)
    agent.destroy()
  })
})

describe('a server that stops', () => {
  test('answers every request that it has accepted, and closes their connections', async () => {
    const { opened, minji, performanceId, letGo, waiting } = await slowOffice()
    const asked = Array.from({ length: 20 }, () => opened.book(minji, performanceId))
    await until('all twenty', () => waiting() === 20)
    const closing = opened.close()
    office = undefined
    const refused = () =>
      ask(opened.url, 'GET', '/livez').then(
        () => false,
        () => true,
      )
    await until('nobody at the door', refused)
    letGo()
    const answers = await Promise.all(asked)
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
    await closing
  })

  test('accepts no more connections', async () => {
    const opened = await openTestOffice({ pipeline: false })
    await opened.close()
    await expect(ask(opened.url, 'GET', '/livez')).rejects.toThrow(/ECONNREFUSED/)
  })

  test('does not wait for clients with an idle connection', async () => {
    const { url, stop } = await listen((_, outgoing) => outgoing.end(), {
      host: '127.0.0.1',
      port: 0,
    })
    const { hostname, port } = new URL(url)
    const silent = createConnection({ host: hostname, port: Number(port) })
    silent.on('error', () => {})
    await once(silent, 'connect')
    const agent = new Agent({ keepAlive: true })
    const [incoming] = await once(request(url, { agent }).end(), 'response')
    incoming.resume()
    await once(incoming, 'end')
    // Longer than the time limit of this test. If `stop` waited for one of the two clients, the test would fail.
    await stop(600_000)
    agent.destroy()
    silent.destroy()
  })

  test('ends the streams', async () => {
    const opened = await openTestOffice({ pipeline: false })
    const minji = await opened.signUp('Kim Minji')
    const stream = await opened.follow('/v1/mypage/stream', { token: minji.token })
    await opened.close()
    await until('the end of the stream', stream.ended)
  })
})

describe('a database that takes no writes', () => {
  test.each([
    ['storage-full', '2'],
    ['storage-failing', '2'],
    ['storage-unavailable', '2'],
    ['storage-damaged', undefined],
  ] as const)(
    '(%s) is answered with 503 and when to come back, if waiting helps; reading goes on',
    async (code, wait) => {
      const fail = vi.fn()
      office = await openTestOffice({
        pipeline: false,
        wrap: (store): Store => ({
          ...store,
          async commit(...args) {
            fail()
            return store.commit(...args)
          },
        }),
      })
      const minji = await office.signUp('Kim Minji')
      const { performanceId } = await office.register()
      fail.mockImplementation(() => {
        throw new StoreUnavailable(code, 'Nothing was changed.')
      })
      const answer = await office.book(minji, performanceId)
      expect(answer).toMatchObject({ status: 503, json: { code } })
      expect(answer.headers['retry-after']).toBe(wait)
      expect((await office.ask('GET', '/v1/musicals')).status).toBe(200)
      fail.mockReset()
      expect((await office.book(minji, performanceId)).status).toBe(201)
      expect(office.faults).toEqual([])
    },
  )

  test('a fault of the program is logged, and answered with a 500 that shows nothing of it', async () => {
    office = await openTestOffice({
      pipeline: false,
      wrap: (store): Store => ({
        ...store,
        queries: {
          ...store.queries,
          musicals: () => Promise.reject(new Error('no such column: secret')),
        },
      }),
    })
    const answer = await office.ask('GET', '/v1/musicals')
    expect(answer).toMatchObject({ status: 500, json: { code: 'internal-error' } })
    expect(answer.text).not.toContain('secret')
    expect(office.faults).toHaveLength(1)
    expect((await office.ask('GET', '/livez')).status).toBe(200)
  })
})
