import type { GatewayIdentity } from '@outerpark/core/names'
import type { Config } from '../../settings/config.ts'

type Asked = Pick<Config, 'gateway' | 'gatewayUrl' | 'stripeKey'>

/** The gateway that the settings name. The account at Stripe is not known before Stripe was asked. */
export function gatewayIn({ gateway: name, gatewayUrl, stripeKey = '' }: Asked): GatewayIdentity {
  return {
    name,
    at: name === 'http' && gatewayUrl !== undefined ? new URL(gatewayUrl).origin : null,
    live: name === 'stripe' ? !/^.k_test_/.test(stripeKey) : null,
    account: null,
  }
}

/** Whether both may be the same card company. An account that is not known is no difference. */
export function isSameGateway(one: GatewayIdentity, other: GatewayIdentity): boolean {
  return (
    one.name === other.name &&
    one.at === other.at &&
    one.live === other.live &&
    (one.account ?? other.account) === (other.account ?? one.account)
  )
}

/** Reads a gateway from the note that {@link gatewayNote} wrote. Undefined if there is no note. */
export const gatewayFrom = (note: string | undefined): GatewayIdentity | undefined =>
  note === undefined ? undefined : (JSON.parse(note) as GatewayIdentity)

/** The note of a gateway. */
export const gatewayNote = (gateway: GatewayIdentity): string => JSON.stringify(gateway)
