import { Problem } from './problem.ts'

/** Headers that may come once. Of several, node:http would use the first one, and a proxy perhaps another. */
const SINGLE = ['host', 'authorization', 'content-type', 'idempotency-key']
const LENGTHS = new Set(SINGLE.map((name) => name.length))

/**
 * Checks the headers of which there may be one only, and Host, which must be there (RFC 9112, 3.2).
 *
 * @param rawHeaders names and values in turn, as they came
 * @returns the problem of such a request; undefined if there is none
 */
export function badHeaders(rawHeaders: readonly string[]): Problem | undefined {
  let seen = 0
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? ''
    if (!LENGTHS.has(name.length)) continue
    const which = SINGLE.indexOf(name.toLowerCase())
    if (which < 0) continue
    const bit = 1 << which
    if ((seen & bit) !== 0)
      return new Problem('malformed-request', { case: 'header-twice', header: name })
    seen |= bit
  }
  return (seen & 1) === 0 ? new Problem('malformed-request', { case: 'no-host' }) : undefined
}

/**
 * Checks a request whose target is a whole address, as a proxy gets it: this program would read Host, and a proxy in front
 * of it the address (RFC 9112, 3.2.2).
 *
 * @returns the problem if the two name different hosts; undefined if there is none
 */
export function badTarget(target = '/', host: string | undefined): Problem | undefined {
  if (target.startsWith('/')) return undefined
  const named = /^https?:\/\/([^/?#]*)/i.exec(target)?.[1]
  if (named === undefined || named.toLowerCase() === host?.toLowerCase()) return undefined
  return new Problem('malformed-request', { case: 'two-hosts' })
}
