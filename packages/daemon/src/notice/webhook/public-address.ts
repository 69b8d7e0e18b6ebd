import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** All the internet that IPv6 has (IANA). Ranges inside of it that lead elsewhere are named by ipaddr.js. */
const INTERNET_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether the address is out on the internet: not this machine, not its network, not multicast, nothing reserved.
 * Of IPv6 only what is known to be the internet is public. So IPv4 that is written in IPv6 (::ffff:127.0.0.1, NAT64) is
 * not, whichever address it wraps.
 *
 * @param address an IP address; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  // ipaddr.js also reads 0x7f.1 and 2130706433, which are no addresses here.
  if (isIP(address) === 0) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(INTERNET_IPV6)
}
