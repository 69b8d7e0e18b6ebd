import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { SandboxEnv } from './call.ts'

/** This machine only. */
const HOSTNAME = '127.0.0.1'
/** The slowest card takes 620 ms; what is still open after this long is a silence that a knob asked for. */
const DRAIN_MS = 1500

export type Listening = {
  readonly url: string
  /** Takes no more calls, finishes those in flight, and resolves when the last has ended. */
  readonly close: () => Promise<void>
}

/** @param port 0 for any that is free; rejects with EADDRINUSE when it is taken */
export async function listen(app: Hono<SandboxEnv>, port: number): Promise<Listening> {
  const server = createServer(getRequestListener(app.fetch, { hostname: HOSTNAME }))
  // Longer than the box office keeps idle connections, so that it never sends into one that is just closing.
  server.keepAliveTimeout = 60_000
  server.listen(port, HOSTNAME)
  await once(server, 'listening')
  return { url: urlOf(server), close: () => drain(server) }
}

async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // A kept-alive connection turns idle when its call has ended, and closing does not look again by itself.
  const sweep = setInterval(() => server.closeIdleConnections(), 25)
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}

function urlOf(server: Server): string {
  // A server that listens on TCP has an AddressInfo; null and strings are for others.
  const { port } = server.address() as AddressInfo
  return `http://${HOSTNAME}:${port}`
}
