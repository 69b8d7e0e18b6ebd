import { once } from 'node:events'
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, Server as NetServer } from 'node:net'
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises'
import { printable } from '@outerpark/core/kernel'
import { afterArrivals } from './arrivals.ts'
import { answerBadRequest, answerConnect } from './bad-request.ts'
import { isChunkedByStranger, refuseChunks } from './chunks-of-strangers.ts'
import { type ConnectionLimits, limitConnections, NO_CONNECTION_LIMITS } from './connections.ts'
import { oneAtATime } from './pipelining.ts'
import { readSlowOnesSeldom } from './slow-reader.ts'
import { TIMEOUTS } from './timeouts.ts'
import { watchChunks } from './unread.ts'
import { closeUnreadAnswers } from './unread-answers.ts'

/** Another program uses the port, or this user may not use it. */
export class PortUnavailable extends Error {
  override readonly name = 'PortUnavailable'
  readonly port: number
  readonly why: 'in-use' | 'not-allowed'
  constructor(port: number, why: 'in-use' | 'not-allowed', options?: ErrorOptions) {
    super(`Port ${port} is ${why}.`, options)
    this.port = port
    this.why = why
  }
}

/** The host has no address, or its address is not one of this machine. */
export class HostUnavailable extends Error {
  override readonly name = 'HostUnavailable'
}

/** For how long a client may read nothing of its answer (ms). */
const UNREAD_MS = 60_000

export type ServerLimits = {
  /** no limits if left out */
  readonly connections?: ConnectionLimits
  readonly trustedProxies?: readonly string[]
  /** in milliseconds */
  readonly timeouts?: typeof TIMEOUTS
  readonly unreadMs?: number
}

/** A certificate with its chain, and its key, in PEM. */
export type Tls = { readonly cert: Buffer; readonly key: Buffer }

/** How many connections may wait in the kernel. */
export const BACKLOG = 4096

type Listening = {
  readonly host: string
  readonly port: number
  /** the server speaks HTTPS if this is given, otherwise HTTP */
  readonly tls?: Tls | undefined
  /** a socket that has this address already; undefined if it is to be taken */
  readonly handle?: NetServer | undefined
}

/**
 * Listens for requests.
 * @param port 0 means any free port
 * @throws PortUnavailable, HostUnavailable
 * @returns `stop` closes the server to new connections. It resolves when every accepted request is answered. With
 *   `lingerMs` the connections that are idle are closed after that time only.
 */
export async function listen(
  app: RequestListener,
  { host, port, tls, handle }: Listening,
  limits: ServerLimits = {},
): Promise<{ url: string; stop: (graceMs: number, lingerMs?: number) => Promise<void> }> {
  const server = boundedServer(app, limits, tls)
  if (handle) server.listen(handle, BACKLOG)
  else server.listen({ port, host, backlog: BACKLOG })
  // `once` rejects if the server emits 'error' before 'listening'.
  await once(server, 'listening').catch((error) => Promise.reject(unavailable(error, host, port)))
  const address = server.address() as AddressInfo // of a TCP server that listens
  const url = `${tls ? 'https' : 'http'}://${reachable(host)}:${address.port}`
  return { url, stop: (graceMs, lingerMs) => stopServer(server, graceMs, lingerMs) }
}

/** A server that bounds each request in time, and answers the requests of a connection one after another. */
export function boundedServer(
  app: RequestListener,
  {
    connections = NO_CONNECTION_LIMITS,
    trustedProxies = [],
    timeouts = TIMEOUTS,
    unreadMs = UNREAD_MS,
  }: ServerLimits = {},
  tls?: Tls,
): Server {
  const server = serverFor(tls, {
    ...timeouts,
    // How often Node looks for requests that take too long.
    connectionsCheckingInterval: Math.min(1_000, timeouts.headersTimeout),
    // `single-headers.ts` answers a request without Host.
    requireHostHeader: false,
  })
  const asks = limitConnections(server, connections, trustedProxies)
  const hasAsked = readSlowOnesSeldom(server)
  const begin = oneAtATime(afterArrivals(server, app))
  server.on('request', (incoming, outgoing) => {
    hasAsked(incoming.socket)
    // Before it has asked anything: its connection is the first one to be closed if there are too many.
    if (isChunkedByStranger(incoming)) return refuseChunks(incoming, outgoing)
    if (incoming.headers['transfer-encoding'] !== undefined) watchChunks(incoming)
    if (asks(incoming.socket)) begin(incoming, outgoing)
  })
  server.on('clientError', answerBadRequest)
  server.on('connect', answerConnect)
  // What else a client expects than 100-continue does not matter (RFC 9110, 10.1.1). Node would answer 417 by itself.
  server.on('checkExpectation', (...asked) => server.emit('request', ...asked))
  server.keepAliveTimeout = 30_000
  closeUnreadAnswers(server, unreadMs)
  return server
}

/** An HTTPS server has all that is used here of an HTTP server. Only their types differ. */
const serverFor = (tls: Tls | undefined, options: ServerOptions): Server =>
  tls
    ? // The handshake may take as long as the head of a request.
      (createSecureServer({
        ...{ ...options, ...tls },
        handshakeTimeout: options.headersTimeout,
      }) as unknown as Server)
    : createServer(options)

/** The host for a URL. A server on every address is reached on loopback. IPv6 is put in brackets (RFC 3986). */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

/** Closes a server, and resolves when every accepted request is answered, or after `graceMs`. */
export async function stopServer(server: Server, graceMs: number, lingerMs = 0): Promise<void> {
  const closed = once(server, 'close')
  if (lingerMs > 0) {
    // Closes only what listens. The method of an HTTP server closes idle connections too.
    NetServer.prototype.close.call(server)
    await sleep(lingerMs)
  }
  // What has arrived is read between a timer and an immediate. A connection whose request waits to be read is not idle.
  await immediate()
  server.close()
  server.closeIdleConnections()
  // A connection is idle once its answer is sent. This closes idle connections only, not those with a request in
  // flight.
  const idle = setInterval(() => setImmediate(() => server.closeIdleConnections()), 20)
  const last = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(idle)
  clearTimeout(last)
}

/** Node's error codes for a host that has no address, or whose address is not one of this machine. */
const NO_HOST_OF_OURS = ['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']

/** The reason why this server cannot listen; other errors stay as they are. */
export function unavailable(
  error: Error & { readonly code?: string },
  host: string,
  port: number,
): Error {
  if (NO_HOST_OF_OURS.includes(error.code ?? ''))
    return new HostUnavailable(
      `host: ${printable(host)} is no name or address of this machine (${error.code}).`,
      { cause: error },
    )
  if (error.code === 'EADDRINUSE') return new PortUnavailable(port, 'in-use', { cause: error })
  if (error.code === 'EACCES') return new PortUnavailable(port, 'not-allowed', { cause: error })
  return error
}
