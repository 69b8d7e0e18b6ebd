import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that writes, as it came. */
export type Seen = {
  readonly method: string
  readonly path: string
  readonly key: string | undefined
  /** whether the box office said that it answered this before */
  readonly replayed: boolean
}

/** A proxy that passes each request on to the box office at `target`, and remembers those that write. */
export async function recorder(target: string) {
  const writes: Seen[] = []
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = '', url = '', headers } = incoming
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      const replayed = answer.headers['idempotency-replayed'] === 'true'
      if (method !== 'GET')
        writes.push({ method, path: url, key: headers['idempotency-key']?.toString(), replayed })
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  }
  const server = createServer(pass)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // of a TCP server that listens
  return {
    url: `http://127.0.0.1:${port}`,
    /** The requests that came since the last call. */
    taken: () => writes.splice(0),
    close(): void {
      server.closeAllConnections()
      server.close()
    },
  }
}
