import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { makeClient } from '../client/client.ts'
import { readList } from '../client/list.ts'
import { readMyPage } from '../client/mypage.ts'
import { makeHttp } from './http.ts'
import { LONGEST_ANSWER } from './request.ts'

// A box office that is hostile, or no box office at all.

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const opened: ReturnType<typeof createServer>[] = []

afterAll(() => {
  for (const server of opened) {
    server.closeAllConnections()
    server.close()
  }
})

async function clientOf(answer: Answer) {
  const server = createServer(answer)
  opened.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // of a TCP server that listens
  return makeClient(makeHttp({ place: () => ({ url: `http://127.0.0.1:${port}` }) }))
}

const JSON_TYPE = { 'content-type': 'application/json' }
const STREAM_TYPE = { 'content-type': 'text/event-stream' }

const says =
  (body: unknown, status = 200): Answer =>
  (_, response) =>
    response.writeHead(status, JSON_TYPE).end(JSON.stringify(body))

/** Sends the text again and again, as fast as it is read. */
const withoutEnd =
  (headers: Record<string, string>, text: string): Answer =>
  (_, response) => {
    response.writeHead(200, headers)
    const more = () => {
      while (response.write(text));
      response.once('drain', more)
    }
    more()
  }

const MEGABYTE = 'x'.repeat(1024 * 1024)
const unexpected = { code: 'unexpected-answer' }

test('an answer without end is given up, and so is a message without end', async () => {
  const answers = await clientOf(withoutEnd(JSON_TYPE, MEGABYTE))
  await expect(answers.status()).rejects.toMatchObject({
    ...unexpected,
    detail: expect.stringContaining(`more than ${LONGEST_ANSWER / 1024 / 1024} MB`),
  })
  const streams = await clientOf(withoutEnd(STREAM_TYPE, `data: ${MEGABYTE}`))
  const events = streams.followEvents({ from: 1 }, new AbortController().signal)
  await expect(events.next()).rejects.toMatchObject(unexpected)
})

test.each([null, 5, 'text', true, []])(
  'an answer that is %j is none of a box office',
  async (body) => {
    await expect((await clientOf(says(body))).status()).rejects.toMatchObject(unexpected)
  },
)

test.each([
  {},
  { items: null, next: null },
  { items: [null], next: null },
  { items: {}, next: null },
])('a list has to be one: %j', async (body) => {
  const client = await clientOf(says(body))
  await expect(client.musicals()).rejects.toMatchObject(unexpected)
  await expect(client.events({ from: 1 })).rejects.toMatchObject(unexpected)
})

test('a list that goes on where it began is given up', async () => {
  const client = await clientOf(says({ items: [], next: 'again', position: 1, reservations: [] }))
  await expect(readList(client.musicals, { limit: 10 })).rejects.toMatchObject(unexpected)
  await expect(readMyPage(client, {})).rejects.toMatchObject(unexpected)
})

test('what is no stream is not tried again and again', async () => {
  let asked = 0
  const client = await clientOf((_, response) => {
    asked += 1
    response.writeHead(200, JSON_TYPE).end('{}')
  })
  const events = client.followEvents({ from: 1 }, new AbortController().signal)
  await expect(events.next()).rejects.toMatchObject(unexpected)
  expect(asked).toBe(1)
})

test.each(['nope', 'null', '[]'])('a message that is %s is none of a box office', async (data) => {
  const client = await clientOf((_, response) => {
    response.writeHead(200, STREAM_TYPE).write(`id: 1\ndata: ${data}\n\n`)
  })
  const events = client.followEvents({ from: 1 }, new AbortController().signal)
  await expect(events.next()).rejects.toMatchObject(unexpected)
})

test.each([5, [null], [{ path: 1, message: 'm' }]])(
  'a problem with the errors %j says nothing that could be shown',
  async (errors) => {
    const problem = { code: 'validation-failed', title: 'T', detail: 'D', errors }
    await expect((await clientOf(says(problem, 422))).status()).rejects.toMatchObject(unexpected)
  },
)
