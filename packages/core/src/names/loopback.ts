/**
 * Whether the host is this machine itself, so that what is sent there crosses no network: `localhost`,
 * 127.0.0.0/8 and ::1. Other names may lead here too, but nobody can say so for tomorrow. Names below `localhost` should
 * lead here (RFC 6761, 6.3), but many systems ask the network for them.
 *
 * @param host a name or an address; an IPv6 address with or without the brackets of a URL
 */
export function isLoopback(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
  if (name === 'localhost' || name === '::1') return true
  return /^127(\.\d{1,3}){3}$/.test(name)
}

/**
 * Whether a secret may be sent to this address: over https, or over http on this machine.
 * @param address a URL
 */
export function isSafeAddress(address: string | URL): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}
