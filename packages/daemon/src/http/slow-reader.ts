import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { Server as SecureServer } from 'node:tls'

/** How often a connection that sends its first request slowly is read (ms). */
const EVERY_MS = 1_000
/** In how many groups the connections are read, one after another. */
const GROUPS = 20
/** A request comes whole, or in a few packets within this time (ms). */
const AT_ONCE_MS = 250

/** A connection that has not sent a whole head yet. */
type Waiting = {
  /** when it was added, by `performance.now()` */
  readonly since: number
  /** how many bytes had come by then; with TLS, those of the handshake */
  readonly before: number
}

export type SlowReader = {
  /** Call it with a new connection. */
  readonly add: (socket: Socket) => void
  /** Call it with the connection of each request. */
  readonly delete: (socket: Socket) => void
}

/**
 * Reads connections that send their first request byte by byte only once a second. Each byte would wake the process up
 * otherwise: 4,000 of these clients cost half of its time. What they send waits in the kernel.
 *
 * A connection that has sent nothing is not slow. Its request is read at once, whenever it comes.
 */
export function slowReader(): SlowReader {
  /** oldest first */
  const fresh = new Map<Socket, Waiting>()
  /** those that have been here for AT_ONCE_MS; first the one whose turn is next */
  const late = new Map<Socket, Waiting>()
  let isScheduled = false

  const pauseIfSlow = (socket: Socket): void => {
    const waiting = late.get(socket)
    if (waiting && socket.bytesRead > waiting.before) socket.pause()
  }
  const schedule = (): void => {
    if (isScheduled) return
    isScheduled = true
    setTimeout(round, EVERY_MS / GROUPS).unref()
  }
  const round = (): void => {
    isScheduled = false
    const now = performance.now()
    const group = [...late.keys()].slice(0, Math.ceil(late.size / GROUPS))
    for (const socket of group) {
      if (socket.isPaused()) socket.resume()
      toTheEnd(late, socket)
    }
    for (const [socket, waiting] of fresh) {
      if (now - waiting.since < AT_ONCE_MS) break
      fresh.delete(socket)
      late.set(socket, waiting)
      pauseIfSlow(socket)
    }
    // In between, Node reads what has come.
    setImmediate(() => group.forEach(pauseIfSlow))
    if (fresh.size + late.size > 0) schedule()
  }

  const remove = (socket: Socket): void => {
    // Called for each request. Mostly all connections have sent one before.
    if (fresh.size + late.size === 0) return
    if (!fresh.delete(socket)) late.delete(socket)
  }
  return {
    add(socket) {
      fresh.set(socket, { since: performance.now(), before: socket.bytesRead })
      socket.once('close', () => remove(socket))
      schedule()
    },
    delete: remove,
  }
}

/**
 * Reads the slow connections of a server seldom.
 * @returns a function to call with the connection of each request
 */
export function readSlowOnesSeldom(server: Server): SlowReader['delete'] {
  const reader = slowReader()
  const event = server instanceof SecureServer ? 'secureConnection' : 'connection'
  server.on(event, reader.add)
  return reader.delete
}

function toTheEnd<Value>(map: Map<Socket, Value>, key: Socket): void {
  const value = map.get(key)
  if (value === undefined) return
  map.delete(key)
  map.set(key, value)
}
