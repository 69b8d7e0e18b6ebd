import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below the range from which Linux, macOS and Windows take the ports of outgoing connections. */
const [FIRST, LAST] = [20_000, 32_000]

/**
 * A free port. It stays free while its daemon is down, since no outgoing connection gets a port of this range. With a
 * port of the range for outgoing connections, a client that connects again and again while nobody listens may at some
 * time connect to itself, and then it occupies the port.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST))
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  const outcome = Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ])
  server.listen({ port, host: '127.0.0.1' })
  const free = await outcome
  if (free) server.close()
  return free
}
