import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { printable } from '@outerpark/core/kernel'
import type { makeApp } from './app.ts'

/** The port is taken, or may not be used. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable'
}

/** There is no such host, or it is none of this machine's. */
export class HostUnavailable extends Error {
  override readonly name = 'HostUnavailable'
}

/**
 * Listens, on loopback unless told otherwise; never on `::` by default.
 * @param port 0 for any free one
 * @throws PortUnavailable, HostUnavailable
 * @returns where it listens, and the way to stop it: no connection is taken any more, and every request
 *   that was accepted is answered before the promise resolves
 */
export async function listen(
  app: ReturnType<typeof makeApp>,
  { host, port }: { host: string; port: number },
): Promise<{ url: string; stop: (graceMs: number) => Promise<void> }> {
  // Without an http2 option the adaptor makes a plain node:http server.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.keepAliveTimeout = 30_000
  server.listen({ port, host, backlog: 4096 })
  // It rejects when the server emits an error first.
  await once(server, 'listening').catch((error) => Promise.reject(explain(error, host, port)))
  const address = server.address() as AddressInfo // of a TCP server that listens
  const url = `http://${reachable(host)}:${address.port}`
  return { url, stop: (graceMs) => stop(server, graceMs) }
}

/** The host to put into a URL: every address is also loopback's, and IPv6 stands in brackets (RFC 3986). */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

async function stop(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  // A connection falls idle when its answer is out; those with a request in flight are left alone.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const last = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(idle)
  clearTimeout(last)
}

/** What a host that cannot be listened on fails with: no such name, or no address of this machine. */
const NO_HOST_OF_OURS = ['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (NO_HOST_OF_OURS.includes(error.code ?? ''))
    return new HostUnavailable(
      `host: ${printable(host)} is no name or address of this machine (${error.code}).`,
      { cause: error },
    )
  if (error.code === 'EADDRINUSE')
    return new PortUnavailable(`Port ${port} is in use by another program.`, { cause: error })
  if (error.code === 'EACCES')
    return new PortUnavailable(`Port ${port} may not be used by this user.`, { cause: error })
  return error
}
