import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv6, type Socket } from 'node:net'

/**
 * From where a request comes, for limits of callers without a token: an IPv4 address, the first half of an IPv6 address
 * (a household or a server has all of the second half), or `local` for a connection that has no address.
 */
export type AddressOf = (incoming: IncomingMessage) => string

/**
 * Makes the function that finds addresses.
 *
 * @param trustedProxies addresses and networks (`10.0.0.0/8`) of proxies. Only what these add to `X-Forwarded-For` is
 *   believed, since everybody may send this header.
 */
export function addressFinder(trustedProxies: readonly string[]): AddressOf {
  const isTrusted = trustIn(trustedProxies)
  return ({ socket, headers }) => {
    let address = plain(socket.remoteAddress)
    if (address === undefined) return withoutAddress(socket)
    const forwarded = headers['x-forwarded-for']
    // The last entry is by the proxy that sent this request, the one before by the proxy before, and so on.
    const steps = typeof forwarded === 'string' ? forwarded.split(',') : []
    while (steps.length > 0 && isTrusted(address)) {
      const before = plain(steps.pop()?.trim())
      if (before === undefined) break
      address = before
    }
    return bucketName(address)
  }
}

/** From where a connection comes: an address as in {@link AddressOf}, or `proxy`. */
export function sourceFinder(trustedProxies: readonly string[]): (socket: Socket) => string {
  const isTrusted = trustIn(trustedProxies)
  return (socket) => {
    const address = plain(socket.remoteAddress)
    if (address === undefined) return withoutAddress(socket)
    return isTrusted(address) ? 'proxy' : bucketName(address)
  }
}

/** Whether an address is one of this machine. */
export const isLocal = (address: string): boolean =>
  address === 'local' || address === LOOPBACK_V6 || address.startsWith('127.')

const LOOPBACK_V6 = '0:0:0:0::/64'

/** A connection without an address came over a Unix socket, or the client has closed it in the meantime. */
const withoutAddress = ({ destroyed }: Socket) => (destroyed ? 'gone' : 'local')

const bucketName = (address: string) => (isIPv6(address) ? firstHalf(address) : address)

/** An address without brackets, port and zone; an IPv4 address in its usual form. Undefined if it is none. */
function plain(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const bare = text
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/^::ffff:(?=[\d.]+$)/i, '')
    .replace(/%.*$/, '')
  return isIP(bare) === 0 ? undefined : bare
}

/** The first 64 bits of an IPv6 address, in one form for all that are the same. */
function firstHalf(address: string): string {
  // The URL parser writes every IPv6 address in its canonical form (RFC 5952).
  const { hostname } = new URL(`http://[${address}]`)
  const [before = '', after] = hostname.slice(1, -1).split('::')
  const left = before === '' ? [] : before.split(':')
  const right = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** @throws if a name is neither an address nor a network */
function trustIn(names: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const name of names) {
    const [address = '', bits] = name.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}
