import { Problem } from './problem.ts'

/** The host of a Host header, without its port: `[::1]:8080` → `[::1]`. */
const hostOf = (header: string) => header.toLowerCase().replace(/:\d+$/, '')

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Refuses requests that a web page in a browser on this machine may have sent. A DNS name that was rebound to this
 * machine shows in the Host header. A cross-site request shows in the Origin header. Programs and terminals send no
 * Origin.
 *
 * @param allowed more host names under which the daemon may be reached, such as that of a proxy
 * @returns the problem of a request with these headers; undefined if it may pass
 */
export function localOnly(allowed: readonly string[]) {
  const hosts = new Set([...LOOPBACK, ...allowed.map((name) => name.toLowerCase())])
  /** The last Host that was allowed. Nearly all requests of a client have the same Host. */
  let lastAllowed: string | undefined
  return (host: string | undefined, origin: string | undefined): Problem | undefined => {
    if (host !== undefined && (host === lastAllowed || hosts.has(hostOf(host)))) lastAllowed = host
    else return new Problem('host-not-allowed', {})
    if (origin !== undefined) return new Problem('origin-not-allowed', {})
    return undefined
  }
}
