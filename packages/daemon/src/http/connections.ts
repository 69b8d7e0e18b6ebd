import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { isLocal, sourceFinder } from './address.ts'
import { Problem, problemMessage } from './problem.ts'
import { endWith, rawAnswer } from './raw-answer.ts'

export type ConnectionLimits = {
  /** how many connections there may be in all */
  readonly most: number
  /** how many of one address; this machine and the proxies have no such limit */
  readonly mostEach: number
}

export const NO_CONNECTION_LIMITS: ConnectionLimits = {
  most: Number.POSITIVE_INFINITY,
  mostEach: Number.POSITIVE_INFINITY,
}

/** How often connections without a request under way are closed to make room, at most (ms). */
const IDLE_MS = 1_000
/** How many connections at once get an answer that says that they are too many. More are just closed. */
const MOST_REFUSED = 100

/**
 * Limits the connections of a server. Call it before the server listens.
 *
 * If all places are taken, a new connection gets the place of the oldest one that has not sent a request yet. So those
 * who connect and say nothing, or say it very slowly, do not keep out those who ask.
 *
 * @returns a function to call with the connection of each request. It gives false if the connection was refused.
 */
export function limitConnections(
  server: Server,
  { most, mostEach }: ConnectionLimits,
  trustedProxies: readonly string[],
): (socket: Socket) => boolean {
  /** connections that have not sent a request, oldest first */
  const silent = new Set<Socket>()
  const byEnd = new Map<string, Socket>()
  const source = sourceFinder(trustedProxies)
  const each = new Map<string, number>()
  let total = 0

  const leave = (socket: Socket, from: string): void => {
    silent.delete(socket)
    total -= 1
    const rest = (each.get(from) ?? 1) - 1
    if (rest > 0) each.set(from, rest)
    else each.delete(from)
  }
  const closeIdle = idleCloser(server)
  const makeRoom = (): boolean => {
    const [oldest] = silent
    if (!oldest) return false
    silent.delete(oldest)
    oldest.destroy()
    return true
  }

  // Those who are refused are still there for a moment.
  if (Number.isFinite(most)) server.maxConnections = most + MOST_REFUSED
  server.on('connection', (socket: Socket) => {
    const from = source(socket)
    const end = endOf(socket)
    byEnd.set(end, socket)
    const mine = (each.get(from) ?? 0) + 1
    total += 1
    each.set(from, mine)
    socket.once('close', () => {
      byEnd.delete(end)
      leave(socket, from)
    })
    if (mine > mostEach && !isLocal(from) && from !== 'proxy') endWith(socket, BUSY)
    else if (total <= most || makeRoom()) silent.add(socket)
    else endWith(socket, BUSY, closeIdle)
  })
  // With TLS a request has a socket of its own, which knows the connection only by its other end.
  const under = new WeakMap<Socket, Socket>()
  server.on('secureConnection', (secure: Socket) => {
    const socket = byEnd.get(endOf(secure))
    if (socket) under.set(secure, socket)
  })
  return (socket) => {
    if (silent.size > 0) silent.delete(under.get(socket) ?? socket)
    return !socket.writableEnded
  }
}

/** Makes a function that closes connections without a request under way, but not too often. */
function idleCloser(server: Server): () => void {
  let closedAt = Number.NEGATIVE_INFINITY
  return () => {
    const now = performance.now()
    if (now - closedAt < IDLE_MS) return
    closedAt = now
    server.closeIdleConnections()
  }
}

const endOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`

const BUSY = rawAnswer(problemMessage(new Problem('server-busy', { case: 'connections' })))
