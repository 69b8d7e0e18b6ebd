import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { type AddressOf, addressFinder, sourceFinder } from './address.ts'
import type { RateLimits } from './rate-limits.ts'
import { stopReading } from './unread.ts'

/** How long nothing is read from a connection after its request without a token was too many (ms). */
const PAUSE_MS = 200

/**
 * Makes a client wait that sends more requests without a token than its limit allows. The answer (429) is sent at once, and
 * the next request on the same connection is read later. A refusal costs nearly as much as a booking, so a client that
 * ignores Retry-After would slow down everybody else.
 *
 * A connection of a trusted proxy belongs to many clients. Those are not kept waiting.
 *
 * @returns the finder of addresses and the limits that are to be used together instead of those given
 */
export function slowDown(
  limits: RateLimits,
  trustedProxies: readonly string[],
): { readonly addressOf: AddressOf; readonly limits: RateLimits } {
  const find = addressFinder(trustedProxies)
  const source = sourceFinder(trustedProxies)
  const paused = new WeakSet<Socket>()
  /** The request whose address was asked for last. The limits ask for it in the turn in which they refuse. */
  let asking: IncomingMessage | undefined

  const pause = (): void => {
    const socket = asking?.socket
    if (!socket || paused.has(socket) || source(socket) === 'proxy') return
    paused.add(socket)
    stopReading(socket, PAUSE_MS, () => {
      paused.delete(socket)
      socket.resume()
    })
  }
  return {
    addressOf(incoming) {
      asking = incoming
      return find(incoming)
    },
    limits: {
      count(route, caller, address) {
        if (caller.role !== 'nobody') return limits.count(route, caller, address)
        try {
          limits.count(route, caller, address)
        } catch (error) {
          pause()
          throw error
        }
      },
      countUnknown(address) {
        try {
          limits.countUnknown(address)
        } catch (error) {
          pause()
          throw error
        }
      },
    },
  }
}
