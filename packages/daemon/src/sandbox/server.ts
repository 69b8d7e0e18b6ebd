import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { SandboxEnv } from './call.ts'

/** Only programs on this machine can connect. */
const HOSTNAME = '127.0.0.1'
/** The slowest card takes 620 ms. A call that is still open after this time (ms) is a silence made by a knob. */
const DRAIN_MS = 1500

export type Listening = {
  /** the URL, or the path of the socket */
  readonly address: string
  /** Accepts no more calls, finishes those in flight, and resolves when the last one has ended. */
  readonly close: () => Promise<void>
}

/**
 * Listens on this machine.
 * @param at a port, where 0 means any free one; or the path of a Unix socket, which only this user can connect to. The
 *   socket of a process that has died is replaced.
 * @throws Node's EADDRINUSE if the port is in use
 */
export async function listen(app: Hono<SandboxEnv>, at: number | string): Promise<Listening> {
  const server = createServer(getRequestListener(app.fetch, { hostname: HOSTNAME }))
  // Longer than the box office keeps idle connections. So it never sends a call over a connection that is closing.
  server.keepAliveTimeout = 60_000
  const isFile = typeof at === 'string' && process.platform !== 'win32'
  if (isFile) rmSync(at, { force: true })
  if (typeof at === 'string') server.listen(at)
  else server.listen(at, HOSTNAME)
  await once(server, 'listening')
  if (isFile) chmodSync(at, 0o600)
  return { address: typeof at === 'string' ? at : urlOf(server), close: () => drain(server) }
}

async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // A keep-alive connection becomes idle after its call. `close` does not check for that later, so this does.
  const sweep = setInterval(() => server.closeIdleConnections(), 25)
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}

function urlOf(server: Server): string {
  // The address of a TCP server that listens is an AddressInfo, never null or a string.
  const { port } = server.address() as AddressInfo
  return `http://${HOSTNAME}:${port}`
}
