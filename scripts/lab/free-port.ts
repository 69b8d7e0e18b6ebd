import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below where Linux, macOS and Windows take the ports of outgoing connections from. */
const [FIRST, LAST] = [20_000, 32_000]

/**
 * A port that is free, and stays so while its daemon is down: nobody's outgoing connection can be given it. From the
 * range of those, a client that knocks while nobody listens is in time connected to itself, and holds the port.
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
