import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'

/** A request that the receiver got. */
export type Received = {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A real receiver of webhooks on a free port of this machine. It keeps all requests, and answers with `answer`. */
export async function receiver(answer: RequestListener = (_, out) => void out.end()) {
  const received: Received[] = []
  let connections = 0
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = await incoming.toArray()
    const { method, url, headers } = incoming
    received.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
    answer(incoming, outgoing)
  })
  server.on('connection', () => connections++)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    port,
    url: `http://127.0.0.1:${port}/hook`,
    received,
    /** how many connections were made in all */
    connections: () => connections,
    /** how many connections are open now */
    connected: () =>
      new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count))),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
