import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'

/** How long requests wait at most for connections that keep arriving. */
const LONGEST_WAIT_MS = 50
/**
 * How long nothing waits after requests have waited that long (ms). Somebody who connects again and again takes a quarter of
 * the time at most. A crowd that is not over by then has its next turn soon: on a slow machine a thousand connections
 * need several.
 */
const REST_MS = 150

/**
 * Lets requests wait while connections arrive, so that a new connection is not kept out by busy ones.
 *
 * libuv accepts one connection in a turn of the event loop. With a thousand busy connections a turn takes 50 ms, and the
 * thousandth one that connects at the opening of a sale would wait for most of a minute. While no request is answered, a
 * turn takes some 20 µs. The requests that waited then begin together, and their bookings share a commit.
 *
 * @param now returns milliseconds from any fixed point in time
 * @returns a listener for the requests of that server, in front of `answer`
 */
export function afterArrivals(
  server: Server,
  answer: RequestListener,
  now: () => number = () => performance.now(),
): RequestListener {
  let waiting: [IncomingMessage, ServerResponse][] = []
  /** when the arrivals of now began, by `now`; nothing if nobody arrives */
  let since: number | undefined
  /** until when no request waits, by `now` */
  let restsUntil = 0
  /** whether a connection arrived in this turn */
  let arrived = false

  const afterTurn = (): void => {
    if (arrived && since !== undefined && now() - since < LONGEST_WAIT_MS) {
      arrived = false
      setImmediate(afterTurn)
      return
    }
    // Connections still arrive: this is no crowd that is over in a moment.
    if (arrived) restsUntil = now() + REST_MS
    arrived = false
    since = undefined
    const all = waiting
    waiting = []
    // A request is not begun if its connection has gone in the meantime.
    for (const [incoming, outgoing] of all) if (!outgoing.destroyed) answer(incoming, outgoing)
  }
  server.on('connection', () => {
    const at = now()
    if (at < restsUntil) return
    arrived = true
    if (since !== undefined) return
    since = at
    setImmediate(afterTurn)
  })

  return (incoming, outgoing) => {
    if (since === undefined) answer(incoming, outgoing)
    else waiting.push([incoming, outgoing])
  }
}
