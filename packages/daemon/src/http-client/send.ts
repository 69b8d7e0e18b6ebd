import * as http from 'node:http'
import * as https from 'node:https'

/** Where requests go, and the connections to it. */
export type Origin = {
  readonly secure: boolean
  readonly host: string
  readonly port: number
  /** a Unix socket or named pipe, instead of host and port */
  readonly socketPath?: string | undefined
  /** false for a connection of its own for each request */
  readonly agent: http.Agent | false
}

/** The origin behind a Unix socket or named pipe of this machine. */
export const socketOrigin = (socketPath: string, agent: Origin['agent']): Origin => ({
  ...{ secure: false, host: 'localhost', port: 80 },
  ...{ socketPath, agent },
})

/** A request as it goes out. */
export type Outgoing = {
  readonly method: string
  /** with its query */
  readonly path: string
  readonly headers: http.OutgoingHttpHeaders
  readonly body?: string | Uint8Array | undefined
}

/**
 * The origin of an address.
 * @throws TypeError if it is no URL, RangeError if it is not http: or https:
 */
export function originOf(address: string | URL, agent: Origin['agent']): Origin {
  const { protocol, hostname, port } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new RangeError(`An address must be http: or https:, not ${protocol}`)
  const secure = protocol === 'https:'
  // A URL writes IPv6 in brackets, and node:http wants it without.
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  return { secure, host, port: Number(port || (secure ? 443 : 80)), agent }
}

/** The connections to an address, of the kind that its protocol needs. */
export function agentFor(address: string | URL, options: http.AgentOptions): http.Agent {
  return new URL(address).protocol === 'https:' ? new https.Agent(options) : new http.Agent(options)
}

/**
 * Sends a request over node:http, and resolves when its answer begins. No redirect is followed.
 *
 * This is the one place where the daemon asks anybody over HTTP. A call to a gateway takes 50 µs this way, 60 with Node's
 * own `signal` and `for await`, and more than twice as much with fetch. A pool of undici takes 30, but also 70 ms and 20 MiB
 * of every start. The CLI has a client of its own, since loading this one from here takes 2 to 4 ms of each command.
 *
 * @param signal destroys the connection when it is aborted, also in the middle of the answer
 * @throws Node's own errors (ECONNREFUSED, ECONNRESET, …), or the signal's reason
 */
export function send(
  { secure, host, port, socketPath, agent }: Origin,
  { method, path, headers, body }: Outgoing,
  signal?: AbortSignal,
): Promise<http.IncomingMessage> {
  const { request } = secure ? https : http
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const outgoing = request({ host, port, socketPath, agent, method, path, headers })
    let answered = false
    outgoing.on('response', (incoming) => {
      answered = true
      resolve(incoming)
    })
    outgoing.on('error', reject)
    const abort = () => {
      outgoing.destroy(signal?.reason)
      // Node says nothing of a request that waits for a connection until it gets one.
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', abort, { once: true })
    outgoing.on('close', () => {
      // The signal may live as long as the daemon, and would remember each request.
      signal?.removeEventListener('abort', abort)
      // There is not always an error: a connection that is upgraded to another protocol just ends.
      if (!answered) reject(new Error('the connection ended without an answer'))
    })
    outgoing.end(body)
  })
}
