import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { printable } from '@outerpark/core/kernel'
import { isPublicAddress } from './public-address.ts'

/** Looks up all addresses of a host name, in the form of node:dns. */
export type Resolve = (hostname: string) => Promise<readonly Resolved[]>
type Resolved = { readonly address: string; readonly family: number }

export const resolveByDns: Resolve = (hostname) => lookup(hostname, { all: true })

/**
 * The address of a webhook, checked without a DNS look-up.
 * The URL parser turns every form of IPv4 (`0x7f.1`, `2130706433`) into the one with four numbers.
 *
 * @throws RangeError if nothing may be sent to the address
 */
export function hookTarget(url: string, allowPrivate: boolean): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (target?.protocol !== 'https:' && target?.protocol !== 'http:')
    throw new RangeError("The webhook's address must start with https:// or http:// and a host.")
  if (target.username !== '' || target.password !== '')
    throw new RangeError("The webhook's address must not have a user or a password in it.")
  const host = target.hostname.replace(/^\[(.*)\]$/, '$1')
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host))
    throw new RangeError(privateAddress(host))
  return target
}

/**
 * Makes the look-up function for a connection. It checks the addresses of a name, and gives Node exactly these. A
 * second look-up after the check could give another address (DNS rebinding), so there is none. Node calls it only for
 * names; {@link hookTarget} checks a URL with an IP address.
 */
export function checkedLookup(resolve: Resolve, allowPrivate: boolean): LookupFunction {
  return (hostname, { all }, callback) => {
    const answer = async () => {
      const addresses = await resolve(hostname)
      const inside = addresses.find(({ address }) => !isPublicAddress(address))
      if (inside && !allowPrivate)
        throw new Error(privateAddress(`${hostname} (${inside.address})`))
      const [first] = addresses
      if (!first) throw new Error(`${hostname} has no address.`)
      return { addresses, first }
    }
    answer().then(
      ({ addresses, first }) =>
        all ? callback(null, [...addresses]) : callback(null, first.address, first.family),
      (error) => callback(error, ''),
    )
  }
}

const privateAddress = (host: string) =>
  `The webhook's address leads to this machine or its network, which the configuration does not allow: ${printable(host)}`
