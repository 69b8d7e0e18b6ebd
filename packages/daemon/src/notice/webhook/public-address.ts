import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** All public addresses of IPv6 (IANA). ipaddr.js knows the ranges inside of it that are not public. */
const INTERNET_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether the address is public: not this machine, not its network, not multicast, not reserved. In IPv6 only the
 * public range counts. So an IPv4 address inside an IPv6 one (::ffff:127.0.0.1, NAT64) is never public.
 *
 * @param address an IP address; any other text is not public
 */
export function isPublicAddress(address: string): boolean {
  // ipaddr.js would also accept 0x7f.1 and 2130706433.
  if (isIP(address) === 0) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(INTERNET_IPV6)
}
