import type { GatewayIdentity } from '@outerpark/core/names'
import type { Stretch } from '../../store/sqlite/home-memory.ts'
import { isSameGateway } from './gateway-identity.ts'

/** From which position of the log on a gateway charged the cards. */
export type Stay = { readonly gateway: GatewayIdentity; readonly after: number }

/**
 * The stays of a home, oldest first, from their note.
 * @param gateway the last one. A home of an older version has no note of the stays: then it was always that one
 */
export function staysFrom(
  note: string | undefined,
  gateway: GatewayIdentity | undefined,
): readonly Stay[] {
  if (note !== undefined) return JSON.parse(note) as Stay[] // `staysNote` wrote it
  return gateway ? [{ gateway, after: 0 }] : []
}

/** The stays, with the gateway that charges the cards from now on. @param position the last one of the log */
export function staysWith(
  stays: readonly Stay[],
  gateway: GatewayIdentity,
  position: number,
): readonly Stay[] {
  const last = stays.at(-1)
  if (last && isSameGateway(last.gateway, gateway)) return stays
  return [...stays, { gateway, after: position }]
}

export const staysNote = (stays: readonly Stay[]): string => JSON.stringify(stays)

/** When a gateway charged the cards. It may have been changed, and changed back. */
export const stretchesOf = (stays: readonly Stay[], gateway: GatewayIdentity): Stretch[] =>
  stays.flatMap((stay, n) =>
    isSameGateway(stay.gateway, gateway)
      ? [{ after: stay.after, upTo: stays[n + 1]?.after ?? Number.MAX_SAFE_INTEGER }]
      : [],
  )
