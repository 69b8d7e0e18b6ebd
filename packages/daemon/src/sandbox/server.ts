import { once } from 'node:events'
import { chmodSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { SandboxEnv } from './call.ts'

/** The end of the name under which a socket is made. Its whole path must fit too: see `socket-folder.ts`. */
const SOCKET_DRAFT = '.new'
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
  if (typeof at === 'string' && process.platform !== 'win32') return listenOnFile(server, at)
  if (typeof at === 'string') server.listen(at)
  else server.listen(at, HOSTNAME)
  await once(server, 'listening')
  return { address: typeof at === 'string' ? at : urlOf(server), close: () => drain(server) }
}

/**
 * Listens on a Unix socket under a draft's name, and then moves it to `path`.
 *
 * A server that closes removes the name on which it began to listen. Under its last name it would remove the socket of
 * its successor: a sandbox whose daemon was killed still drains while the next daemon starts another one.
 */
async function listenOnFile(server: Server, path: string): Promise<Listening> {
  const draft = `${path}${SOCKET_DRAFT}`
  rmSync(draft, { force: true })
  server.listen(draft)
  await once(server, 'listening')
  chmodSync(draft, 0o600)
  renameSync(draft, path)
  const { ino } = statSync(path)
  const close = async (): Promise<void> => {
    await drain(server)
    if (statSync(path, { throwIfNoEntry: false })?.ino === ino) rmSync(path, { force: true })
  }
  return { address: path, close }
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
