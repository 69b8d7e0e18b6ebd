import { Problem } from './problem.ts'

/** The host of a Host header, without its port: `[::1]:8080` → `[::1]`. */
const hostOf = (header: string) => header.toLowerCase().replace(/:\d+$/, '')

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Refuses what a web page could send from a browser on this machine: a rebound DNS name shows in the Host header,
 * a cross-site request in Origin. Programs and terminals send no Origin.
 *
 * @param allowed more names that the daemon may be reached under, e.g. behind a proxy
 */
export function localOnly(allowed: readonly string[]) {
  const hosts = new Set([...LOOPBACK, ...allowed.map((name) => name.toLowerCase())])
  return (host: string | undefined, origin: string | undefined): void => {
    if (host === undefined || !hosts.has(hostOf(host)))
      throw new Problem('host-not-allowed', `This box office does not answer to that Host.`, {
        hint: 'Add the name to `allowedHosts` in the configuration.',
      })
    if (origin !== undefined)
      throw new Problem('origin-not-allowed', 'Web pages may not ask this box office.')
  }
}
