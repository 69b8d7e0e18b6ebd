import { Problem } from './problem.ts'

/** The host of a Host header, without its port: `[::1]:8080` → `[::1]`. */
const hostOf = (header: string) => header.toLowerCase().replace(/:\d+$/, '')

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Finds out what a web page in a browser on this machine may have sent. A DNS name that was rebound to this machine shows
 * in the Host header, a cross-site request in Origin. Programs and terminals send no Origin.
 *
 * @param allowed more names that the daemon may be reached under, such as the one of a proxy
 * @returns the problem of a request with these headers; undefined if it may pass
 */
export function localOnly(allowed: readonly string[]) {
  const hosts = new Set([...LOOPBACK, ...allowed.map((name) => name.toLowerCase())])
  /** Nearly all requests of a client bear the same Host. */
  let lastAllowed: string | undefined
  return (host: string | undefined, origin: string | undefined): Problem | undefined => {
    if (host !== undefined && (host === lastAllowed || hosts.has(hostOf(host)))) lastAllowed = host
    else
      return new Problem('host-not-allowed', `This box office does not answer to that Host.`, {
        hint: 'Add the name to `allowedHosts` in the configuration.',
      })
    if (origin !== undefined)
      return new Problem('origin-not-allowed', 'Web pages may not ask this box office.')
    return undefined
  }
}
