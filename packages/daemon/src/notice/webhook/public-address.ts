import { BlockList, isIP } from 'node:net'

/** IPv4 that is not out on the internet (IANA Special-Purpose Address Registry). */
const SPECIAL_IPV4 = [
  ['0.0.0.0', 8], // this network; 0.0.0.0 connects to this machine
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by customers of a provider (CGNAT)
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, and the metadata of clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // IETF protocols
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
] as const

/** Inside of 2000::/3, which is all the internet that IPv6 has: parts that lead elsewhere. */
const SPECIAL_IPV6 = [
  ['2001::', 23], // IETF protocols, among them Teredo, which wraps IPv4
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4, which wraps IPv4
  ['3fff::', 20], // documentation
] as const

const special = new BlockList()
for (const [net, prefix] of SPECIAL_IPV4) special.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of SPECIAL_IPV6) special.addSubnet(net, prefix, 'ipv6')

const internetIpv6 = new BlockList()
internetIpv6.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether the address is out on the internet: not this machine, not its network, not multicast, nothing reserved.
 * For IPv6 what is not known to be the internet is not; so the ways of writing IPv4 in it (::ffff:127.0.0.1, NAT64)
 * are not either, whatever they wrap.
 *
 * @param address an IP address; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4')
    case 6:
      return internetIpv6.check(address, 'ipv6') && !special.check(address, 'ipv6')
    default:
      return false
  }
}
