import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { until } from '../testing/settled.ts'
import { afterArrivals } from './arrivals.ts'

const BUSY = 40
const NEW = 60
/** How long the server works for a request, so that the turns of its event loop are long. */
const WORK_MS = 1

let close: (() => Promise<void>) | undefined
afterEach(() => close?.())

/** A server that works for each request without giving way, and counts its answers. */
async function busyServer() {
  let answers = 0
  const server = createServer()
  const listener = afterArrivals(
    server,
    (incoming, outgoing) => {
      const end = performance.now() + WORK_MS
      while (performance.now() < end);
      answers += 1
      outgoing.end(incoming.url)
    },
    // On a busy machine the longest wait could be over before the process had a turn.
    () => 0,
  )
  server.on('request', listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port
  const url = `http://127.0.0.1:${port}`
  const agents: Agent[] = []
  let over = false
  close = async () => {
    over = true
    for (const agent of agents) agent.destroy()
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }

  /** Somebody with a connection of their own, who asks again and again. */
  const client = () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    agents.push(agent)
    let answered = 0
    const next = () => {
      if (over) return
      request(url, { agent }, (incoming) => {
        answered += 1
        incoming.resume().on('end', next)
      })
        .on('error', () => {})
        .end()
    }
    next()
    return () => answered
  }
  return { client, answers: () => answers }
}

describe('a server whose connections are all busy', () => {
  test('answers new connections in their turn', async () => {
    const server = await busyServer()
    const busy = Array.from({ length: BUSY }, server.client)
    await until('all are busy', () => busy.every((answered) => answered() > 1))
    const before = server.answers()
    const newcomers = Array.from({ length: NEW }, server.client)
    await until('an answer for each newcomer', () => newcomers.every((answered) => answered() > 0))
    // One accepted connection in a turn would let each busy one be answered up to 60 times before that: 2,400 answers.
    expect(server.answers() - before).toBeLessThan((BUSY + NEW) * 5)
  })
})
